import { Macie2 } from '@aws-sdk/client-macie2'
import { NetworkFirewall } from '@aws-sdk/client-network-firewall'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { collect, describeLive, motoAccount, the } from './moto.ts'

const session = 'AWS::Macie::Session'
const firewall = 'AWS::NetworkFirewall::Firewall'
const isMacie = ({ operation }: { operation: string }) => operation.startsWith('GET /macie')

describeLive('Live Macie and network firewalls', (moto) => {
  let proxy: FaultProxy
  beforeAll(async () => {
    await moto.client(NetworkFirewall).createFirewall({
      FirewallName: 'edge',
      FirewallPolicyArn: 'arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/edge',
      VpcId: 'vpc-1',
      SubnetMappings: [{ SubnetId: 'subnet-1' }],
      DeleteProtection: true,
      Tags: [{ Key: 'team', Value: 'network' }],
    })
    proxy = await startFaultProxy(moto.endpoint)
  })
  afterAll(() => proxy.stop())
  beforeEach(() => {
    proxy.rules.length = 0
  })
  const read = (service: string) => collect({ endpointUrl: proxy.endpoint, services: [service] })

  test('a session that is on is known', async () => {
    const answer = { status: 'ENABLED', findingPublishingFrequency: 'ONE_HOUR' }
    proxy.rules.push({ match: isMacie, fault: { reply: JSON.stringify(answer) } })
    const collected = await read('macie2')
    expect(collected.gaps).toEqual([])
    expect(the(collected, session)).toMatchObject({
      id: motoAccount,
      region: 'us-east-1',
      properties: { Status: 'ENABLED', FindingPublishingFrequency: 'ONE_HOUR' },
    })
  })

  test('that Macie is off is known absence, though the service words it as a refusal', async () => {
    const answer = { __type: 'AccessDeniedException', message: 'Macie is not enabled.' }
    proxy.rules.push({ match: isMacie, fault: { reply: JSON.stringify(answer), status: 401 } })
    const collected = await read('macie2')
    expect(collected.gaps).toEqual([])
    expect(collected.source.collected).toContain(session)
    expect(collected.resources.filter((r) => r.type === session)).toEqual([])
  })

  test('a session that the service does not find is known absence', async () => {
    await moto.client(Macie2).disableMacie({})
    const collected = await read('macie2')
    expect(collected.gaps).toEqual([])
    expect(collected.resources.filter((r) => r.type === session)).toEqual([])
  })

  test('a real refusal of Macie is a gap', async () => {
    proxy.rules.push({ match: isMacie, fault: 'deny' })
    const collected = await read('macie2')
    expect(collected.source.collected).not.toContain(session)
    expect(collected.gaps).toEqual([
      expect.objectContaining({ permission: 'macie2:GetMacieSession', reason: 'denied' }),
    ])
  })

  test('a network firewall names its VPC', async () => {
    const collected = await read('network-firewall')
    expect(collected.gaps).toEqual([])
    expect(the(collected, firewall)).toMatchObject({
      name: 'edge',
      properties: {
        FirewallName: 'edge',
        VpcId: 'vpc-1',
        SubnetMappings: [{ SubnetId: 'subnet-1' }],
        DeleteProtection: true,
      },
      tags: { team: 'network' },
    })
  })

  test('a network firewall that cannot be described may be in any VPC', async () => {
    proxy.rules.push({ match: ({ operation }) => operation === 'DescribeFirewall', fault: 'deny' })
    const collected = await read('network-firewall')
    expect(collected.source.collected).not.toContain(firewall)
    expect(the(collected, firewall).properties['VpcId']).toMatchObject({ $unknown: 'denied' })
  })
})
