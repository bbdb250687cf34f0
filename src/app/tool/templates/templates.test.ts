import {
  CreateReviewTemplateCommand,
  CreateWorkloadCommand,
  DeleteReviewTemplateCommand,
  GetAnswerCommand,
  GetReviewTemplateAnswerCommand,
  GetReviewTemplateCommand,
  GetReviewTemplateLensReviewCommand,
  GetWorkloadCommand,
  ImportLensCommand,
  ListReviewTemplateAnswersCommand,
  ListReviewTemplatesCommand,
  UpdateReviewTemplateAnswerCommand,
  UpdateReviewTemplateCommand,
  UpdateReviewTemplateLensReviewCommand,
  CreateLensVersionCommand,
  UpgradeReviewTemplateLensReviewCommand,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { insertTemplate } from '../../../store/review-templates.ts'
import { insertShare } from '../../../store/shares.ts'
import { parseToolArn, templateArn } from '../arns.ts'
import { writeAs } from '../write.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

const framework = 'wellarchitected'
const choices = ['sec_permissions_define', 'sec_permissions_least_privileges']

async function create(account: string, Lenses = [framework], name = 'Platform'): Promise<string> {
  const { TemplateArn } = await bench.client(account).send(
    new CreateReviewTemplateCommand({
      TemplateName: name,
      Description: 'What the platform does',
      Lenses,
      Notes: 'From the platform team',
      Tags: { team: 'a' },
    }),
  )
  return TemplateArn ?? ''
}

async function publishLens(account: string, name: string, questions: readonly string[]) {
  const client = bench.client(account)
  const JSONString = lensDocument(name, questions)
  const { LensArn } = await client.send(new ImportLensCommand({ JSONString }))
  await client.send(new CreateLensVersionCommand({ LensAlias: LensArn, LensVersion: '1.0' }))
  return LensArn ?? ''
}

function answer(
  account: string,
  TemplateArn: string,
  selected: string[],
  LensAlias = framework,
  QuestionId = 'permissions',
) {
  return bench.client(account).send(
    new UpdateReviewTemplateAnswerCommand({
      TemplateArn,
      LensAlias,
      QuestionId,
      SelectedChoices: selected,
      Notes: 'The platform does this',
    }),
  )
}

describe('The story of a template', () => {
  test('Its answers and notes are there when a workload begins, and change nothing later.', async () => {
    const account = '400000000001'
    const client = bench.client(account)
    const TemplateArn = await create(account)
    expect(
      (await client.send(new GetReviewTemplateCommand({ TemplateArn }))).ReviewTemplate,
    ).toEqual({
      TemplateArn,
      TemplateName: 'Platform',
      Description: 'What the platform does',
      Lenses: [framework],
      Notes: 'From the platform team',
      Owner: account,
      UpdateStatus: 'CURRENT',
      UpdatedAt: expect.any(Date),
      QuestionCounts: { ANSWERED: 0, UNANSWERED: 57 },
      Tags: { team: 'a' },
    })
    const updated = await answer(account, TemplateArn, choices)
    expect(updated).toMatchObject({
      TemplateArn,
      LensAlias: framework,
      Answer: { QuestionId: 'permissions', AnswerStatus: 'ANSWERED', SelectedChoices: choices },
    })
    expect(updated.Answer).not.toHaveProperty('Risk')
    await client.send(
      new UpdateReviewTemplateLensReviewCommand({
        TemplateArn,
        LensAlias: framework,
        LensNotes: 'Of the lens',
        PillarNotes: { security: 'Of the pillar' },
      }),
    )
    const { LensReview } = await client.send(
      new GetReviewTemplateLensReviewCommand({ TemplateArn, LensAlias: framework }),
    )
    expect(LensReview).toMatchObject({
      LensVersion: '2025-02-25',
      LensStatus: 'CURRENT',
      Notes: 'Of the lens',
      QuestionCounts: { ANSWERED: 1, UNANSWERED: 56 },
    })
    expect(LensReview?.PillarReviewSummaries?.[1]).toMatchObject({
      PillarId: 'security',
      PillarName: 'Security',
      Notes: 'Of the pillar',
      QuestionCounts: { ANSWERED: 1, UNANSWERED: 10 },
    })

    const { WorkloadId } = await client.send(
      new CreateWorkloadCommand({
        WorkloadName: 'From a template',
        Description: 'For tests',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'owner@example.com',
        Lenses: [],
        ReviewTemplateArns: [TemplateArn],
      }),
    )
    const read = () =>
      client.send(
        new GetAnswerCommand({ WorkloadId, LensAlias: framework, QuestionId: 'permissions' }),
      )
    expect((await read()).Answer).toMatchObject({
      SelectedChoices: choices,
      Notes: 'The platform does this',
    })
    await answer(account, TemplateArn, [])
    await client.send(new DeleteReviewTemplateCommand({ TemplateArn }))
    expect((await read()).Answer?.SelectedChoices).toEqual(choices)
    const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId }))
    expect(Workload?.Notes).toBe('From the platform team')
  })

  test('Lenses come and go with their answers; an upgrade keeps what keeps its id.', async () => {
    const account = '400000000002'
    const client = bench.client(account)
    const lens = await publishLens(account, 'Upgraded', ['q_kept', 'q_old'])
    const TemplateArn = await create(account)
    const associate = { TemplateArn, LensesToAssociate: [lens, lens], TemplateName: 'Renamed' }
    const { ReviewTemplate } = await client.send(new UpdateReviewTemplateCommand(associate))
    expect(ReviewTemplate).toMatchObject({
      TemplateName: 'Renamed',
      Lenses: [framework, lens],
      QuestionCounts: { UNANSWERED: 59 },
    })
    for (const question of ['q_kept', 'q_old'])
      await answer(account, TemplateArn, [`${question}_yes`], lens, question)
    const JSONString = lensDocument('Upgraded', ['q_kept', 'q_new'], 2)
    await client.send(new ImportLensCommand({ LensAlias: lens, JSONString }))
    await client.send(
      new CreateLensVersionCommand({ LensAlias: lens, LensVersion: '2.0', IsMajorVersion: true }),
    )
    const statuses = async () => {
      const { AnswerSummaries } = await client.send(
        new ListReviewTemplateAnswersCommand({ TemplateArn, LensAlias: lens }),
      )
      return AnswerSummaries?.map(({ QuestionId, AnswerStatus }) => `${QuestionId} ${AnswerStatus}`)
    }
    expect(await statuses()).toEqual(['q_kept ANSWERED', 'q_old ANSWERED'])
    await client.send(new UpgradeReviewTemplateLensReviewCommand({ TemplateArn, LensAlias: lens }))
    expect(await statuses()).toEqual(['q_kept ANSWERED', 'q_new UNANSWERED'])

    const change = { TemplateArn, LensesToDisassociate: [lens] }
    await client.send(new UpdateReviewTemplateCommand(change))
    await expect(client.send(new UpdateReviewTemplateCommand(change))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await client.send(new UpdateReviewTemplateCommand({ TemplateArn, LensesToAssociate: [lens] }))
    expect(await statuses()).toEqual(['q_kept UNANSWERED', 'q_new UNANSWERED'])
  })
})

describe('Answers', () => {
  test('A question is answered or not, never at risk; what does not exist is refused.', async () => {
    const account = '400000000003'
    const client = bench.client(account)
    const TemplateArn = await create(account)
    const get = (QuestionId: string, LensAlias = framework) =>
      client.send(new GetReviewTemplateAnswerCommand({ TemplateArn, LensAlias, QuestionId }))
    expect((await get('permissions')).Answer).toMatchObject({
      AnswerStatus: 'UNANSWERED',
      IsApplicable: true,
      SelectedChoices: [],
    })
    const notApplicable = await client.send(
      new UpdateReviewTemplateAnswerCommand({
        TemplateArn,
        LensAlias: framework,
        QuestionId: 'permissions',
        IsApplicable: false,
        Reason: 'OUT_OF_SCOPE',
      }),
    )
    expect(notApplicable.Answer).toMatchObject({ AnswerStatus: 'ANSWERED', IsApplicable: false })
    await expect(get('no-such-question')).rejects.toMatchObject({ ResourceType: 'QUESTION' })
    await expect(get('permissions', 'serverless')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await expect(answer(account, TemplateArn, ['__proto__'])).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })

  test('The list keeps the order of the lens over pages and by pillar.', async () => {
    const account = '400000000004'
    const client = bench.client(account)
    const list = { TemplateArn: await create(account), LensAlias: framework }
    const seen: (string | undefined)[] = []
    let NextToken: string | undefined
    do {
      const page = await client.send(
        new ListReviewTemplateAnswersCommand({ ...list, MaxResults: 25, NextToken }),
      )
      seen.push(...(page.AnswerSummaries ?? []).map(({ QuestionId }) => QuestionId))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    const [lens] = bench.context(account).tool.officialLenses()
    expect(seen).toEqual(lens?.questions.map(({ id }) => id))
    const security = await client.send(
      new ListReviewTemplateAnswersCommand({ ...list, PillarId: 'security' }),
    )
    expect(security.AnswerSummaries).toHaveLength(11)
    await expect(
      client.send(new ListReviewTemplateAnswersCommand({ ...list, PillarId: 'nothing' })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(
      client.send(
        new UpdateReviewTemplateLensReviewCommand({ ...list, PillarNotes: { nothing: 'x' } }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('Limits and permissions', () => {
  test('Foreign templates do not exist, shared ones are read only.', async () => {
    const [owner, other] = ['400000000005', '400000000006']
    const TemplateArn = await create(owner)
    const client = bench.client(other)
    await expect(client.send(new GetReviewTemplateCommand({ TemplateArn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'REVIEW_TEMPLATE',
    })
    await expect(answer(other, TemplateArn, choices)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    const context = bench.context(owner)
    await writeAs(context, 'CreateTemplateShare', TemplateArn, (tx) =>
      insertShare(tx, {
        id: context.newId(),
        type: 'template',
        resource: parseToolArn(TemplateArn)?.id ?? '',
        resource_arn: TemplateArn,
        resource_name: 'Platform',
        account: owner,
        region: 'eu-west-1',
        target: other,
        kind: 'account',
        permission: 'READONLY',
        status: 'ACCEPTED',
        invitation: context.newId(),
        expires: null,
        data: {},
      }),
    )
    const { ReviewTemplates } = await client.send(new ListReviewTemplatesCommand({}))
    expect(ReviewTemplates).toMatchObject([{ TemplateArn, Owner: owner }])
    const { ReviewTemplate } = await client.send(new GetReviewTemplateCommand({ TemplateArn }))
    expect(ReviewTemplate?.ShareInvitationId).toMatch(/^[0-9a-f]{32}$/)
    await expect(answer(other, TemplateArn, choices)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
    await expect(
      client.send(new DeleteReviewTemplateCommand({ TemplateArn })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await expect(create(other, ['serverless'])).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })

  test('An account has at most 500 review templates in a Region.', async () => {
    const account = '400000000007'
    const context = bench.context(account)
    await writeAs(context, 'CreateReviewTemplate', 'many', async (tx) => {
      for (let n = 0; n < 500; n++) {
        const id = context.newId()
        const row = { id, arn: templateArn(context, id), account, region: 'eu-west-1' }
        const data = { description: 'Many', lenses: [] }
        await insertTemplate(tx, { ...row, name: `Template ${n}`, data })
      }
    })
    await expect(create(account)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      QuotaCode: 'L-review-templates',
    })
  })

  test('The same token creates once.', async () => {
    const client = bench.client('400000000008')
    const request = {
      TemplateName: 'Once',
      Description: 'Only once',
      Lenses: [framework],
      ClientRequestToken: 'token',
    }
    const first = await client.send(new CreateReviewTemplateCommand(request))
    const second = await client.send(new CreateReviewTemplateCommand(request))
    expect(second.TemplateArn).toBe(first.TemplateArn)
    await expect(
      client.send(new CreateReviewTemplateCommand({ ...request, TemplateName: 'Twice' })),
    ).rejects.toMatchObject({ name: 'ConflictException' })
  })
})
