import {
  AssociateLensesCommand,
  CreateLensVersionCommand,
  CreateMilestoneCommand,
  DisassociateLensesCommand,
  GetAnswerCommand,
  GetLensReviewCommand,
  GetLensReviewReportCommand,
  GetMilestoneCommand,
  ImportLensCommand,
  ListAnswersCommand,
  ListLensReviewImprovementsCommand,
  ListLensReviewsCommand,
  ListMilestonesCommand,
  paginateListMilestones,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedEvidence, seedWorkload } from '../../../../test/wire/seed-workload.ts'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

let accounts = 0
const freshAccount = () => String(400_000_000_000 + ++accounts)
const LensAlias = 'wellarchitected'
const QuestionId = 'securely-operate'
const selected = 'sec_securely_operate_multi_accounts'

async function record(client: WellArchitectedClient, WorkloadId: string, MilestoneName: string) {
  const command = new CreateMilestoneCommand({ WorkloadId, MilestoneName })
  return (await client.send(command)).MilestoneNumber
}

test('A milestone answers every read as it was, whatever happens afterwards.', async () => {
  const account = freshAccount()
  const client = bench.client(account)
  const id = await seedWorkload(client)
  const imported = await client.send(new ImportLensCommand({ JSONString: lensDocument('Extra') }))
  const lens = imported.LensArn ?? ''
  await client.send(
    new CreateLensVersionCommand({ LensAlias: lens, LensVersion: '1.0', IsMajorVersion: true }),
  )
  await client.send(new AssociateLensesCommand({ WorkloadId: id, LensAliases: [lens] }))
  const where = { WorkloadId: id, LensAlias, QuestionId }
  await client.send(new UpdateAnswerCommand({ ...where, SelectedChoices: [selected] }))
  const detected = { question: 'identities', choice: 'sec_identities_unique' }
  await seedEvidence(bench.context(account), id, [
    { ...detected, data: { verdict: 'met', because: 'Roles only.' } },
  ])
  const lenses = { WorkloadId: id, LensAlias }
  const custom = { WorkloadId: id, LensAlias: lens }
  const identities = { ...where, QuestionId: 'identities' }
  const read = async (MilestoneNumber?: number): Promise<readonly unknown[]> => {
    const at = { MilestoneNumber }
    const answers = await client.send(new ListAnswersCommand({ ...lenses, ...at }))
    const outputs = await Promise.all([
      client.send(new GetAnswerCommand({ ...where, ...at })),
      client.send(new GetAnswerCommand({ ...identities, ...at })),
      client.send(new ListLensReviewsCommand({ WorkloadId: id, ...at })),
      client.send(new GetLensReviewCommand({ ...lenses, ...at })),
      client.send(new GetLensReviewCommand({ ...custom, ...at })),
      client.send(new ListLensReviewImprovementsCommand({ ...lenses, ...at })),
    ])
    for (const output of outputs) expect(output.MilestoneNumber).toBe(MilestoneNumber)
    const told = outputs.map((output) =>
      Object.assign(output, { $metadata: undefined, MilestoneNumber: undefined }),
    )
    return [answers.AnswerSummaries, ...told]
  }
  const before = await read()
  expect(await record(client, id, 'Before')).toBe(1)
  expect(await read(1)).toEqual(before)

  await client.send(new UpdateAnswerCommand({ ...where, SelectedChoices: [] }))
  await client.send(
    new UpdateAnswerCommand({ ...where, QuestionId: 'identities', IsApplicable: false }),
  )
  await client.send(new DisassociateLensesCommand({ WorkloadId: id, LensAliases: [lens] }))
  await client.send(new UpdateWorkloadCommand({ WorkloadId: id, WorkloadName: 'Renamed' }))
  expect(await read(1)).toEqual(before)

  const { Milestone } = await client.send(
    new GetMilestoneCommand({ WorkloadId: id, MilestoneNumber: 1 }),
  )
  expect(Milestone).toMatchObject({
    MilestoneNumber: 1,
    MilestoneName: 'Before',
    RecordedAt: expect.any(Date),
    Workload: {
      WorkloadName: 'Shop',
      Lenses: [LensAlias, lens],
      RiskCounts: { HIGH: 2, UNANSWERED: 56 },
      PillarPriorities: expect.arrayContaining(['security', 'delivery']),
    },
  })
  const report = await client.send(
    new GetLensReviewReportCommand({ WorkloadId: id, LensAlias: lens, MilestoneNumber: 1 }),
  )
  expect(report.LensReviewReport?.LensArn).toBe(lens)
})

test('Milestones are listed in the order of recording with the figures of their time.', async () => {
  const client = bench.client(freshAccount())
  const id = await seedWorkload(client)
  for (const name of ['One', 'Two', 'Three']) await record(client, id, name)
  const names: (string | undefined)[] = []
  for await (const page of paginateListMilestones({ client, pageSize: 2 }, { WorkloadId: id }))
    for (const each of page.MilestoneSummaries ?? []) names.push(each.MilestoneName)
  expect(names).toEqual(['One', 'Two', 'Three'])
  const { MilestoneSummaries } = await client.send(new ListMilestonesCommand({ WorkloadId: id }))
  expect(MilestoneSummaries?.[0]).toMatchObject({
    MilestoneNumber: 1,
    WorkloadSummary: {
      WorkloadId: id,
      RiskCounts: { UNANSWERED: 57 },
      UpdatedAt: expect.any(Date),
    },
  })
})

test('A name is taken once per workload; a token makes a retry harmless.', async () => {
  const client = bench.client(freshAccount())
  const id = await seedWorkload(client)
  const create = () =>
    client.send(
      new CreateMilestoneCommand({
        WorkloadId: id,
        MilestoneName: 'Launch',
        ClientRequestToken: 'same',
      }),
    )
  const first = await create()
  expect((await create()).MilestoneNumber).toBe(first.MilestoneNumber)
  await expect(record(client, id, ' LAUNCH')).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(record(client, id, '   ')).rejects.toMatchObject({ name: 'ValidationException' })
})

test('The hundred and first milestone is over the quota.', async () => {
  const client = bench.client(freshAccount())
  const id = await seedWorkload(client)
  for (let at = 1; at <= 100; at++) await record(client, id, `Milestone ${at}`)
  await expect(record(client, id, 'One more')).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException',
    $metadata: { httpStatusCode: 402 },
  })
})

test('A milestone that does not exist is not found.', async () => {
  const client = bench.client(freshAccount())
  const id = await seedWorkload(client)
  for (const reading of [
    client.send(new GetMilestoneCommand({ WorkloadId: id, MilestoneNumber: 1 })),
    client.send(new GetLensReviewCommand({ WorkloadId: id, LensAlias, MilestoneNumber: 7 })),
  ])
    await expect(reading).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'MILESTONE',
    })
})
