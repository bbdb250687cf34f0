import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { classification, isSensitive } from './classification.ts'

function bucket(tags: Record<string, string>, properties = {}): Resource {
  return { type: 'AWS::S3::Bucket', id: 'b', properties, tags, source: { kind: 'aws' } }
}

it.each([
  'data-classification',
  'DataClassification',
  'example:data_classification',
  'Classification',
])('reads the tag %s', (key) => {
  const found = classification(bucket({ [key]: 'Confidential' }))
  expect(found).toBe(key.startsWith('example:') ? undefined : 'confidential')
})

it('does not take unreadable tags for missing ones', () => {
  const Tags = { $unknown: 'denied' }
  expect(classification(bucket({}, { Tags }))).toEqual(Tags)
  expect(classification(bucket({ $unknown: 'denied' }))).toEqual(Tags)
  expect(classification(bucket({}))).toBeUndefined()
})

it('knows which values are sensitive', () => {
  for (const value of ['confidential', 'Highly Restricted', 'PII'])
    expect(isSensitive(value)).toBe(true)
  for (const value of ['public', 'internal', '']) expect(isSensitive(value)).toBe(false)
})
