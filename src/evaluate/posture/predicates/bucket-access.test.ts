import { expect, it } from 'vitest'
import { accountType, type Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { isBlocked, opensByAcl, opensByPolicy } from './bucket-access.ts'

const on = {
  PublicAccessBlockConfiguration: { RestrictPublicBuckets: true, IgnorePublicAcls: true },
}
const open = {
  ResourcePolicy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }] },
  AccessControl: 'PublicRead',
}

function bucket(properties: object, more: Partial<Resource> = {}): Resource {
  const account = '111122223333'
  return {
    type: 'AWS::S3::Bucket',
    id: 'b',
    account,
    properties: { ...properties },
    tags: {},
    source: { kind: 'aws' },
    ...more,
  }
}

function facts(...resources: Resource[]) {
  return indexFacts(
    { started: '', ended: '', sources: [], resources, gaps: [], diagnostics: [] },
    0,
  )
}

const account = (properties: object, more: Partial<Resource> = {}) =>
  bucket(properties, { type: accountType, id: '111122223333', ...more })

it('is blocked by the bucket, else by its account, else unknown', () => {
  const block = 'RestrictPublicBuckets'
  expect(isBlocked(bucket(on), facts(), block)).toBe(true)
  expect(isBlocked(bucket({}), facts(account(on)), block)).toBe(true)
  expect(isBlocked(bucket({}), facts(account({})), block)).toBe(false)
  expect(isBlocked(bucket({}), facts(), block)).toHaveProperty('$unknown')
})

it('judges a template by what it declares', () => {
  const { account: _, ...declared } = bucket(open, { stack: 's' })
  expect(opensByPolicy(declared, facts())).toBe(true)
  const { account: __, ...setting } = account(on, { stack: 's' })
  expect(opensByPolicy(declared, facts(setting))).toBe(false)
})

it('opens by policy or ACL unless a switch stops it', () => {
  expect(opensByPolicy(bucket(open), facts(account({})))).toBe(true)
  expect(opensByPolicy(bucket({ ...open, ...on }), facts())).toBe(false)
  expect(opensByAcl(bucket(open), facts(account({})))).toBe(true)
  expect(opensByAcl(bucket(open), facts(account(on)))).toBe(false)
  const OwnershipControls = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] }
  expect(opensByAcl(bucket({ ...open, OwnershipControls }), facts())).toBe(false)
})

it('does not trust the defaults of new buckets with a policy or ACL that older ones obey', () => {
  const closed = {
    ...open,
    PublicAccessBlockConfiguration: { RestrictPublicBuckets: true, IgnorePublicAcls: true },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  }
  const origins = {
    '/PublicAccessBlockConfiguration': 'default',
    '/OwnershipControls': 'default',
  } as const
  const declared = bucket(closed, { stack: 't', origins })
  expect(opensByPolicy(declared, facts())).toMatchObject({ $unknown: 'unresolved' })
  expect(opensByAcl(declared, facts())).toMatchObject({ $unknown: 'unresolved' })
  expect(opensByPolicy(bucket(closed, { stack: 't' }), facts())).toBe(false)
  expect(opensByPolicy(bucket({}, { stack: 't', origins }), facts())).toBe(false)
})
