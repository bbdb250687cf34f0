import {
  AssociateLensesCommand,
  CreateLensVersionCommand,
  CreateMilestoneCommand,
  DeleteWorkloadCommand,
  DisassociateLensesCommand,
  GetWorkloadCommand,
  ImportLensCommand,
  ListLensReviewsCommand,
  ListWorkloadsCommand,
  paginateListWorkloads,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
  type CreateWorkloadCommandInput,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedShare, seedWorkload } from '../../../../test/wire/seed-workload.ts'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { saveTemplateAnswer, insertTemplate } from '../../../store/review-templates.ts'
import { getTags } from '../../../store/tags.ts'
import { templateArn, workloadArn } from '../arns.ts'
import { writeAs } from '../write.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

let accounts = 0
const freshAccount = () => String(200_000_000_000 + ++accounts)
const missing = '0'.repeat(32)
const framework = 'wellarchitected'

async function get(client: WellArchitectedClient, WorkloadId: string) {
  const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId }))
  return Workload
}

async function publishedLens(client: WellArchitectedClient, name = 'Delivery'): Promise<string> {
  const command = new ImportLensCommand({ JSONString: lensDocument(name) })
  const { LensArn: LensAlias = '' } = await client.send(command)
  const version = { LensAlias, LensVersion: '1.0', IsMajorVersion: true }
  await client.send(new CreateLensVersionCommand(version))
  return LensAlias
}

describe('Creating a workload', () => {
  test('A new workload has all that clients lean on.', async () => {
    const account = freshAccount()
    const client = bench.client(account)
    const id = await seedWorkload(client, { Tags: { team: 'shop' }, Lenses: [] })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await get(client, id)).toMatchObject({
      WorkloadArn: `arn:aws:wellarchitected:eu-west-1:${account}:workload/${id}`,
      Owner: account,
      Lenses: [framework],
      RiskCounts: { UNANSWERED: 57, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 },
      PrioritizedRiskCounts: { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 },
      PillarPriorities: [
        'operationalExcellence',
        'security',
        'reliability',
        'performance',
        'costOptimization',
        'sustainability',
      ],
      ImprovementStatus: 'NOT_APPLICABLE',
      IsReviewOwnerUpdateAcknowledged: false,
      Tags: { team: 'shop' },
      UpdatedAt: expect.any(Date),
    })
  })

  test('Every field comes back as it was given.', async () => {
    const account = freshAccount()
    const client = bench.client(account)
    const fields: Partial<CreateWorkloadCommandInput> = {
      Environment: 'PREPRODUCTION',
      AccountIds: ['111122223333'],
      AwsRegions: ['eu-west-1', 'us-east-1'],
      NonAwsRegions: ['Basement'],
      PillarPriorities: ['security', 'reliability'],
      ArchitecturalDesign: 'https://example.com/design.pdf',
      IndustryType: 'InfoTech',
      Industry: 'Software',
      Notes: 'First of its kind.',
      Applications: [`arn:aws:servicecatalog:eu-west-1:${account}:/applications/0abc`],
      DiscoveryConfig: {
        TrustedAdvisorIntegrationStatus: 'ENABLED',
        WorkloadResourceDefinition: ['WORKLOAD_METADATA', 'APP_REGISTRY'],
      },
      JiraConfiguration: {
        IssueManagementStatus: 'ENABLED',
        IssueManagementType: 'MANUAL',
        JiraProjectKey: 'WA_1',
      },
    }
    const workload = await get(client, await seedWorkload(client, fields))
    const { PillarPriorities, ...rest } = fields
    expect(workload).toMatchObject(rest)
    expect(workload?.PillarPriorities?.slice(0, 3)).toEqual([
      'security',
      'reliability',
      'operationalExcellence',
    ])
    expect(PillarPriorities).toHaveLength(2)
  })

  test('A name is taken once per account, ignoring case and spaces.', async () => {
    const account = freshAccount()
    const client = bench.client(account)
    await seedWorkload(client)
    await expect(seedWorkload(client, { WorkloadName: ' sHoP ' })).rejects.toMatchObject({
      name: 'ConflictException',
      ResourceType: 'WORKLOAD',
      $metadata: { httpStatusCode: 409 },
    })
    await seedWorkload(bench.client(freshAccount()))
  })

  test('A token makes a retry harmless.', async () => {
    const client = bench.client(freshAccount())
    const ClientRequestToken = 'retry-1'
    const id = await seedWorkload(client, { ClientRequestToken })
    expect(await seedWorkload(client, { ClientRequestToken })).toBe(id)
  })

  test.each<[string, Partial<CreateWorkloadCommandInput>, string]>([
    ['no place', { AwsRegions: [], NonAwsRegions: [] }, 'AwsRegions'],
    ['no review owner', { ReviewOwner: undefined }, 'ReviewOwner'],
    ['a blank name', { WorkloadName: ' a b ' }, 'WorkloadName'],
    ['an unknown pillar', { PillarPriorities: ['beauty'] }, 'PillarPriorities'],
    ['a pillar twice', { PillarPriorities: ['security', 'security'] }, 'PillarPriorities'],
    ['a reserved tag', { Tags: { 'aws:team': 'x' } }, 'Tags'],
    [
      'an application elsewhere',
      { Applications: ['arn:aws:servicecatalog:us-east-1:111122223333:/applications/0a'] },
      'Applications',
    ],
  ])('It is refused with %s.', async (_, fields, field) => {
    const client = bench.client(freshAccount())
    await expect(seedWorkload(client, fields)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
      Fields: [{ Name: field }],
      message: expect.stringMatching(/^\[Validation\] /),
    })
    const { WorkloadSummaries } = await client.send(new ListWorkloadsCommand({}))
    expect(WorkloadSummaries).toEqual([])
  })

  test.each([
    ['lens', { Lenses: [`arn:aws:wellarchitected:eu-west-1:111122223333:lens/${missing}`] }],
    ['lens', { Lenses: ['no-such-lens'] }],
    [
      'profile',
      { ProfileArns: [`arn:aws:wellarchitected:eu-west-1:111122223333:profile/${missing}`] },
    ],
    [
      'template',
      {
        ReviewTemplateArns: [
          `arn:aws:wellarchitected:eu-west-1:111122223333:review-template/${missing}`,
        ],
      },
    ],
  ])('A %s that does not exist is not found.', async (_, fields) => {
    await expect(seedWorkload(bench.client(freshAccount()), fields)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  test('A lens that AWS keeps to itself is refused with a way out.', async () => {
    const creating = seedWorkload(bench.client(freshAccount()), { Lenses: ['serverless'] })
    await expect(creating).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('ImportLens'),
    })
  })

  test('A review template fills in answers, notes and lenses.', async () => {
    const account = freshAccount()
    const context = bench.context(account)
    const id = context.newId()
    const arn = templateArn(context, id)
    await writeAs(context, 'CreateReviewTemplate', arn, async (tx) => {
      const lenses = [{ lens: framework, version: '2025-02-25', notes: 'From the platform.' }]
      const data = { description: 'Answers of the platform.', notes: 'Start here.', lenses }
      await insertTemplate(tx, { id, arn, account, region: 'eu-west-1', name: 'Platform', data })
      const key = { template: id, lens: framework, question: 'securely-operate' }
      await saveTemplateAnswer(tx, key, 0, {
        pillar: 'security',
        status: 'ANSWERED',
        data: {
          selected: ['sec_securely_operate_multi_accounts', 'gone'],
          choices: { gone: { status: 'SELECTED' } },
          applicable: true,
          notes: 'Accounts come from the factory.',
        },
      })
    })
    const client = bench.client(account)
    const workload = await get(client, await seedWorkload(client, { ReviewTemplateArns: [arn] }))
    expect(workload).toMatchObject({
      Notes: 'Start here.',
      RiskCounts: { HIGH: 1, UNANSWERED: 56 },
    })
  })

  test('Readers and contributors may not.', async () => {
    for (const role of ['reader', 'contributor'] as const)
      await expect(seedWorkload(bench.client(freshAccount(), role))).rejects.toMatchObject({
        name: 'AccessDeniedException',
        $metadata: { httpStatusCode: 403 },
      })
  })
})

describe('Listing workloads', () => {
  test('Pages hold each workload once, in the order of creation; a prefix narrows them.', async () => {
    const client = bench.client(freshAccount())
    const names = ['Shop', 'Warehouse', 'shop backoffice', 'Shuttle', 'Shopping list']
    for (const WorkloadName of names) await seedWorkload(client, { WorkloadName })
    const seen: (string | undefined)[] = []
    for await (const page of paginateListWorkloads({ client, pageSize: 2 }, {}))
      for (const each of page.WorkloadSummaries ?? []) seen.push(each.WorkloadName)
    expect(seen).toEqual(names)
    const { WorkloadSummaries } = await client.send(
      new ListWorkloadsCommand({ WorkloadNamePrefix: 'Shop' }),
    )
    expect(WorkloadSummaries?.map((each) => each.WorkloadName)).toEqual([
      'Shop',
      'shop backoffice',
      'Shopping list',
    ])
    expect(WorkloadSummaries?.[0]).toMatchObject({
      Lenses: [framework],
      RiskCounts: { UNANSWERED: 57 },
    })
  })

  test('Guests see what is shared with them, with the invitation and without tags.', async () => {
    const [owner, guest] = [freshAccount(), freshAccount()]
    const id = await seedWorkload(bench.client(owner), { Tags: { secret: 'plan' } })
    const context = bench.context(owner)
    const arn = workloadArn(context, id)
    const invitation = await seedShare(context, arn, guest)
    await seedShare(context, arn, freshAccount(), 'READONLY', 'PENDING')
    const client = bench.client(guest)
    const { WorkloadSummaries } = await client.send(new ListWorkloadsCommand({}))
    expect(WorkloadSummaries).toMatchObject([{ WorkloadId: id, Owner: owner }])
    const shown = await get(client, id)
    expect(shown).toMatchObject({ ShareInvitationId: invitation })
    expect(shown?.Tags).toBeUndefined()
  })
})

describe('Updating a workload', () => {
  test('Only what is given changes.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client, { Notes: 'Old', AccountIds: ['111122223333'] })
    const { Workload } = await client.send(
      new UpdateWorkloadCommand({
        WorkloadId: id,
        WorkloadName: 'Shop 2',
        Notes: '',
        ImprovementStatus: 'IN_PROGRESS',
        IsReviewOwnerUpdateAcknowledged: true,
        PillarPriorities: ['sustainability'],
      }),
    )
    expect(Workload).toMatchObject({
      WorkloadName: 'Shop 2',
      Notes: '',
      ImprovementStatus: 'IN_PROGRESS',
      IsReviewOwnerUpdateAcknowledged: true,
      AccountIds: ['111122223333'],
      Description: 'Sells things.',
    })
    expect(Workload?.PillarPriorities?.[0]).toBe('sustainability')
    expect(await get(client, id)).toEqual(Workload)
  })

  test('A name in use is a conflict, its own name is not.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    await seedWorkload(client, { WorkloadName: 'Other' })
    const rename = (WorkloadName: string) =>
      client.send(new UpdateWorkloadCommand({ WorkloadId: id, WorkloadName }))
    await expect(rename('OTHER')).rejects.toMatchObject({ name: 'ConflictException' })
    expect((await rename('SHOP')).Workload?.WorkloadName).toBe('SHOP')
  })
})

describe('Lenses of a workload', () => {
  test('Lenses come by alias or ARN, once, and go with their answers; the framework stays.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    const lens = await publishedLens(client)
    const LensAliases = [lens, 'arn:aws:wellarchitected::aws:lens/wellarchitected', lens]
    await client.send(new AssociateLensesCommand({ WorkloadId: id, LensAliases }))
    expect(await get(client, id)).toMatchObject({
      Lenses: [framework, lens],
      RiskCounts: { UNANSWERED: 58 },
      PillarPriorities: expect.arrayContaining(['delivery']),
    })
    await client.send(
      new UpdateAnswerCommand({
        WorkloadId: id,
        LensAlias: lens,
        QuestionId: 'q_first',
        SelectedChoices: ['q_first_yes'],
      }),
    )
    expect((await get(client, id))?.RiskCounts).toMatchObject({ UNANSWERED: 57, MEDIUM: 1 })
    await expect(
      client.send(
        new DisassociateLensesCommand({ WorkloadId: id, LensAliases: [lens, framework] }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' })
    await client.send(new DisassociateLensesCommand({ WorkloadId: id, LensAliases: [lens] }))
    await client.send(new AssociateLensesCommand({ WorkloadId: id, LensAliases: [lens] }))
    expect((await get(client, id))?.RiskCounts).toMatchObject({ UNANSWERED: 58, MEDIUM: 0 })
  })

  test('A lens that is not applied cannot be removed, and none of the list is.', async () => {
    const client = bench.client(freshAccount())
    const lens = await publishedLens(client)
    const id = await seedWorkload(client, { Lenses: [lens] })
    const removing = client.send(
      new DisassociateLensesCommand({ WorkloadId: id, LensAliases: [lens, 'no-such-lens'] }),
    )
    await expect(removing).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    const { LensReviewSummaries } = await client.send(
      new ListLensReviewsCommand({ WorkloadId: id }),
    )
    expect(LensReviewSummaries?.map((each) => each.LensAlias)).toEqual([framework, lens])
  })

  test('One request names ten lenses at most.', async () => {
    const client = bench.client(freshAccount())
    const id = await seedWorkload(client)
    const LensAliases = Array.from({ length: 11 }, (_, at) => `lens-${at}`)
    for (const command of [
      new AssociateLensesCommand({ WorkloadId: id, LensAliases }),
      new DisassociateLensesCommand({ WorkloadId: id, LensAliases }),
    ])
      await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('Deleting a workload', () => {
  test('It goes with its milestones, shares and tags, and its name is free again.', async () => {
    const [owner, guest] = [freshAccount(), freshAccount()]
    const client = bench.client(owner)
    const id = await seedWorkload(client, { Tags: { team: 'shop' } })
    await client.send(new CreateMilestoneCommand({ WorkloadId: id, MilestoneName: 'First' }))
    const context = bench.context(owner)
    const arn = workloadArn(context, id)
    await seedShare(context, arn, guest)
    await client.send(new DeleteWorkloadCommand({ WorkloadId: id }))
    for (const each of [client, bench.client(guest)])
      await expect(get(each, id)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    expect(await getTags(context.db, arn)).toEqual({})
    await seedWorkload(client)
  })
})
