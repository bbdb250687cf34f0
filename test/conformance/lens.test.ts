import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AssociateLensesCommand,
  CreateLensVersionCommand,
  CreateWorkloadCommand,
  DeleteLensCommand,
  ExportLensCommand,
  GetAnswerCommand,
  GetLensCommand,
  GetLensReviewCommand,
  GetLensVersionDifferenceCommand,
  GetMilestoneCommand,
  ImportLensCommand,
  paginateListLenses,
  paginateListNotifications,
  UpdateAnswerCommand,
  UpgradeLensReviewCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from './client.ts'
import { type Served, serveFirstRun } from './serve.ts'

const first = readFileSync(join(import.meta.dirname, 'custom-lens.json'), 'utf8')
const second = first
  .replace('An alarm tells the owner', 'An alarm tells whoever is on call')
  .replace('"riskRules"', '"helpfulResource": { "displayText": "Ask the owner." }, "riskRules"')
let served: Served<'first'>
let client: WellArchitectedClient

beforeAll(async () => {
  served = await serveFirstRun()
  client = clientOf(served.url, served.keys.first)
})
afterAll(async () => {
  client.destroy()
  await served.stop()
})

test('A custom lens is imported, published, answered, changed and upgraded.', async () => {
  const lens = await publishFirst()
  const workload = await review(lens)
  await publishSecond(lens)
  await upgrade(workload, lens)
  await remove(workload, lens)
})

async function publishFirst(): Promise<string> {
  const { LensArn: lens = '' } = await client.send(new ImportLensCommand({ JSONString: first }))
  expect(lens).toMatch(/^arn:aws:wellarchitected:eu-west-1:111122223333:lens\/[0-9a-f]{32}$/)
  await client.send(
    new CreateLensVersionCommand({ LensAlias: lens, LensVersion: '1.0', IsMajorVersion: true }),
  )
  const { Lens } = await client.send(new GetLensCommand({ LensAlias: lens }))
  expect(Lens).toMatchObject({ Name: 'Queues at work', LensVersion: '1.0', Owner: '111122223333' })
  const { LensJSON = '' } = await client.send(
    new ExportLensCommand({ LensAlias: lens, LensVersion: '1.0' }),
  )
  expect(JSON.parse(LensJSON)).toEqual(JSON.parse(first))
  const arns: (string | undefined)[] = []
  for await (const { LensSummaries = [] } of paginateListLenses(
    { client },
    { LensType: 'CUSTOM_SELF' },
  ))
    arns.push(...LensSummaries.map(({ LensArn }) => LensArn))
  expect(arns).toEqual([lens])
  return lens
}

async function review(lens: string): Promise<string> {
  const { WorkloadId: workload } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: 'Orders',
      Description: 'Takes orders',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'orders',
      Lenses: ['wellarchitected'],
    }),
  )
  if (workload === undefined) throw new Error('No workload was made.')
  await client.send(new AssociateLensesCommand({ WorkloadId: workload, LensAliases: [lens] }))
  const place = { WorkloadId: workload, LensAlias: lens, QuestionId: 'dead_letters' }
  const { Answer } = await client.send(
    new UpdateAnswerCommand({ ...place, SelectedChoices: ['dead_letters_alarm'] }),
  )
  expect(Answer).toMatchObject({ Risk: 'MEDIUM', PillarId: 'operations' })
  return workload
}

async function publishSecond(lens: string): Promise<void> {
  const again = await client.send(new ImportLensCommand({ JSONString: second, LensAlias: lens }))
  expect(again.LensArn).toBe(lens)
  await client.send(
    new CreateLensVersionCommand({ LensAlias: lens, LensVersion: '2.0', IsMajorVersion: true }),
  )
  const difference = await client.send(
    new GetLensVersionDifferenceCommand({ LensAlias: lens, BaseLensVersion: '1.0' }),
  )
  expect(difference).toMatchObject({ BaseLensVersion: '1.0', LatestLensVersion: '2.0' })
  expect(difference.VersionDifferences?.PillarDifferences).toMatchObject([
    {
      PillarId: 'operations',
      QuestionDifferences: [{ QuestionId: 'dead_letters', DifferenceStatus: 'UPDATED' }],
    },
  ])
}

async function upgrade(workload: string, lens: string): Promise<void> {
  const place = { WorkloadId: workload, LensAlias: lens }
  const before = await client.send(new GetLensReviewCommand(place))
  expect(before.LensReview).toMatchObject({ LensStatus: 'NOT_CURRENT', LensVersion: '1.0' })
  expect(await notified(workload)).toMatchObject([
    {
      Type: 'LENS_VERSION_UPGRADED',
      LensUpgradeSummary: { CurrentLensVersion: '1.0', LatestLensVersion: '2.0' },
    },
  ])
  await client.send(new UpgradeLensReviewCommand({ ...place, MilestoneName: 'Before 2.0' }))
  const after = await client.send(new GetLensReviewCommand(place))
  expect(after.LensReview).toMatchObject({ LensStatus: 'CURRENT', LensVersion: '2.0' })
  expect(await notified(workload)).toEqual([])

  const question = { ...place, QuestionId: 'dead_letters' }
  const now = await client.send(new GetAnswerCommand(question))
  expect(now.Answer).toMatchObject({ SelectedChoices: ['dead_letters_alarm'], Risk: 'MEDIUM' })
  expect(now.Answer?.Choices?.[0]?.Title).toBe('An alarm tells whoever is on call')
  const milestone = { WorkloadId: workload, MilestoneNumber: 1 }
  const frozen = await client.send(new GetMilestoneCommand(milestone))
  expect(frozen.Milestone?.MilestoneName).toBe('Before 2.0')
  const then = await client.send(new GetLensReviewCommand({ ...place, MilestoneNumber: 1 }))
  expect(then.LensReview?.LensVersion).toBe('1.0')
}

async function notified(workload: string) {
  const found = []
  const pages = paginateListNotifications({ client }, { WorkloadId: workload })
  for await (const { NotificationSummaries = [] } of pages) found.push(...NotificationSummaries)
  return found
}

/** Who uses a deleted lens keeps it; nobody can apply it anew. */
async function remove(workload: string, lens: string): Promise<void> {
  await client.send(new DeleteLensCommand({ LensAlias: lens, LensStatus: 'ALL' }))
  const { LensReview } = await client.send(
    new GetLensReviewCommand({ WorkloadId: workload, LensAlias: lens }),
  )
  expect(LensReview?.LensStatus).toBe('DELETED')
  await expect(client.send(new GetLensCommand({ LensAlias: lens }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
}
