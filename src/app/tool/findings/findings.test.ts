import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestStore } from '../../../../test/store/open-test-store.ts'
import { outcomes } from '../../../model/check.ts'
import type { Finding } from '../../../model/finding.ts'
import { findingId } from '../../../model/finding-id.ts'
import type { Review } from '../../../model/review.ts'
import { exampleReview } from '../../../report/example-review.ts'
import { checkStore } from '../../../store/check-store.ts'
import type { Store } from '../../../store/open-store.ts'
import { operatorContext } from '../command-context.ts'
import type { ToolContext } from '../context.ts'
import { saveReview } from '../runs/save-review.ts'
import { getFindingDetails } from './get.ts'
import { countFindings, type FindingQuery, listFindings } from './list.ts'
import { maskSecrets } from './mask-secrets.ts'

let store: Store
let accounts = 666677770000
beforeAll(async () => {
  store = await openTestStore()
}, 60_000)
afterAll(() => store.close())

function newcomer(): (now?: number, limit?: number, after?: string) => ToolContext {
  const account = String(accounts++)
  return (now = 1000, limit = 200, after) =>
    operatorContext(store.db, { account, region: 'eu-west-1', name: 'ada' }, now, {
      limit,
      token: (cursor) => cursor,
      ...(after === undefined ? {} : { after }),
    })
}

async function saved(review: Review = exampleReview()) {
  const context = newcomer()
  const { workload } = await saveReview(context(), 'Payments', review)
  return { context, id: workload.id, review }
}

/** The same as the list, computed from the review. */
function expected(review: Review, wanted: (finding: Finding) => boolean): readonly string[] {
  return review.findings.filter(wanted).map(findingId).toSorted()
}

const narrowings: readonly [string, FindingQuery, (finding: Finding) => boolean][] = [
  ['nothing', {}, () => true],
  ['failures', { outcome: ['fail'] }, (f) => f.outcome === 'fail' && f.suppressed === undefined],
  ['suppressed ones', { outcome: ['suppressed'] }, (f) => f.suppressed !== undefined],
  [
    'either of two outcomes',
    { outcome: ['unknown', 'pass'] },
    (f) => f.outcome === 'unknown' || f.outcome === 'pass',
  ],
  ['a severity', { severity: ['high'] }, (f) => f.check.severity === 'high'],
  ['an account', { ofAccount: ['111122223333'] }, (f) => f.resource.account === '111122223333'],
  ['no account', { ofAccount: [''] }, (f) => f.resource.account === undefined],
  ['a type', { type: ['AWS::S3::Bucket'] }, (f) => f.resource.type === 'AWS::S3::Bucket'],
  ['a service', { service: ['S3'] }, (f) => f.resource.type.startsWith('AWS::S3::')],
  [
    'two at once',
    { service: ['S3'], outcome: ['pass'] },
    (f) => f.resource.type.startsWith('AWS::S3::') && f.outcome === 'pass',
  ],
  ['a check that nobody has', { check: ['none'] }, () => false],
]

describe('lists hold what the review found, narrowed by', () => {
  test.each(narrowings)('%s', async (_, query, wanted) => {
    // The clock is before the dates of the example, so that its suppressions hold.
    const { context, id, review } = await saved()
    const now = Date.parse('2026-03-02T09:00:00Z')
    const { items, total } = await listFindings(context(now), id, query)
    const ids = expected(review, wanted)
    expect(items.map((item) => item.id).toSorted()).toEqual(ids)
    expect(total).toBe(ids.length)
    const counts = await countFindings(context(now), id, query)
    expect(counts.total).toBe(ids.length)
    for (const tally of [counts.checks, counts.services, counts.accounts, counts.files])
      expect(tally.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
  })
})

test('pages of any sort show every finding once, in order', async () => {
  const { context, id, review } = await saved(exampleReview('hostile'))
  const sorts = [
    [
      { column: 'severity', descending: true },
      { column: 'resource', descending: false },
    ],
    [{ column: 'name', descending: true }],
    [],
  ] as const
  for (const sort of sorts) {
    const whole = await listFindings(context(), id, {}, sort)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listFindings(context(1000, 2, after), id, {}, sort)
      seen.push(...page.items.map((item) => item.id))
      after = page.nextToken
    } while (after !== undefined)
    expect(seen).toEqual(whole.items.map((item) => item.id))
    expect(seen).toHaveLength(new Set(review.findings.map(findingId)).size)
  }
})

test('text finds resources by any case, and checks by their title', async () => {
  const { context, id, review } = await saved()
  const [first] = review.findings
  const part = (first?.resource.arn ?? first?.resource.id ?? '').slice(0, 12).toUpperCase()
  const { items } = await listFindings(context(), id, { text: part })
  expect(items.map((item) => item.id)).toContain(first && findingId(first))
})

test('a finding shows its resource and what decided, whatever its names hold', async () => {
  const { context, id, review } = await saved(exampleReview('hostile'))
  for (const finding of review.findings) {
    const details = await getFindingDetails(context(), id, findingId(finding))
    expect(details.outcome).toBe(finding.outcome)
    expect(details.evidence.map(({ pointer }) => pointer)).toEqual(finding.pointers)
    expect(details.document).toMatchObject({ type: finding.resource.type })
  }
})

test('the next run remembers since when, and what was before', async () => {
  const { context, id, review } = await saved()
  const turned = review.findings.map((finding, at) =>
    at === 0 ? { ...finding, outcome: finding.outcome === 'pass' ? 'fail' : 'pass' } : finding,
  ) as readonly Finding[]
  await saveReview(context(5000), 'Payments', { ...review, findings: turned })
  const [first, second] = review.findings.map(findingId)
  const changed = await getFindingDetails(context(6000), id, first ?? '')
  expect(changed.since).toBe(new Date(5000).toISOString())
  expect(changed.first).toBe(new Date(1000).toISOString())
  expect(changed.history).toEqual([
    { since: new Date(1000).toISOString(), outcome: review.findings[0]?.outcome },
  ])
  const same = await getFindingDetails(context(6000), id, second ?? '')
  expect(same.since).toBe(new Date(1000).toISOString())
  expect(same.history).toEqual([])
})

test('of two judgements of one identity the more urgent counts', async () => {
  const review = exampleReview()
  const [first] = review.findings
  if (first === undefined) throw new Error('The example has no finding.')
  const doubled = outcomes.map((outcome) => Object.assign({}, first, { outcome }))
  const { context, id } = await saved({ ...review, findings: doubled })
  const { items } = await listFindings(context(), id, {})
  expect(items.map(({ outcome }) => outcome)).toEqual(['fail'])
})

test('the store proves that findings are those that were saved', async () => {
  const { context, id } = await saved(exampleReview('hostile'))
  await saveReview(context(2000), 'Payments', exampleReview('hostile'))
  expect((await checkStore(store.db)).diagnostics).toEqual([])
  const { items } = await listFindings(context(), id, {})
  expect(items.length).toBeGreaterThan(0)
})

test('a stranger learns nothing', async () => {
  const { id } = await saved()
  await expect(listFindings(newcomer()(), id, {})).rejects.toMatchObject({ kind: 'not-found' })
})

describe('values that may be secrets', () => {
  test('are masked, the names of variables are not', () => {
    const properties = {
      FunctionName: 'pay',
      Environment: {
        Variables: { TOKEN: 'not-a-real-token', Nested: [{ Name: 'A', Value: 'b' }] },
      },
    }
    expect(maskSecrets({ type: 'AWS::Lambda::Function', properties })).toEqual({
      FunctionName: 'pay',
      Environment: {
        Variables: { TOKEN: '[not shown]', Nested: [{ Name: 'A', Value: '[not shown]' }] },
      },
    })
  })

  test('unknown ones stay unknown', () => {
    const properties = { UserData: { $unknown: 'denied' } }
    expect(maskSecrets({ type: 'AWS::EC2::Instance', properties })).toEqual(properties)
  })
})
