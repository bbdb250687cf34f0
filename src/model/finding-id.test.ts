import { expect, test } from 'vitest'
import type { Check } from './check.ts'
import { findingId } from './finding-id.ts'
import type { Resource } from './resource.ts'

const check: Check = {
  id: 's3-bucket-encrypted',
  title: 'Bucket encrypts',
  resource: 'AWS::S3::Bucket',
  severity: 'low',
  why: 'Because.',
  fix: { text: 'Fix it.', effort: 'S' },
  reads: [],
  test: () => ({ outcome: 'pass', message: '', pointers: [] }),
  examples: { pass: [], fail: [] },
}
const bucket: Resource = {
  type: 'AWS::S3::Bucket',
  id: 'logs',
  account: '111122223333',
  region: 'eu-west-1',
  properties: {},
  tags: {},
  source: { kind: 'aws' },
}

test('an id is 16 hex digits and does not depend on what was found', () => {
  const id = findingId({ check, resource: bucket })
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(
    findingId({ check, resource: { ...bucket, properties: { A: 1 }, tags: { a: 'b' } } }),
  ).toBe(id)
})

test('check, account, Region, id, ARN and file each tell findings apart', () => {
  const ids = [
    findingId({ check, resource: bucket }),
    findingId({ check: { ...check, id: 'other' }, resource: bucket }),
    findingId({ check, resource: { ...bucket, account: '444455556666' } }),
    findingId({ check, resource: { ...bucket, region: 'eu-west-2' } }),
    findingId({ check, resource: { ...bucket, id: 'other' } }),
    findingId({ check, resource: { ...bucket, arn: 'arn:aws:s3:::logs' } }),
    findingId({ check, resource: { ...bucket, source: { kind: 'terraform', file: 'plan.json' } } }),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})

test('a separator inside a hostile id cannot imitate another finding', () => {
  const a = findingId({ check, resource: { ...bucket, region: 'a","b', id: 'c' } })
  const b = findingId({ check, resource: { ...bucket, region: 'a', id: 'b","c' } })
  expect(a).not.toBe(b)
})
