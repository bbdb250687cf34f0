import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collected } from '../../src/model/collected.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { collect, describeLive, motoAccount, the } from './moto.ts'

const organization = 'AWS::Organizations::Organization'
const types = [
  organization,
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Account',
  'AWS::Organizations::Policy',
]

/** A trail of the management account, as its members see it. */
const trail = {
  Name: 'organization',
  TrailARN: `arn:aws:cloudtrail:eu-west-1:${motoAccount}:trail/organization`,
  HomeRegion: 'eu-west-1',
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
}

describeLive('A member account of an organization', (moto) => {
  let proxy: FaultProxy
  let member: string
  let collected: Collected
  beforeAll(async () => {
    const client = moto.client(Organizations)
    await client.createOrganization({ FeatureSet: 'ALL' })
    const account = { AccountName: 'workload', Email: 'workload@example.com' }
    member = (await client.createAccount(account)).CreateAccountStatus?.AccountId ?? ''
    proxy = await startFaultProxy(moto.endpoint)
    proxy.rules.push(
      {
        match: ({ operation }) => operation === 'DescribeTrails',
        fault: { reply: JSON.stringify({ trailList: [trail] }) },
      },
      {
        match: ({ service, operation }) =>
          (service === 'organizations' && operation !== 'DescribeOrganization') ||
          (service === 'cloudtrail' && operation !== 'DescribeTrails'),
        fault: 'deny',
      },
    )
    collected = await collect({
      endpointUrl: proxy.endpoint,
      services: ['organizations', 'cloudtrail'],
      regions: ['us-east-1', 'us-east-2'],
      assumeRoleArn: `arn:aws:iam::${member}:role/plinth`,
    })
  })
  afterAll(() => proxy.stop())

  test('knows its organization, and that it cannot see more of it', () => {
    expect(the(collected, 'AWS::::Account').properties).toMatchObject({
      OrganizationId: expect.stringMatching(/^o-/),
      OrganizationFeatureSet: 'ALL',
    })
    expect(collected.resources.filter((r) => types.includes(r.type))).toEqual([])
    expect(collected.gaps.filter((g) => g.operation.startsWith('organizations:'))).toEqual([
      expect.objectContaining({
        operation: 'organizations:ListRoots',
        permission: 'organizations:ListRoots',
        reason: 'denied',
        hides: true,
        account: member,
        types,
      }),
    ])
    expect(collected.source.collected).not.toContain(organization)
  })

  test('shows the trail of the organization once, with unknown details', () => {
    const seen = the(collected, 'AWS::CloudTrail::Trail')
    expect(seen).toMatchObject({
      arn: trail.TrailARN,
      region: 'eu-west-1',
      properties: {
        IsOrganizationTrail: true,
        IsLogging: { $unknown: 'denied', detail: 'cloudtrail:GetTrailStatus' },
        EventSelectors: { $unknown: 'denied', detail: 'cloudtrail:GetEventSelectors' },
      },
    })
    const gaps = collected.gaps.filter((g) => g.operation.startsWith('cloudtrail:'))
    expect(gaps.map((g) => [g.resource, g.hides])).toEqual([
      [trail.TrailARN, false],
      [trail.TrailARN, false],
      [trail.TrailARN, false],
    ])
  })

  test('a delegated administrator sees the organization', async () => {
    proxy.rules.length = 0
    const delegated = await collect({
      endpointUrl: proxy.endpoint,
      services: ['organizations'],
      assumeRoleArn: `arn:aws:iam::${member}:role/plinth`,
    })
    expect(the(delegated, organization).properties).toMatchObject({
      FeatureSet: 'ALL',
      ManagementAccountId: motoAccount,
    })
  })

  test('a management account that may not list roots still shows the organization', async () => {
    proxy.rules.push({ match: ({ operation }) => operation === 'ListRoots', fault: 'deny' })
    const managing = await collect({ endpointUrl: proxy.endpoint, services: ['organizations'] })
    expect(the(managing, organization).facts?.['EnabledPolicyTypes']).toMatchObject({
      $unknown: 'denied',
    })
    expect(managing.source.collected).not.toContain('AWS::Organizations::OrganizationalUnit')
    expect(managing.source.collected).toContain('AWS::Organizations::Account')
  })
})
