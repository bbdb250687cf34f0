import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { deniesActions, isAttachedGuardrail } from './guardrails.ts'
import { statements } from './policy.ts'

const unresolved = { $unknown: 'unresolved' }

function policy(id: string, properties: object): Resource {
  const type = 'AWS::Organizations::Policy'
  return { type, id, properties: { ...properties }, tags: {}, source: { kind: 'aws' } }
}

function denies(raw: object) {
  const all = statements({ Statement: [raw] })
  const first = isUnknown(all) ? undefined : all[0]
  return first === undefined
    ? undefined
    : deniesActions(first, ['cloudtrail:stoplogging', 's3:getobject'])
}

it('counts own, attached service control policies', () => {
  const scp = { Type: 'SERVICE_CONTROL_POLICY', TargetIds: ['r-root'] }
  expect(isAttachedGuardrail(policy('p-1', scp))).toBe(true)
  expect(isAttachedGuardrail(policy('p-FullAWSAccess', scp))).toBe(false)
  expect(isAttachedGuardrail(policy('p-1', { ...scp, TargetIds: [] }))).toBe(false)
  expect(isAttachedGuardrail(policy('p-1', { ...scp, Type: 'TAG_POLICY' }))).toBe(false)
  expect(isAttachedGuardrail(policy('p-1', { ...scp, TargetIds: unresolved }))).toEqual(unresolved)
})

it('needs every action denied', () => {
  expect(denies({ Effect: 'Deny', Action: ['cloudtrail:*', 's3:Get*'] })).toBe(true)
  expect(denies({ Effect: 'Deny', NotAction: 'iam:*' })).toBe(true)
  expect(denies({ Effect: 'Deny', Action: 'cloudtrail:*' })).toBe(false)
  expect(denies({ Effect: 'Allow', Action: '*' })).toBe(false)
  expect(denies({ Effect: 'Deny', Action: unresolved })).toEqual(unresolved)
})
