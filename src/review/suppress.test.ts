import { describe, expect, test } from 'vitest'
import type { Suppression } from '../model/human-record.ts'
import { found, now } from './fixtures.ts'
import { applySuppressions } from './suppress.ts'
import { groupFindings } from './evidence/group-findings.ts'
import { weighCheck } from './evidence/weigh-check.ts'
import { byCheck } from './fixtures.ts'

const suppression = (extra: Partial<Suppression> = {}): Suppression => ({
  check: 's3-a',
  reason: 'Legacy.',
  owner: 'ana@example.com',
  expires: '2026-12-31',
  ...extra,
})

const evaluation = found({ 's3-a': 'pff', 's3-b': 'f' })
const suppressedIds = (...given: Suppression[]) =>
  applySuppressions(evaluation, given, now)
    .findings.filter((f) => f.suppressed)
    .map((f) => `${f.check.id} ${f.resource.id}`)

describe('suppressions', () => {
  test.each<[string, Partial<Suppression>, string[]]>([
    ['a check everywhere', {}, ['s3-a bucket-1', 's3-a bucket-2']],
    ['one resource by id', { resource: 'bucket-2' }, ['s3-a bucket-2']],
    ['resources by ARN glob', { resource: 'arn:aws:s3:::*-1' }, ['s3-a bucket-1']],
    ['an account', { account: '1111*' }, ['s3-a bucket-1', 's3-a bucket-2']],
    ['another account', { account: '444455556666' }, []],
    ['another Region', { region: 'us-*' }, []],
  ])('can name %s', (_, extra, expected) => {
    expect(suppressedIds(suppression(extra))).toEqual(expected)
  })

  test('mark failures only and leave every other finding the same object', () => {
    const { findings } = applySuppressions(evaluation, [suppression()], now)
    expect(findings[0]).toBe(evaluation.findings[0])
    expect(findings[1]?.suppressed).toEqual({
      reason: 'Legacy.',
      owner: 'ana@example.com',
      expires: '2026-12-31',
    })
  })

  test('say where they are written when something is wrong with them', () => {
    const where = { file: 'plinth.yaml', line: 7, column: 5 }
    for (const wrong of [{ check: 's3-x' }, { expires: '2026-06-01' }, { resource: 'other' }])
      expect(
        applySuppressions(evaluation, [suppression({ ...wrong, where })], now).diagnostics,
      ).toMatchObject([{ where }])
  })

  test('without effect give back the same array', () => {
    const { findings } = applySuppressions(evaluation, [suppression({ region: 'x' })], now)
    expect(findings).toBe(evaluation.findings)
  })

  test.each<[string, Partial<Suppression>, string, string | undefined]>([
    [
      'expired',
      { expires: '2026-06-01' },
      'warning suppression-expired: The suppression of s3-a ended on 2026-06-01; 2 findings count again.',
      'expired',
    ],
    [
      'unused',
      { resource: 'other' },
      'note suppression-unused: The suppression of s3-a on other matches no failed finding.',
      'unused',
    ],
    [
      'of an unknown check',
      { check: 's3-c' },
      'warning suppression-unknown-check: The suppression of s3-c names a check that does not exist.',
      'unused',
    ],
    ['active', {}, '', undefined],
  ])('that are %s say so', (_, extra, said, why) => {
    const { stale, diagnostics } = applySuppressions(evaluation, [suppression(extra)], now)
    expect(diagnostics.map((d) => `${d.severity} ${d.code}: ${d.message}`).join()).toBe(said)
    expect(stale[0]?.why).toBe(why)
  })

  test('whose date cannot be read do not suppress', () => {
    expect(suppressedIds(suppression({ expires: 'never' }))).toEqual([])
  })

  test('take failures out of the evidence and are named in it', () => {
    const weigh = (...given: Suppression[]) => {
      const { findings } = applySuppressions(evaluation, given, now)
      const groups = groupFindings({ ...evaluation, findings })
      return ['s3-a', 's3-b'].map((id) => {
        const { stance, summary } = weighCheck(byCheck(id), groups.get(id))
        return `${stance}: ${summary}`
      })
    }
    expect(weigh(suppression(), suppression({ check: 's3-b' }))).toEqual([
      'supports: Claim of s3-a: 1 of 3, 2 suppressed.',
      'not-applicable: Claim of s3-b: the only failure is suppressed.',
    ])
  })
})
