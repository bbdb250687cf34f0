import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { awsManagedName, policyType, someIdentityPolicy } from './identity-policies.ts'
import { administration } from './roles.ts'

const all = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
const little = { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] }
const denied = { $unknown: 'denied' }

function resource(type: string, id: string, properties: object): Resource {
  const account = '111122223333'
  return { type, id, account, properties: { ...properties }, tags: {}, source: { kind: 'aws' } }
}

function isAdmin(properties: object, ...policies: Resource[]) {
  const role = resource('AWS::IAM::Role', 'r', properties)
  const snapshot = { started: '', ended: '', sources: [], resources: policies, gaps: [] }
  return someIdentityPolicy(role, indexFacts({ ...snapshot, diagnostics: [] }, 0), administration)
}

const inline = (PolicyDocument: unknown) => ({ PolicyName: 'p', PolicyDocument })

describe('someIdentityPolicy', () => {
  it('reads inline, attached and AWS managed policies', () => {
    expect(isAdmin({ Policies: [inline(little), inline(all)] })).toBe(true)
    expect(
      isAdmin({ ManagedPolicyArns: ['p'] }, resource(policyType, 'p', { PolicyDocument: all })),
    ).toBe(true)
    expect(isAdmin({ ManagedPolicyArns: ['arn:aws-cn:iam::aws:policy/AdministratorAccess'] })).toBe(
      true,
    )
    expect(isAdmin({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })).toBe(false)
    expect(isAdmin({ Policies: [inline(little)] })).toBe(false)
    expect(isAdmin({})).toBe(false)
  })

  it('does not guess, and does not let an unknown hide a certainty', () => {
    expect(isAdmin({ ManagedPolicyArns: ['missing'] })).toHaveProperty('$unknown')
    expect(isAdmin({ Policies: [inline(denied)] })).toEqual(denied)
    expect(isAdmin({ Policies: denied, ManagedPolicyArns: denied })).toEqual(denied)
    expect(isAdmin({ Policies: [denied, inline(all)] })).toBe(true)
    expect(
      isAdmin({
        Policies: denied,
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      }),
    ).toBe(true)
  })
})

it('takes the name of an AWS managed policy without its path', () => {
  expect(awsManagedName('arn:aws:iam::aws:policy/job-function/ViewOnlyAccess')).toBe(
    'ViewOnlyAccess',
  )
  expect(awsManagedName('arn:aws:iam::111122223333:policy/AdministratorAccess')).toBeUndefined()
  expect(awsManagedName(7)).toBeUndefined()
})
