import {
  AssociateLensesCommand,
  CreateLensVersionCommand,
  GetAnswerCommand,
  GetWorkloadCommand,
  ImportLensCommand,
  ListAnswersCommand,
  paginateListAnswers,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
  type AnswerSummary,
  type UpdateAnswerCommandInput,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedEvidence, seedWorkload } from '../../../../test/wire/seed-workload.ts'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { insertProfile, insertProfileVersion } from '../../../store/profiles.ts'
import { profileArn } from '../arns.ts'
import { loadToolCatalog } from '../catalog.ts'
import { writeAs } from '../write.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

let accounts = 0
const freshAccount = () => String(300_000_000_000 + ++accounts)
const LensAlias = 'wellarchitected'
const QuestionId = 'securely-operate'
const arn = 'arn:aws:wellarchitected::aws:lens/wellarchitected'
const practices = loadToolCatalog()
  .officialLenses()[0]
  ?.questions.find(({ id }) => id === QuestionId)?.practices
const choice = (at: number) => practices?.at(at)?.id ?? ''
const high = (practices ?? []).filter(({ level }) => level === 'high').map(({ id }) => id)

async function answer(
  client: WellArchitectedClient,
  WorkloadId: string,
  update: Partial<UpdateAnswerCommandInput>,
) {
  const command = new UpdateAnswerCommand({ WorkloadId, LensAlias, QuestionId, ...update })
  return (await client.send(command)).Answer
}

async function listAll(client: WellArchitectedClient, WorkloadId: string, more = {}) {
  const all: AnswerSummary[] = []
  const pages = paginateListAnswers({ client, pageSize: 20 }, { WorkloadId, LensAlias, ...more })
  for await (const page of pages) all.push(...(page.AnswerSummaries ?? []))
  return all
}

describe('Listing answers', () => {
  test('All 57 questions come in the order of the framework, "None of these" last of the choices.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    const all = await listAll(client, id)
    expect(all).toHaveLength(57)
    expect(new Set(all.map((each) => each.QuestionId)).size).toBe(57)
    for (const each of all) expect(each.Choices?.at(-1)?.ChoiceId).toMatch(/_(no|none)$/)
    expect(all[0]).toMatchObject({
      QuestionId: 'priorities',
      PillarId: 'operationalExcellence',
      Risk: 'UNANSWERED',
      IsApplicable: true,
      SelectedChoices: [],
      ChoiceAnswerSummaries: [],
      QuestionType: 'NON_PRIORITIZED',
    })
    const security = await listAll(client, id, { PillarId: 'security' })
    expect(security).toHaveLength(11)
    expect(security[1]?.QuestionId).toBe('identities')
  })

  test('The ARN of the lens works like its alias.', async () => {
    const client = bench.client(freshAccount())
    const WorkloadId = await seedWorkload(client)
    const first = { WorkloadId, PillarId: 'security', MaxResults: 3 }
    const byArn = await client.send(new ListAnswersCommand({ ...first, LensAlias: arn }))
    expect(byArn).toMatchObject({ LensAlias, LensArn: arn, NextToken: expect.any(String) })
    const byAlias = await client.send(new ListAnswersCommand({ ...first, LensAlias }))
    expect(byAlias.AnswerSummaries).toEqual(byArn.AnswerSummaries)
  })

  test('An unknown pillar is a validation error, an unknown lens or milestone is not found.', async () => {
    const client = bench.client(freshAccount())
    const WorkloadId = await seedWorkload(client)
    const list = (more: object) =>
      client.send(new ListAnswersCommand({ WorkloadId, LensAlias, ...more }))
    await expect(list({ PillarId: 'beauty' })).rejects.toMatchObject({
      name: 'ValidationException',
      message: `[Validation] No pillar with ID beauty was found in workload ${WorkloadId}.`,
    })
    for (const more of [{ LensAlias: 'serverless' }, { MilestoneNumber: 1 }])
      await expect(list(more)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  test('A profile puts questions first.', async () => {
    const account = freshAccount()
    const client = bench.client(account)
    const context = bench.context(account)
    const profile = context.newId()
    const own = profileArn(context, profile)
    const answers = Object.fromEntries(
      context.tool.profileTemplate.questions.map((q) => [q.id, q.choices.map((c) => c.id)]),
    )
    await writeAs(context, 'CreateProfile', own, async (tx) => {
      const keys = { id: profile, arn: own, account, region: 'eu-west-1', name: 'Risk averse' }
      await insertProfile(tx, { ...keys, current: '1', data: { description: 'Careful.' } })
      const version = { profile, profile_version: '1', number: 1, data: { answers } }
      await insertProfileVersion(tx, version)
    })
    const id = await seedWorkload(client, { ProfileArns: [own] })
    const first = await listAll(client, id, { QuestionPriority: 'PRIORITIZED' })
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThanOrEqual(57)
    expect(first.every((each) => each.QuestionType === 'PRIORITIZED')).toBe(true)
    expect(await listAll(client, id, { QuestionPriority: 'NONE' })).toHaveLength(57)
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }))
    expect(Workload).toMatchObject({
      Profiles: [{ ProfileArn: own, ProfileVersion: '1' }],
      PrioritizedRiskCounts: { UNANSWERED: first.length },
    })
  })
})

describe('Answering', () => {
  test('The risk follows the practices that are missing.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    expect(await answer(client, id, { SelectedChoices: [choice(0)] })).toMatchObject({
      Risk: 'HIGH',
      SelectedChoices: [choice(0)],
      ChoiceAnswers: [{ ChoiceId: choice(0), Status: 'SELECTED', Reason: 'NONE' }],
      ImprovementPlanUrl: expect.stringMatching(/^https:/),
    })
    expect((await answer(client, id, { SelectedChoices: high }))?.Risk).toBe('MEDIUM')
    expect((await answer(client, id, { SelectedChoices: [choice(-1)] }))?.Risk).toBe('HIGH')
    const none = await answer(client, id, { SelectedChoices: [choice(0), choice(-1)] })
    expect(none?.SelectedChoices).toEqual([choice(-1)])
    const away = { IsApplicable: false, Reason: 'OUT_OF_SCOPE' } as const
    expect(await answer(client, id, away)).toMatchObject({ ...away, Risk: 'NOT_APPLICABLE' })
    const cleared = await answer(client, id, { SelectedChoices: [], IsApplicable: true })
    expect(cleared).toMatchObject({ Risk: 'UNANSWERED', Reason: 'NONE', ChoiceAnswers: [] })
  })

  test('Selections, single choices and notes travel together and come back.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    const sent = await answer(client, id, {
      SelectedChoices: [choice(1), choice(0)],
      ChoiceUpdates: {
        [choice(1)]: { Status: 'UNSELECTED', Notes: 'Not yet.' },
        [choice(2)]: { Status: 'NOT_APPLICABLE', Reason: 'OTHER', Notes: 'Nothing to do.' },
      },
      Notes: 'Agreed in May.',
    })
    expect(sent).toMatchObject({
      SelectedChoices: [choice(0)],
      Notes: 'Agreed in May.',
      ChoiceAnswers: [
        { ChoiceId: choice(0), Status: 'SELECTED' },
        { ChoiceId: choice(1), Status: 'UNSELECTED', Notes: 'Not yet.' },
        {
          ChoiceId: choice(2),
          Status: 'NOT_APPLICABLE',
          Reason: 'OTHER',
          Notes: 'Nothing to do.',
        },
      ],
    })
    const command = new GetAnswerCommand({ WorkloadId: id, LensAlias: arn, QuestionId })
    expect((await client.send(command)).Answer).toEqual(sent)
    const [listed] = await listAll(client, id, { PillarId: 'security' })
    expect(listed?.ChoiceAnswerSummaries).toHaveLength(3)
  })

  test('A blank answer has no plan yet; choices of official lenses have no page and plan of their own.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    const blank = await answer(client, id, {})
    expect(blank).toMatchObject({ Risk: 'UNANSWERED', QuestionTitle: expect.stringMatching(/\?$/) })
    expect(blank?.ImprovementPlanUrl).toBeUndefined()
    const members = new Set((blank?.Choices ?? []).flatMap((each) => Object.keys(each)))
    expect([...members]).toEqual(['ChoiceId', 'Title', 'Description'])
  })

  test('Choices of a custom lens have their page and plan, "None of these" does not.', async () => {
    const account = freshAccount()
    const client = bench.client(account)
    const { LensArn = '' } = await client.send(
      new ImportLensCommand({ JSONString: lensDocument('Own choices') }),
    )
    await client.send(
      new CreateLensVersionCommand({
        LensAlias: LensArn,
        LensVersion: '1.0',
        IsMajorVersion: true,
      }),
    )
    const WorkloadId = await seedWorkload(client)
    await client.send(new AssociateLensesCommand({ WorkloadId, LensAliases: [LensArn] }))
    const { AnswerSummaries } = await client.send(
      new ListAnswersCommand({ WorkloadId, LensAlias: LensArn }),
    )
    expect(AnswerSummaries?.[0]?.Choices).toEqual([
      {
        ChoiceId: 'q_first_yes',
        Title: 'Yes',
        Description: 'More to read',
        HelpfulResource: { DisplayText: 'More to read', Url: 'https://example.com/yes' },
        ImprovementPlan: { DisplayText: 'Do it.' },
      },
      { ChoiceId: 'q_first_more', Title: 'More', ImprovementPlan: { DisplayText: 'Do more.' } },
      { ChoiceId: 'q_first_no', Title: 'None of these' },
    ])
  })

  test('A choice or question that does not exist is refused, and nothing is kept.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    await expect(
      answer(client, id, { SelectedChoices: [choice(0), 'made_up'] }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: `[Validation] No choice with ID made_up was found in question ${QuestionId}.`,
    })
    await expect(answer(client, id, { QuestionId: 'made-up' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'QUESTION',
    })
    expect((await answer(client, id, {}))?.SelectedChoices).toEqual([])
  })

  test('Many questions and many updates of one are answered at once without conflicts.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    const questions = await listAll(client, id)
    await Promise.all(
      questions.map((each) =>
        answer(client, id, {
          QuestionId: each.QuestionId,
          SelectedChoices: each.Choices?.slice(0, -1).map((c) => c.ChoiceId ?? '') ?? [],
        }),
      ),
    )
    const updates = practices
      ?.slice(0, -1)
      .map((practice) =>
        answer(client, id, { ChoiceUpdates: { [practice.id]: { Status: 'NOT_APPLICABLE' } } }),
      )
    await Promise.all(updates ?? [])
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }))
    expect(Workload?.RiskCounts).toEqual({
      NONE: 57,
      HIGH: 0,
      MEDIUM: 0,
      UNANSWERED: 0,
      NOT_APPLICABLE: 0,
    })
    const mine = await answer(client, id, {})
    expect(mine?.ChoiceAnswers?.map((each) => each.Status)).toEqual(
      practices?.slice(0, -1).map(() => 'NOT_APPLICABLE'),
    )
  })

  test('An answer makes its workload newer.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    const shown = async () =>
      (await client.send(new UpdateWorkloadCommand({ WorkloadId: id }))).Workload?.UpdatedAt ??
      new Date(0)
    const before = await shown()
    await answer(client, id, { SelectedChoices: [choice(0)] })
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }))
    expect(Workload?.UpdatedAt?.getTime()).toBeGreaterThan(before.getTime())
  })
})

describe('Evidence behind the wire', () => {
  const evidence = (at: number, verdict: string) => ({
    question: QuestionId,
    choice: choice(at),
    data: { verdict, because: `Practice ${at} is ${verdict}.`, coverage: 1 },
  })

  test('It answers what nobody answered, and counts.', async () => {
    const account = freshAccount()
    const client = bench.client(account)
    const id = await seedWorkload(client)
    await seedEvidence(bench.context(account), id, [
      evidence(0, 'met'),
      evidence(1, 'contradicted'),
      evidence(2, 'unknown'),
    ])
    const command = new GetAnswerCommand({ WorkloadId: id, LensAlias, QuestionId })
    expect((await client.send(command)).Answer).toMatchObject({
      SelectedChoices: [choice(0)],
      Risk: 'HIGH',
      ChoiceAnswers: [
        { ChoiceId: choice(0), Status: 'SELECTED', Notes: 'Evidence: Practice 0 is met.' },
        {
          ChoiceId: choice(1),
          Status: 'UNSELECTED',
          Notes: 'Evidence: Practice 1 is contradicted.',
        },
      ],
    })
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: id }))
    expect(Workload?.RiskCounts).toMatchObject({ HIGH: 1, UNANSWERED: 56 })
  })

  test('A person has the last word, and builds on what evidence proposes.', async () => {
    const account = freshAccount()
    const client = bench.client(account)
    const id = await seedWorkload(client)
    await seedEvidence(bench.context(account), id, [evidence(0, 'met'), evidence(1, 'met')])
    const noted = await answer(client, id, { Notes: 'To be discussed.' })
    expect(noted).toMatchObject({
      Notes: 'To be discussed.',
      SelectedChoices: [choice(0), choice(1)],
    })
    const added = await answer(client, id, {
      ChoiceUpdates: { [choice(2)]: { Status: 'SELECTED' } },
    })
    expect(added?.SelectedChoices).toEqual([choice(0), choice(1), choice(2)])
    const less = await answer(client, id, { SelectedChoices: [choice(2)] })
    expect(less?.SelectedChoices).toEqual([choice(2)])
    await seedEvidence(bench.context(account), id, [evidence(0, 'met')])
    expect((await answer(client, id, {}))?.SelectedChoices).toEqual([choice(2)])
  })
})
