import { expect, test } from 'vitest'
import type { Resource } from '../../../../model/resource.ts'
import { unknown } from '../../../../model/unknown.ts'
import { readEstate } from '../../graph/estate.ts'
import { parsePolicy } from '../../policy/parse-policy.ts'
import {
  account,
  live,
  manager,
  member,
  organization,
  policy,
  unit,
} from '../organization.fixture.ts'
import { findLosses } from './lost-access.ts'
import { proposeChange, type Proposal } from './proposal.ts'

function role(
  name: string,
  actions: unknown,
  more: { path?: string; owner?: string } = {},
): Resource {
  const { path = '/', owner = account } = more
  return {
    ...live,
    account: owner,
    type: 'AWS::IAM::Role',
    id: name,
    name,
    arn: `arn:aws:iam::${owner}:role${path}${name}`,
    properties: {
      AssumeRolePolicyDocument: { Statement: [] },
      Policies: [
        {
          PolicyName: 'p',
          PolicyDocument:
            typeof actions === 'string' || Array.isArray(actions)
              ? {
                  Version: '2012-10-17',
                  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
                }
              : actions,
        },
      ],
    },
  }
}

function ask(resources: readonly Resource[], document: object, more: Partial<Proposal> = {}) {
  const parsed = parsePolicy({ Version: '2012-10-17', ...document }, 'proposed').policy
  if (parsed === undefined) throw new Error('The proposal cannot be read.')
  const found = proposeChange(resources, { type: 'scp', policy: parsed, ...more })
  if ('problem' in found) throw new Error(found.problem.message)
  return findLosses(found.change, readEstate(resources))
}

const estate = [organization(), unit, member(account, 'ou-apps'), member(manager)]
const denyKms = {
  Statement: { Sid: 'Keys', Effect: 'Deny', Action: 'kms:Schedule*', Resource: '*' },
}

test('who holds a denied action loses it, with a request that proves it', () => {
  const { lost, unclear, bound } = ask(
    [
      ...estate,
      role('keys', 'kms:*'),
      role('reader', 's3:Get*'),
      role('boss', '*', { owner: manager }),
    ],
    denyKms,
  )
  expect(lost).toMatchObject([
    {
      principal: `arn:aws:iam::${account}:role/keys`,
      statement: { index: 0, sid: 'Keys' },
      proof: { action: 'kms:ScheduleKeyDeletion' },
      actions: 1,
      services: { kms: 1 },
    },
  ])
  expect(unclear).toEqual([])
  expect(bound).toBe(2)
})

test('who is exempt, elsewhere, already denied, or service-linked loses nothing', () => {
  const exempting = {
    Statement: {
      ...denyKms.Statement,
      Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/security/*' } },
    },
  }
  const roles = [role('keys', 'kms:*', { path: '/security/' })]
  expect(ask([...estate, ...roles], exempting).lost).toEqual([])
  const linked = role('AWSServiceRoleForX', 'kms:*', { path: '/aws-service-role/x.amazonaws.com/' })
  expect(ask([...estate, linked], denyKms).lost).toEqual([])
  const already = policy('scp', 'p-1', { Version: '2012-10-17', ...denyKms }, ['r-root'])
  const found = ask([...estate, already, role('keys', 'kms:*')], denyKms)
  expect(found.lost).toEqual([])
  expect(found.unclear).toHaveLength(1)
})

test('an allow list takes what it does not name', () => {
  const all = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
  const full = policy('scp', 'p-FullAWSAccess', all, ['r-root', 'ou-apps', account, manager])
  const { lost } = ask(
    [...estate, full, role('reader', 's3:Get*'), role('keys', 'kms:Decrypt')],
    { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } },
    { target: 'ou-apps', replaces: 'p-FullAWSAccess' },
  )
  expect(lost.map(({ principal, statement }) => [principal, statement])).toEqual([
    [`arn:aws:iam::${account}:role/keys`, undefined],
  ])
})

test('what nobody could read is unclear, not lost and not safe', () => {
  const { lost, unclear } = ask([...estate, role('odd', unknown('denied'))], denyKms)
  expect(lost).toEqual([])
  expect(unclear).toHaveLength(1)
})

test('a target that is not there is a problem', () => {
  const proposal = { type: 'scp', policy: { version: '2012-10-17', statements: [] } } as const
  expect(proposeChange(estate, { ...proposal, target: 'ou-none' })).toHaveProperty('problem')
  expect(proposeChange(estate, { ...proposal, replaces: 'none' })).toHaveProperty('problem')
  expect(proposeChange([], { ...proposal, target: 'ou-apps' })).toHaveProperty('problem')
})
