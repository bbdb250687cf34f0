import { describe, expect, test } from 'vitest'
import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import { exampleReview } from '../example-review.ts'
import { groupFindings } from './group-findings.ts'
import { groupGaps, missingActions } from './group-gaps.ts'
import { lineOf, placeOf, relativePath } from './locate.ts'
import { pointEvidence } from './point.ts'
import { tallyFindings } from './tally.ts'

const resource: Resource = {
  type: 'AWS::S3::Bucket',
  id: 'B',
  properties: {
    'a/b': { 'c~d': 'found' },
    Long: 'x'.repeat(201),
    Object: { a: 1 },
    None: null,
    Off: false,
  },
  facts: { Count: 3 },
  tags: {},
  source: { kind: 'cloudformation', file: '/srv/infra/a.yaml', line: 3 },
  lines: { '/Object': 7 },
}

describe('places', () => {
  test('a line is that of the nearest parent that has one, else of the resource', () => {
    expect(lineOf(resource, '/properties/Object/a')).toBe(7)
    expect(lineOf(resource, '/properties/Other')).toBe(3)
    expect(lineOf(resource, '/facts/Count')).toBe(3)
    expect(lineOf(resource, '/properties/constructor')).toBe(3)
  })

  test('files are named relative to the working directory', () => {
    expect(placeOf(resource, ['/properties/Object'], '/srv/')).toBe('infra/a.yaml:7')
    expect(relativePath('/elsewhere/a.yaml', '/work')).toBe('/elsewhere/a.yaml')
    expect(relativePath('./a.yaml', '/work')).toBe('a.yaml')
    expect(relativePath('/workshop/a.yaml', '/work')).toBe('/workshop/a.yaml')
  })
})

test('evidence shows short scalars only, also behind escaped pointers, and nothing inherited', () => {
  const [finding] = exampleReview().findings
  if (finding === undefined) throw new Error('the example has findings')
  const pointers = [
    '/properties/a~1b/c~0d',
    '/properties/Long',
    '/properties/Object',
    '/properties/None',
    '/properties/Off',
    '/facts/Count',
    '/properties/constructor/name',
    '/properties/Absent',
  ]
  const values = pointEvidence({ ...finding, resource, pointers }).map((e) => e.value)
  expect(values).toEqual(['found', undefined, undefined, null, false, 3, undefined, undefined])
})

test('findings group by check, most severe first, and sort by resource', () => {
  const groups = groupFindings(exampleReview().findings)
  expect(groups.map((g) => g.check.id)).toEqual([
    'account-root-mfa',
    'ec2-security-group-no-public-admin-ports',
    's3-bucket-policy-not-public',
    'cloudtrail-trail-logging',
    'ec2-instance-user-data-no-secrets',
    'iam-role-no-admin',
    's3-bucket-encrypted',
  ])
  expect(groups[5]?.findings.map((f) => f.resource.id)).toEqual(['deploy', 'reader', 'ci'])
})

test('a suppressed failure is counted apart', () => {
  const tally = tallyFindings(exampleReview().findings)
  expect(tally.outcomes).toEqual({ fail: 5, unknown: 1, pass: 4, 'not-applicable': 1 })
  expect(tally.suppressed).toBe(1)
  expect(tally.failures).toEqual({ critical: 2, high: 2, medium: 1, low: 0 })
  expect(tally.reasons.denied).toBe(1)
})

test('gaps group by the permission that would close them, and only real actions are asked for', () => {
  const gaps = exampleReview().gaps
  const fake: Gap = {
    source: 'aws',
    operation: 'x',
    reason: 'denied',
    error: '',
    types: [],
    hides: false,
    permission: 's3:*","Resource":"*',
  }
  const groups = groupGaps([...gaps, fake])
  expect(groups.map((g) => [g.permission, g.reason, g.count])).toEqual([
    ['guardduty:ListDetectors', 'denied', 2],
    ['s3:*","Resource":"*', 'denied', 1],
    ['s3:GetBucketPolicy', 'denied', 1],
    [undefined, 'unsupported', 1],
  ])
  expect(groups[0]?.regions).toEqual(['eu-west-1', 'us-east-1'])
  expect(missingActions(groups)).toEqual(['guardduty:ListDetectors', 's3:GetBucketPolicy'])
})
