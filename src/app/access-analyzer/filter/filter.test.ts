import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessFindingData } from '../../../store/schema.ts'
import { matchesFilter, readFilter, readRuleFilter } from './filter.ts'

const data: AccessFindingData = {
  type: 'ExternalAccess',
  resource: 'arn:aws:s3:::reports',
  resourceType: 'AWS::S3::Bucket',
  account: '111122223333',
  isPublic: false,
  principal: { AWS: '444455556666' },
  action: ['s3:GetObject', 's3:ListBucket'],
  condition: { 'aws:PrincipalOrgID': 'o-example1234' },
}
const finding = { id: 'one', status: 'ACTIVE' as const, data }

describe('A criterion', () => {
  test.each([
    [{ resource: { eq: ['arn:aws:s3:::reports', 'other'] } }, true],
    [{ resource: { eq: ['other'] } }, false],
    [{ resource: { neq: ['other'] } }, true],
    [{ resource: { neq: ['other', 'arn:aws:s3:::reports'] } }, false],
    [{ resource: { contains: ['nothing', 'report'] } }, true],
    [{ resource: { contains: ['Report'] } }, false],
    [{ isPublic: { eq: ['false'] } }, true],
    [{ 'principal.AWS': { eq: ['444455556666'] } }, true],
    [{ 'principal.Federated': { exists: false } }, true],
    [{ 'principal.Federated': { neq: ['x'] } }, true],
    [{ 'condition.aws:principalorgid': { contains: ['o-'] } }, true],
    [{ 'condition.aws:SourceVpc': { exists: true } }, false],
    [{ action: { eq: ['s3:ListBucket'] } }, true],
    [{ action: { neq: ['s3:ListBucket'] } }, false],
    [{ error: { exists: true } }, false],
    [{ status: { eq: ['ACTIVE'] }, resourceOwnerAccount: { eq: ['111122223333'] } }, true],
    [{ status: { eq: ['ACTIVE'] }, resourceOwnerAccount: { eq: ['444455556666'] } }, false],
    [{ resource: { contains: ['report'], neq: ['arn:aws:s3:::reports'] } }, false],
    [{}, true],
  ])('%j: %s', (filter, wanted) => {
    expect(matchesFilter(finding, readFilter(filter))).toBe(wanted)
  })
})

test('Keys that findings do not have and criteria that ask for nothing are refused.', () => {
  expect(() => readFilter({ colour: { eq: ['red'] } })).toThrow('no such property')
  expect(() => readFilter({ 'principal.': { exists: true } })).toThrow('no such property')
  expect(() => readFilter(JSON.parse('{"__proto__":{"eq":["x"]}}'))).toThrow('no such property')
  expect(() => readFilter({ resource: {} })).toThrow('needs')
  expect(() => readRuleFilter({})).toThrow('archive everything')
})

test('neq is the opposite of eq, and exists of its negation.', () => {
  const key = fc.constantFrom('resource', 'isPublic', 'principal.AWS', 'condition.x', 'error', 'id')
  const value = fc.constantFrom('arn:aws:s3:::reports', 'false', '444455556666', 'one', 'x')
  fc.assert(
    fc.property(key, fc.array(value, { minLength: 1 }), (name, values) => {
      const ask = (criterion: object) => matchesFilter(finding, { [name]: criterion })
      expect(ask({ eq: values })).toBe(!ask({ neq: values }))
      expect(ask({ exists: true })).toBe(!ask({ exists: false }))
    }),
  )
})
