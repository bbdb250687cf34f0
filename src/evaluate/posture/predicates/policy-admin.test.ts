import { describe, expect, it } from 'vitest'
import { grants, grantsAdmin, grantsServiceWildcard } from './policy-admin.ts'

const unknown = { $unknown: 'unresolved' }
const one = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
})
const denying = (Action: unknown, more: object = {}) => ({
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action, Resource: '*', ...more },
  ],
})
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }

describe('grantsAdmin', () => {
  it.each<[object, boolean]>([
    [one('*'), true],
    [one(['s3:GetObject', '*:*']), true],
    [one('*', '*', { Condition: mfa }), true],
    [one('*', 'arn:aws:s3:::b/*'), false],
    [one('iam:*'), false],
    [{ Statement: [{ Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' }] }, true],
    [{ Statement: [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }] }, false],
    [{ Statement: [{ Effect: 'Allow', NotAction: ['iam:CreateUser'], Resource: '*' }] }, true],
    [denying('*'), false],
    [denying('iam:*'), true],
    [denying('*', { Condition: mfa }), true],
  ])('%j: %s', (document, expected) => expect(grantsAdmin(document)).toBe(expected))

  it('does not guess', () => {
    expect(grantsAdmin(one(unknown))).toEqual(unknown)
    expect(grantsAdmin(one('*', unknown))).toEqual(unknown)
    expect(grantsAdmin(one('s3:GetObject', unknown))).toBe(false)
  })
})

describe('grantsServiceWildcard', () => {
  it.each<[object, boolean]>([
    [one('s3:*'), true],
    [one('s3:Get*'), false],
    [one('s3:*', 'arn:aws:s3:::b'), false],
  ])('%j: %s', (document, expected) => expect(grantsServiceWildcard(document)).toBe(expected))
})

describe('grants', () => {
  it.each<[object, boolean]>([
    [one('iam:PassRole'), true],
    [one('iam:Pass*'), true],
    [one('iam:PassRole', 'arn:aws:iam::111122223333:role/app'), false],
    [{ Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] }, true],
    [denying('iam:PassRole'), false],
    [denying('iam:PassRole', { Condition: mfa }), true],
    [one('ec2:RunInstances'), false],
  ])('iam:PassRole in %j: %s', (document, expected) => {
    expect(grants(document, 'iam:passrole')).toBe(expected)
  })
})
