import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { routesToInternet } from './internet-route.ts'

const account = '111122223333'
const make = (
  type: string,
  id: string,
  properties: Resource['properties'],
  facts?: Resource['facts'],
): Resource => ({
  type,
  id,
  account,
  region: 'eu-west-1',
  properties,
  tags: {},
  source: { kind: 'aws' },
  ...(facts === undefined ? {} : { facts }),
})
const subnet = make('AWS::EC2::Subnet', 'subnet-1', { VpcId: 'vpc-1' })
const vpc = make('AWS::EC2::VPC', 'vpc-1', {})
const table = (route: unknown, facts?: Resource['facts']) =>
  make(
    'AWS::EC2::RouteTable',
    'rtb-1',
    {
      VpcId: 'vpc-1',
      Routes: [route],
      ...(facts === undefined ? { SubnetIds: ['subnet-1'] } : {}),
    },
    facts,
  )
const judge = (...resources: Resource[]) =>
  routesToInternet(
    subnet,
    indexFacts(
      {
        started: '',
        ended: '',
        sources: [{ kind: 'aws', name: account, account, collected: ['AWS::EC2::RouteTable'] }],
        resources: [subnet, vpc, ...resources],
        gaps: [],
        diagnostics: [],
      },
      0,
    ),
  )

it('is public behind an Internet gateway only', () => {
  expect(judge(table({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }))).toBe(true)
  expect(judge(table({ DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1' }))).toBe(true)
  expect(judge(table({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }))).toBe(false)
  expect(judge(table({ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }))).toBe(false)
})

it('falls back to the main table, and is unknown without one', () => {
  const out = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }
  expect(judge(table(out, { Main: true }))).toBe(true)
  expect(judge(table(out, { Main: false }))).toMatchObject({ $unknown: 'not-collected' })
  expect(judge()).toMatchObject({ $unknown: 'not-collected' })
})

it('is unknown when the gateway is', () => {
  const route = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: { $unknown: 'unresolved' } }
  expect(judge(table(route))).toEqual({ $unknown: 'unresolved' })
  expect(judge(table({ ...route, GatewayId: '${Gateway}' }))).toMatchObject({
    $unknown: 'not-collected',
  })
})
