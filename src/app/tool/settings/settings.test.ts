import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

const get = async (client: sdk.WellArchitectedClient) => {
  const { $metadata: _, ...settings } = await client.send(new sdk.GetGlobalSettingsCommand({}))
  return settings
}
const set = (client: sdk.WellArchitectedClient, change: sdk.UpdateGlobalSettingsCommandInput) =>
  client.send(new sdk.UpdateGlobalSettingsCommand(change))
const untouched = {
  OrganizationSharingStatus: 'DISABLED',
  DiscoveryIntegrationStatus: 'DISABLED',
  JiraConfiguration: {
    IntegrationStatus: 'NOT_CONFIGURED',
    StatusMessage: expect.stringContaining('No Jira connector'),
  },
}

test('Settings are off until an admin sets them, and belong to one account and Region.', async () => {
  const admin = bench.client('111122223333')
  expect(await get(admin)).toEqual(untouched)
  await set(admin, { DiscoveryIntegrationStatus: 'ENABLED' })
  await set(admin, { OrganizationSharingStatus: 'ENABLED' })
  expect(await get(admin)).toEqual({
    ...untouched,
    OrganizationSharingStatus: 'ENABLED',
    DiscoveryIntegrationStatus: 'ENABLED',
  })
  expect(await get(bench.client('444455556666'))).toEqual(untouched)
  expect(await get(bench.clientOf({ account: '111122223333', region: 'us-east-1' }))).toEqual(
    untouched,
  )
})

test('Jira fields are kept one by one and forgotten together; the status stays honest.', async () => {
  const admin = bench.client('222233334444')
  await set(admin, { JiraConfiguration: { JiraProjectKey: 'WA', IssueManagementType: 'AUTO' } })
  await set(admin, { JiraConfiguration: { IssueManagementStatus: 'ENABLED' } })
  expect((await get(admin)).JiraConfiguration).toEqual({
    ...untouched.JiraConfiguration,
    JiraProjectKey: 'WA',
    IssueManagementType: 'AUTO',
    IssueManagementStatus: 'ENABLED',
  })
  const both = { IntegrationStatus: 'NOT_CONFIGURED', JiraProjectKey: 'WA' } as const
  await expect(set(admin, { JiraConfiguration: both })).rejects.toThrow(sdk.ValidationException)
  await set(admin, { JiraConfiguration: { IntegrationStatus: 'NOT_CONFIGURED' } })
  expect(await get(admin)).toEqual(untouched)
})

test.each(['reader', 'contributor', 'owner'] as const)(
  'The role %s reads settings and does not change them.',
  async (role) => {
    const client = bench.client('333344445555', role)
    expect(await get(client)).toEqual(untouched)
    await expect(set(client, { OrganizationSharingStatus: 'ENABLED' })).rejects.toThrow(
      sdk.AccessDeniedException,
    )
  },
)

test('Synchronising with Jira is refused, because there is no connector.', async () => {
  const admin = bench.client('555566667777')
  const { WorkloadId } = await admin.send(
    new sdk.CreateWorkloadCommand({
      WorkloadName: 'Shop',
      Description: 'Sells things.',
      Environment: 'PRODUCTION',
      ReviewOwner: 'team@example.com',
      AwsRegions: ['eu-west-1'],
      Lenses: ['wellarchitected'],
      JiraConfiguration: { IssueManagementStatus: 'ENABLED', JiraProjectKey: 'SHOP' },
    }),
  )
  const { Workload } = await admin.send(new sdk.GetWorkloadCommand({ WorkloadId }))
  expect(Workload?.JiraConfiguration).toEqual({
    IssueManagementStatus: 'ENABLED',
    JiraProjectKey: 'SHOP',
  })
  const sync = new sdk.UpdateIntegrationCommand({ WorkloadId, IntegratingService: 'JIRA' })
  await expect(admin.send(sync)).rejects.toThrow('No Jira connector is configured')
  await expect(bench.client('111122223333').send(sync)).rejects.toThrow(
    sdk.ResourceNotFoundException,
  )
})
