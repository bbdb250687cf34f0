import { expect, test } from 'vitest'
import { readEstate } from '../../../evaluate/access/graph/estate.ts'
import type { Resource } from '../../../model/resource.ts'
import { unusedAccess } from './unused.ts'

const now = Date.parse('2026-11-01T00:00:00Z')
const long = '2026-01-01T00:00:00Z'
const lately = '2026-10-30T00:00:00Z'

function role(facts: Resource['facts'], more: Partial<Resource> = {}): Resource {
  const arn = 'arn:aws:iam::111122223333:role/worker'
  return {
    type: 'AWS::IAM::Role',
    id: 'worker',
    arn,
    account: '111122223333',
    tags: {},
    source: { kind: 'aws' },
    properties: {},
    ...(facts !== undefined && { facts }),
    ...more,
  }
}

function look(one: Resource, configuration = {}) {
  return unusedAccess(readEstate([one]), configuration, now, () => true).map(({ data }) => data)
}

test.each([
  ['used lately', { CreatedAt: long, LastUsedAt: lately }, 0],
  ['used long ago', { CreatedAt: long, LastUsedAt: long }, 1],
  ['never used and old', { CreatedAt: long, LastUsedAt: null }, 1],
  ['never used and new', { CreatedAt: lately, LastUsedAt: null }, 0],
])('A role %s.', (_, facts, count) => {
  expect(look(role(facts))).toHaveLength(count)
})

test('What nobody looked at is told as undecided; templates have no use.', () => {
  expect(look(role({ CreatedAt: long }))).toMatchObject([
    { type: 'UnusedIAMRole', error: expect.stringMatching(/^UNDECIDED/) },
  ])
  expect(look(role(undefined))).toEqual([])
})

test('Service-linked roles and exclusions are left out.', () => {
  const facts = { CreatedAt: long, LastUsedAt: long }
  const arn = 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX'
  expect(look(role(facts, { arn }))).toEqual([])
  const exclude = (rule: object) => ({ unusedAccess: { analysisRule: { exclusions: [rule] } } })
  expect(look(role(facts), exclude({ accountIds: ['111122223333'] }))).toEqual([])
  const tagged = role(facts, { tags: { purpose: 'break-glass' } })
  expect(look(tagged, exclude({ resourceTags: [{ purpose: 'break-glass' }] }))).toEqual([])
  expect(look(tagged, exclude({ resourceTags: [{ purpose: '' }] }))).toEqual([])
  expect(look(tagged, exclude({ resourceTags: [{ purpose: 'work' }] }))).toHaveLength(1)
})

test('Passwords and keys of users are told one by one.', () => {
  const user: Resource = {
    ...role({
      CreatedAt: long,
      PasswordEnabled: true,
      PasswordLastUsedAt: long,
      AccessKeys: [
        { AccessKeyId: 'AKIAEXAMPLEOLD', Status: 'Active', CreatedAt: long, LastUsedAt: long },
        { AccessKeyId: 'AKIAEXAMPLENEW', Status: 'Active', CreatedAt: lately, LastUsedAt: null },
        { AccessKeyId: 'AKIAEXAMPLEOFF', Status: 'Inactive', CreatedAt: long, LastUsedAt: long },
      ],
    }),
    type: 'AWS::IAM::User',
    arn: 'arn:aws:iam::111122223333:user/ada',
  }
  expect(look(user)).toMatchObject([
    { type: 'UnusedIAMUserPassword', lastAccessed: Date.parse(long) },
    { type: 'UnusedIAMUserAccessKey', accessKey: 'AKIAEXAMPLEOLD' },
  ])
})
