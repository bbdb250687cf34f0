import {
  AssociateLensesCommand,
  CreateLensShareCommand,
  CreateLensVersionCommand,
  CreateReviewTemplateCommand,
  CreateWorkloadCommand,
  DeleteLensCommand,
  DeleteLensShareCommand,
  GetLensReviewCommand,
  GetLensVersionDifferenceCommand,
  GetReviewTemplateCommand,
  GetReviewTemplateLensReviewCommand,
  ImportLensCommand,
  ListMilestonesCommand,
  ListNotificationsCommand,
  ListProfileNotificationsCommand,
  ListShareInvitationsCommand,
  UpdateAnswerCommand,
  UpdateShareInvitationCommand,
  UpgradeLensReviewCommand,
  UpgradeReviewTemplateLensReviewCommand,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

/** Imports a document as the next version of a lens, or as a new lens. */
async function release(
  account: string,
  version: string,
  json: string,
  LensAlias?: string,
  major = false,
) {
  const client = bench.client(account)
  const { LensArn } = await client.send(new ImportLensCommand({ JSONString: json, LensAlias }))
  await client.send(
    new CreateLensVersionCommand({
      LensAlias: LensArn,
      LensVersion: version,
      IsMajorVersion: major,
    }),
  )
  return LensArn ?? ''
}

async function createWorkload(account: string, lens: string): Promise<string> {
  const { WorkloadId } = await bench.client(account).send(
    new CreateWorkloadCommand({
      WorkloadName: 'Shop',
      Description: 'Sells things',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: [lens],
    }),
  )
  return WorkloadId ?? ''
}

test('The story of a lens in use: minor versions flow, a major one waits for its upgrade.', async () => {
  const account = '300000000001'
  const client = bench.client(account)
  const lens = await release(account, '1.0', lensDocument('Story', ['q_kept', 'q_old']))
  const WorkloadId = await createWorkload(account, lens)
  const review = async () =>
    (await client.send(new GetLensReviewCommand({ WorkloadId, LensAlias: lens }))).LensReview
  const notifications = async () =>
    (await client.send(new ListNotificationsCommand({ WorkloadId }))).NotificationSummaries
  await client.send(
    new UpdateAnswerCommand({
      WorkloadId,
      LensAlias: lens,
      QuestionId: 'q_kept',
      SelectedChoices: ['q_kept_yes', 'q_kept_more'],
    }),
  )
  expect(await review()).toMatchObject({
    LensVersion: '1.0',
    LensStatus: 'CURRENT',
    RiskCounts: { NONE: 1, UNANSWERED: 1 },
  })

  await release(account, '1.1', lensDocument('Story', ['q_kept', 'q_old'], 2), lens)
  expect(await review()).toMatchObject({ LensVersion: '1.1', LensStatus: 'CURRENT' })
  expect(await notifications()).toEqual([])

  await release(account, '2.0', lensDocument('Story', ['q_kept', 'q_new'], 3), lens, true)
  expect(await review()).toMatchObject({ LensVersion: '1.1', LensStatus: 'NOT_CURRENT' })
  expect(await notifications()).toEqual([
    {
      Type: 'LENS_VERSION_UPGRADED',
      LensUpgradeSummary: {
        WorkloadId,
        WorkloadName: 'Shop',
        LensAlias: lens,
        LensArn: lens,
        CurrentLensVersion: '1.1',
        LatestLensVersion: '2.0',
      },
    },
  ])
  const { VersionDifferences } = await client.send(
    new GetLensVersionDifferenceCommand({ LensAlias: lens, BaseLensVersion: '1.1' }),
  )
  expect(VersionDifferences?.PillarDifferences).toMatchObject([{ PillarId: 'delivery' }])

  await client.send(
    new UpgradeLensReviewCommand({ WorkloadId, LensAlias: lens, MilestoneName: 'Before 2.0' }),
  )
  expect(await review()).toMatchObject({
    LensVersion: '2.0',
    LensStatus: 'CURRENT',
    RiskCounts: { NONE: 1, UNANSWERED: 1 },
  })
  expect(await notifications()).toEqual([])
  const { MilestoneSummaries } = await client.send(new ListMilestonesCommand({ WorkloadId }))
  expect(MilestoneSummaries).toMatchObject([{ MilestoneName: 'Before 2.0' }])
  const frozen = new GetLensReviewCommand({ WorkloadId, LensAlias: lens, MilestoneNumber: 1 })
  expect((await client.send(frozen)).LensReview).toMatchObject({ LensVersion: '1.1' })

  await client.send(new DeleteLensCommand({ LensAlias: lens, LensStatus: 'ALL' }))
  expect(await review()).toMatchObject({ LensVersion: '2.0', LensStatus: 'DELETED' })
  expect(await notifications()).toMatchObject([
    { Type: 'LENS_VERSION_DEPRECATED', LensUpgradeSummary: { CurrentLensVersion: '2.0' } },
  ])
  const { WorkloadId: other } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: 'Another',
      Description: 'Sells more',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected'],
    }),
  )
  await expect(
    client.send(new AssociateLensesCommand({ WorkloadId: other, LensAliases: [lens] })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('Templates are told of major versions too, and every list goes in pages.', async () => {
  const account = '300000000002'
  const client = bench.client(account)
  const lens = await release(account, '1.0', lensDocument('Paged'))
  await createWorkload(account, lens)
  const { TemplateArn = '' } = await client.send(
    new CreateReviewTemplateCommand({
      TemplateName: 'Paged',
      Description: 'For tests',
      Lenses: [lens],
    }),
  )
  const template = async () =>
    (await client.send(new GetReviewTemplateCommand({ TemplateArn }))).ReviewTemplate
  expect(await template()).toMatchObject({ UpdateStatus: 'CURRENT' })
  await release(account, '2.0', lensDocument('Paged', ['q_first'], 2), lens, true)
  expect(await template()).toMatchObject({ UpdateStatus: 'LENS_NOT_CURRENT' })

  const seen: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(new ListNotificationsCommand({ MaxResults: 1, NextToken }))
    for (const { LensUpgradeSummary } of page.NotificationSummaries ?? [])
      seen.push(LensUpgradeSummary?.WorkloadName ?? LensUpgradeSummary?.ResourceArn)
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  expect(seen).toEqual(['Shop', TemplateArn])
  const only = await client.send(new ListNotificationsCommand({ ResourceArn: TemplateArn }))
  expect(only.NotificationSummaries).toMatchObject([
    { LensUpgradeSummary: { ResourceName: 'Paged', LatestLensVersion: '2.0' } },
  ])

  const upgrade = new UpgradeReviewTemplateLensReviewCommand({ TemplateArn, LensAlias: lens })
  await client.send(upgrade)
  expect(await template()).toMatchObject({ UpdateStatus: 'CURRENT' })
  const { LensReview } = await client.send(
    new GetReviewTemplateLensReviewCommand({ TemplateArn, LensAlias: lens }),
  )
  expect(LensReview).toMatchObject({ LensVersion: '2.0', LensStatus: 'CURRENT' })
  await expect(
    client.send(new UpgradeReviewTemplateLensReviewCommand({ TemplateArn, LensAlias: lens })),
  ).rejects.toMatchObject({ name: 'ConflictException' })
})

test('Notifications are for those who may see the workload or template.', async () => {
  const account = '300000000003'
  const lens = await release(account, '1.0', lensDocument('Private'))
  const WorkloadId = await createWorkload(account, lens)
  const foreign = bench.client('300000000004')
  const unseen = { name: 'ValidationException', Fields: [{ Name: 'WorkloadId' }] }
  await expect(foreign.send(new ListNotificationsCommand({ WorkloadId }))).rejects.toMatchObject(
    unseen,
  )
  await expect(
    foreign.send(new ListProfileNotificationsCommand({ WorkloadId })),
  ).rejects.toMatchObject(unseen)
  expect((await foreign.send(new ListNotificationsCommand({}))).NotificationSummaries).toEqual([])
  const ResourceArn = `arn:aws:wellarchitected:eu-west-1:${account}:review-template/${'0'.repeat(32)}`
  await expect(
    bench.client(account).send(new ListNotificationsCommand({ WorkloadId, ResourceArn })),
  ).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(
    bench.client(account).send(new ListNotificationsCommand({ ResourceArn })),
  ).rejects.toMatchObject({ name: 'ValidationException', Fields: [{ Name: 'ResourceArn' }] })
})

/** Shares through an invitation that is taken. */
async function take(target: string): Promise<void> {
  const client = bench.client(target)
  const { ShareInvitationSummaries } = await client.send(new ListShareInvitationsCommand({}))
  for (const { ShareInvitationId } of ShareInvitationSummaries ?? [])
    await client.send(
      new UpdateShareInvitationCommand({ ShareInvitationId, ShareInvitationAction: 'ACCEPT' }),
    )
}

test('An account that a lens was shared with keeps using it when the share or the lens goes.', async () => {
  const [owner, consumer] = ['300000000005', '300000000006']
  const lens = await release(owner, '1.0', lensDocument('Shared'))
  const share = await bench
    .client(owner)
    .send(new CreateLensShareCommand({ LensAlias: lens, SharedWith: consumer }))
  await take(consumer)
  const WorkloadId = await createWorkload(consumer, lens)
  const client = bench.client(consumer)
  const status = async () => {
    const { LensReview } = await client.send(
      new GetLensReviewCommand({ WorkloadId, LensAlias: lens }),
    )
    return `${LensReview?.LensVersion} ${LensReview?.LensStatus}`
  }
  expect(await status()).toBe('1.0 CURRENT')
  await release(owner, '2.0', lensDocument('Shared', ['q_first'], 2), lens, true)
  expect(await status()).toBe('1.0 NOT_CURRENT')
  const listed = await client.send(new ListNotificationsCommand({}))
  expect(listed.NotificationSummaries).toMatchObject([
    { LensUpgradeSummary: { WorkloadId, LatestLensVersion: '2.0' } },
  ])
  await bench
    .client(owner)
    .send(new DeleteLensShareCommand({ LensAlias: lens, ShareId: share.ShareId }))
  expect(await status()).toBe('1.0 UNSHARED')
  await expect(
    client.send(
      new UpgradeLensReviewCommand({ WorkloadId, LensAlias: lens, MilestoneName: 'Try' }),
    ),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await bench.client(owner).send(new DeleteLensCommand({ LensAlias: lens, LensStatus: 'ALL' }))
  expect(await status()).toBe('1.0 DELETED')
})
