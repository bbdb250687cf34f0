import { expect, test } from 'vitest'
import type { Gap } from '../../model/gap.ts'
import { Gaps } from './gaps.ts'

const gap = (resource: string, more: Partial<Gap> = {}): Gap => ({
  source: 'aws',
  operation: 's3:GetBucketPolicy',
  reason: 'denied',
  error: 'AccessDenied',
  types: ['AWS::S3::Bucket'],
  hides: false,
  resource,
  ...more,
})

test('a few gaps are told one by one, in order', () => {
  const gaps = new Gaps()
  gaps.add(gap('b'))
  gaps.add(gap('a'))
  expect(gaps.all().map((g) => g.resource)).toEqual(['a', 'b'])
})

test('many gaps of one kind are told as one', () => {
  const gaps = new Gaps()
  for (let i = 0; i < 1000; i++) gaps.add(gap(`bucket-${i}`))
  gaps.add(gap('other', { operation: 's3:GetBucketAcl' }))
  const all = gaps.all()
  expect(all).toHaveLength(2)
  expect(all[1]?.error).toBe('AccessDenied (and for 999 more resources)')
  expect(all[1]).not.toHaveProperty('resource')
})

test('a hiding gap hides its types in its Region, or everywhere', () => {
  const gaps = new Gaps()
  gaps.add(gap('x', { hides: true, region: 'eu-west-1' }))
  expect(gaps.hidden('AWS::S3::Bucket', 'eu-west-1')).toBe(true)
  expect(gaps.hidden('AWS::S3::Bucket', 'us-east-1')).toBe(false)
  gaps.add(gap('y', { hides: true }))
  expect(gaps.hidden('AWS::S3::Bucket', 'us-east-1')).toBe(true)
  expect(gaps.hidden('AWS::KMS::Key', 'us-east-1')).toBe(false)
})
