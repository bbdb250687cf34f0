import { expect, it } from 'vitest'
import { trustedAccounts } from './policy-accounts.ts'

const allow = (Principal: unknown, more: object = {}) => ({ Effect: 'Allow', Principal, ...more })

it('finds accounts by id and ARN, once each', () => {
  const document = {
    Statement: [
      allow({ AWS: ['111122223333', 'arn:aws:iam::111122223333:root'] }),
      allow({ AWS: 'arn:aws:iam::444455556666:role/deploy', Service: 'ec2.amazonaws.com' }),
      { Effect: 'Deny', Principal: { AWS: '555566667777' } },
    ],
  }
  expect(trustedAccounts(document)).toEqual(['111122223333', '444455556666'])
})

it('finds the account of a condition on everybody', () => {
  const Condition = { StringEquals: { 'kms:CallerAccount': '444455556666' } }
  expect(trustedAccounts({ Statement: [allow('*', { Condition })] })).toEqual(['444455556666'])
})

it('leaves out the own account and the own stack', () => {
  const AWS = ['${AWS::AccountId}', 'arn:aws:iam::${AWS::AccountId}:root', '${Role.Arn}', 'AIDAX']
  expect(trustedAccounts({ Statement: [allow({ AWS })] })).toEqual([])
})

it('does not guess', () => {
  const unknown = { $unknown: 'unresolved' }
  expect(trustedAccounts({ Statement: [allow({ AWS: [unknown] })] })).toEqual(unknown)
  expect(trustedAccounts(unknown)).toEqual(unknown)
})
