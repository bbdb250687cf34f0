import { expect, it } from 'vitest'
import { admitsPublicly } from './network-acl.ts'

const rule = (RuleNumber: number, RuleAction: string, more: object = {}) => ({
  RuleNumber,
  RuleAction,
  Protocol: -1,
  CidrBlock: '0.0.0.0/0',
  ...more,
})
const unresolved = { $unknown: 'unresolved' } as const

it('lets the lowest matching rule decide', () => {
  expect(admitsPublicly([rule(100, 'allow')], 22)).toBe(true)
  expect(admitsPublicly([rule(100, 'allow'), rule(50, 'deny')], 22)).toBe(false)
  expect(admitsPublicly([rule(50, 'allow'), rule(100, 'deny')], 22)).toBe(true)
  expect(
    admitsPublicly([rule(50, 'deny', { CidrBlock: '0.0.0.0/1' }), rule(60, 'allow')], 22),
  ).toBe(true)
})

it('reads ports, protocols, directions and both families', () => {
  const ssh = { Protocol: 6, PortRange: { From: 20, To: 30 } }
  expect(admitsPublicly([rule(1, 'allow', ssh)], 22)).toBe(true)
  expect(admitsPublicly([rule(1, 'allow', ssh)], 3389)).toBe(false)
  expect(admitsPublicly([rule(1, 'allow', { Protocol: 17 })], 22)).toBe(false)
  expect(admitsPublicly([rule(1, 'allow', { Egress: true })], 22)).toBe(false)
  expect(
    admitsPublicly([rule(1, 'allow', { CidrBlock: undefined, Ipv6CidrBlock: '::/0' })], 22),
  ).toBe(true)
})

it('stays unknown when a deciding value is', () => {
  expect(admitsPublicly([rule(1, 'allow', { CidrBlock: unresolved })], 22)).toBe(unresolved)
  expect(admitsPublicly([unresolved], 22)).toBe(unresolved)
  expect(admitsPublicly([rule(1, 'allow', { Protocol: unresolved })], 22)).toBe(unresolved)
  const loose = rule(1, 'deny', { RuleNumber: unresolved })
  expect(admitsPublicly([loose, rule(1, 'allow')], 22)).toMatchObject({ $unknown: 'unresolved' })
  expect(admitsPublicly([loose], 22)).toBe(false)
})
