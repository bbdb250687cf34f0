import { expect, test } from 'vitest'
import type { Gap } from '../../model/gap.ts'
import { describeUnlisted, identityTypes, unlistedOf } from './unlisted.ts'

const denied: Gap = {
  source: 'aws',
  operation: 'iam:ListRoles',
  account: '111122223333',
  reason: 'denied',
  error: 'AccessDenied',
  types: ['AWS::IAM::Role', 'AWS::IAM::InstanceProfile'],
  hides: true,
  permission: 'iam:ListRoles',
}

test('names the types that an answer rests on, and why they could not be listed', () => {
  expect(unlistedOf([denied, denied], identityTypes)).toEqual([
    {
      types: ['AWS::IAM::Role'],
      account: '111122223333',
      operation: 'iam:ListRoles',
      reason: 'denied',
      error: 'AccessDenied',
      permission: 'iam:ListRoles',
    },
  ])
})

test('leaves out what hides other types, or a detail of one resource', () => {
  const other = { ...denied, types: ['AWS::SQS::Queue'] }
  expect(unlistedOf([other, { ...denied, hides: false }], identityTypes)).toEqual([])
})

test('says of a gap that hides anything that anything may be missing', () => {
  const [one] = unlistedOf([{ ...denied, types: ['*'], region: 'eu-west-1' }], identityTypes)
  expect(one && describeUnlisted(one)).toBe(
    'Resources of any type may be missing in 111122223333 eu-west-1: iam:ListRoles, AccessDenied',
  )
})
