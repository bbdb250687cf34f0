import { expect, it } from 'vitest'
import { isUnknown } from '../../../model/unknown.ts'
import { statements } from './policy.ts'
import { hasConditionOn, hasMfaCondition } from './trust.ts'

function statement(Condition: unknown) {
  const all = statements({ Statement: [{ Effect: 'Allow', Principal: '*', Condition }] })
  const first = isUnknown(all) ? undefined : all[0]
  if (first === undefined) throw new Error('no statement')
  return first
}

const unresolved = { $unknown: 'unresolved' }
const keys = new Set(['sts:externalid'])

it('knows conditions that ask for MFA', () => {
  expect(hasMfaCondition(statement({ Bool: { 'aws:MultiFactorAuthPresent': true } }))).toBe(true)
  expect(hasMfaCondition(statement({ NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } }))).toBe(
    true,
  )
  expect(hasMfaCondition(statement({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }))).toBe(
    false,
  )
  expect(
    hasMfaCondition(statement({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } })),
  ).toBe(false)
  expect(hasMfaCondition(statement(unresolved))).toEqual(unresolved)
})

it('knows positive conditions on a key', () => {
  expect(hasConditionOn(statement({ StringEquals: { 'sts:ExternalId': 'x' } }), keys)).toBe(true)
  expect(hasConditionOn(statement({ StringLike: { 'sts:ExternalId': '*' } }), keys)).toBe(false)
  expect(hasConditionOn(statement({ StringNotEquals: { 'sts:ExternalId': 'x' } }), keys)).toBe(
    false,
  )
  expect(
    hasConditionOn(statement({ StringEquals: { 'sts:ExternalId': unresolved } }), keys),
  ).toEqual(unresolved)
})
