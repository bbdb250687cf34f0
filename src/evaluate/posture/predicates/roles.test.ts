import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { isBreakGlass, isServiceLinked } from './roles.ts'

function role(more: Partial<Resource>): Resource {
  const type = 'AWS::IAM::Role'
  return { type, id: 'app', properties: {}, tags: {}, source: { kind: 'aws' }, ...more }
}

it('knows service-linked roles by path or ARN', () => {
  expect(
    isServiceLinked(role({ properties: { Path: '/aws-service-role/ecs.amazonaws.com/' } })),
  ).toBe(true)
  const arn = 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/x'
  expect(isServiceLinked(role({ arn }))).toBe(true)
  expect(isServiceLinked(role({ properties: { Path: { $unknown: 'unresolved' } } }))).toBe(false)
})

it('knows roles for emergencies by name or tag', () => {
  expect(isBreakGlass(role({ id: 'BreakGlassAdmin' }))).toBe(true)
  expect(isBreakGlass(role({ properties: { RoleName: 'emergency-access' } }))).toBe(true)
  expect(isBreakGlass(role({ tags: { purpose: 'Break-Glass' } }))).toBe(true)
  expect(isBreakGlass(role({ tags: { 'break-glass': 'false' } }))).toBe(false)
  expect(isBreakGlass(role({}))).toBe(false)
})
