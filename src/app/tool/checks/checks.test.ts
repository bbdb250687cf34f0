import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import type { Check, Outcome } from '../../../model/check.ts'
import type { Finding } from '../../../model/finding.ts'
import type { ItemEvidence } from '../../../model/review.ts'
import type { UnknownReason } from '../../../model/unknown.ts'
import { insertEvidence, insertRun } from '../../../store/runs.ts'
import { writeAs } from '../write.ts'
import { checkData, checksOf, mostAccounts } from './check-data.ts'
import { judge, worstOf } from './status.ts'

const [one, two] = ['111122223333', '444455556666']

function checkNamed(id: string): Check {
  return {
    id,
    title: `Title of ${id}`,
    resource: 'AWS::S3::Bucket',
    severity: 'high',
    why: 'Tests need it.',
    fix: { text: 'Fix it.', effort: 'S' },
    reads: [],
    test: () => ({ outcome: 'pass', message: '', pointers: [] }),
    examples: { pass: [], fail: [] },
  }
}

function finding(check: Check, account: string, outcome: Outcome, reason?: UnknownReason): Finding {
  const source = { kind: 'sample' as const }
  const resource = { type: check.resource, id: 'b', account, properties: {}, tags: {}, source }
  const unseen = reason === undefined ? {} : { reason }
  return { check, resource, outcome, message: '', pointers: [], ...unseen }
}

function evidence(
  id: string,
  findings: readonly (readonly [string, Outcome, UnknownReason?])[],
  more: Partial<ItemEvidence> & { readonly contradicts?: boolean } = {},
): ItemEvidence {
  const { contradicts = true, ...rest } = more
  const strength = 'A' as const
  return {
    item: { check: id, strength, required: true, contradicts },
    stance: 'unknown',
    strength,
    counts: { pass: 0, fail: 0, unknown: 0, notApplicable: 0, suppressed: 0 },
    summary: `Summary of ${id}.`,
    findings: findings.map(([account, outcome, reason]) =>
      finding(checkNamed(id), account, outcome, reason),
    ),
    blind: [],
    ...rest,
  }
}

const buckets = [
  evidence('s3-private', [
    [one, 'fail'],
    [one, 'pass'],
    [two, 'pass'],
    [two, 'not-applicable'],
  ]),
  evidence('s3-logged', [[one, 'fail']], { contradicts: false }),
  evidence('s3-encrypted', [
    [one, 'pass'],
    [two, 'unknown', 'denied'],
  ]),
  evidence('s3-none', [], {}),
]

test('What a check found is kept by account, also where nobody could look.', () => {
  const suppressed = { reason: 'Public site', owner: 'Sam', expires: '2027-01-01' }
  const blind = {
    check: checkNamed('s3-private'),
    unknown: { $unknown: 'denied' as const },
    gap: {
      source: 'aws' as const,
      operation: 's3:ListBuckets',
      account: two,
      reason: 'denied' as const,
      error: 'AccessDenied',
      types: ['AWS::S3::Bucket'],
      hides: true,
    },
  }
  const item = evidence('s3-private', [[one, 'pass']], { blind: [blind] })
  const excused = { ...finding(checkNamed('s3-private'), one, 'fail'), suppressed }
  const data = checkData({ evidence: [{ ...item, findings: [...item.findings, excused] }] })
  const none = { pass: 0, fail: 0, notApplicable: 0, suppressed: 0, unknown: [] }
  expect(data).toEqual([
    {
      id: 's3-private',
      title: 'Title of s3-private',
      summary: 'Summary of s3-private.',
      contradicts: true,
      accounts: [
        { account: two, ...none, unknown: ['denied'] },
        { account: one, ...none, pass: 1, suppressed: 1 },
      ],
    },
  ])
  expect(checksOf({ data: { checks: JSON.parse(JSON.stringify(data)) } })).toEqual(data)
})

test('Rows of another make hold no checks, and statements of people are none.', () => {
  for (const data of [{}, { checks: 'no' }, { checks: [{ id: 1 }] }])
    expect(checksOf({ data })).toEqual([])
  const attest = { attest: 'x', title: 'X', strength: 'D' as const, required: true, validDays: 9 }
  expect(checkData({ evidence: [{ ...evidence('x', []), item: attest }] })).toEqual([])
})

test('Of very many accounts those in trouble are kept.', () => {
  const found = Array.from(
    { length: 300 },
    (_, n) => [String(n), n === 299 ? 'fail' : 'pass'] as const,
  )
  const [data] = checkData({ evidence: [evidence('s3-private', found)] })
  expect(data?.accounts).toHaveLength(mostAccounts)
  expect(data?.accounts[0]).toMatchObject({ account: '299', fail: 1 })
})

const counts = { pass: 0, fail: 0, notApplicable: 0, suppressed: 0, unknown: [] }
test.each([
  ['a pass is okay', { pass: 2 }, { status: 'OKAY' }],
  ['a failure is an error', { pass: 2, fail: 1, unknown: ['denied'] }, { status: 'ERROR' }],
  [
    'denied',
    { pass: 9, unknown: ['failed', 'denied'] },
    { status: 'FETCH_FAILED', reason: 'ACCESS_DENIED' },
  ],
  ['failed', { pass: 9, unknown: ['failed'] }, { status: 'FETCH_FAILED', reason: 'UNKNOWN_ERROR' }],
  ['throttled', { unknown: ['throttled'] }, { status: 'FETCH_FAILED', reason: 'UNKNOWN_ERROR' }],
  ['not collected', { pass: 9, unknown: ['not-collected'] }, { status: 'NOT_AVAILABLE' }],
  ['nothing to judge', { notApplicable: 3 }, { status: 'NOT_AVAILABLE' }],
  ['only excused failures', { suppressed: 3 }, { status: 'NOT_AVAILABLE' }],
] as const)('%s', (_, given, judged) => {
  expect(
    judge({ ...counts, ...given, unknown: [...('unknown' in given ? given.unknown : [])] }, true),
  ).toEqual(judged)
})

test('A failure that does not contradict is a warning; the worst status stands for all.', () => {
  expect(judge({ ...counts, fail: 1 }, false)).toEqual({ status: 'WARNING' })
  expect(worstOf(['OKAY', 'FETCH_FAILED', 'WARNING'])).toBe('WARNING')
  expect(worstOf([])).toBe('NOT_AVAILABLE')
})

let bench: ToolBench
let owner: sdk.WellArchitectedClient
let WorkloadId = ''
beforeAll(async () => {
  bench = await openToolBench()
  owner = bench.client(one)
  const created = await owner.send(
    new sdk.CreateWorkloadCommand({
      WorkloadName: 'Shop',
      Description: 'Sells things.',
      Environment: 'PRODUCTION',
      ReviewOwner: 'team@example.com',
      AwsRegions: ['eu-west-1'],
      Lenses: ['wellarchitected'],
    }),
  )
  WorkloadId = created.WorkloadId ?? ''
}, 60_000)
afterAll(() => bench.close())

const place = {
  LensArn: 'arn:aws:wellarchitected::aws:lens/wellarchitected',
  PillarId: 'security',
  QuestionId: 'securely-operate',
  ChoiceId: 'sec_securely_operate_multi_accounts',
}
const summaries = (change: Partial<sdk.ListCheckSummariesCommandInput> = {}) =>
  owner.send(new sdk.ListCheckSummariesCommand({ WorkloadId, ...place, ...change }))

test('Checks of a choice come from the newest run: summaries, details, pages.', async () => {
  expect((await summaries()).CheckSummaries).toEqual([])
  const ended = Date.UTC(2026, 10, 20)
  const context = bench.context(one)
  await writeAs(context, 'Test', `run of ${WorkloadId}`, async (tx) => {
    const run = context.newId()
    const at = { workload: WorkloadId, account: one, region: 'eu-west-1' }
    await insertRun(tx, { id: run, ...at, status: 'COMPLETE', ended, data: {} })
    const row = { run, lens: 'wellarchitected', workload: WorkloadId }
    const where = { question: place.QuestionId, choice: place.ChoiceId }
    await insertEvidence(tx, [
      { ...row, ...where, data: { checks: checkData({ evidence: buckets }) } },
    ])
  })
  const { CheckSummaries = [] } = await summaries()
  expect(CheckSummaries[0]).toEqual({
    Id: 's3-private',
    Name: 'Title of s3-private',
    Description: 'Summary of s3-private.',
    Provider: 'TRUSTED_ADVISOR',
    UpdatedAt: new Date(ended),
    ...place,
    Status: 'ERROR',
    AccountSummary: { ERROR: 1, OKAY: 1 },
  })
  expect(CheckSummaries.map(({ Id, Status }) => [Id, Status])).toEqual([
    ['s3-private', 'ERROR'],
    ['s3-logged', 'WARNING'],
    ['s3-encrypted', 'FETCH_FAILED'],
    ['s3-none', 'NOT_AVAILABLE'],
  ])
  const details: sdk.CheckDetail[] = []
  const pages = sdk.paginateListCheckDetails(
    { client: owner, pageSize: 2 },
    { WorkloadId, ...place },
  )
  for await (const { CheckDetails = [] } of pages) details.push(...CheckDetails)
  expect(details.map((d) => [d.Id, d.AccountId, d.Status, d.Reason, d.FlaggedResources])).toEqual([
    ['s3-private', one, 'ERROR', undefined, 1],
    ['s3-private', two, 'OKAY', undefined, undefined],
    ['s3-logged', one, 'WARNING', undefined, 1],
    ['s3-encrypted', two, 'FETCH_FAILED', 'ACCESS_DENIED', undefined],
    ['s3-encrypted', one, 'OKAY', undefined, undefined],
  ])
})

test.each([
  [{ PillarId: 'operationalExcellence' }, 'No question with ID securely-operate'],
  [{ PillarId: 'beauty' }, 'No pillar with ID beauty was found in workload'],
  [{ QuestionId: 'nobody-asks' }, 'No question with ID nobody-asks'],
  [{ ChoiceId: 'nobody_chose' }, 'No choice with ID nobody_chose'],
])('%j is no place of the lens.', async (change, words) => {
  await expect(summaries(change)).rejects.toThrow(sdk.ValidationException)
  await expect(summaries(change)).rejects.toThrow(words)
})

test('A lens that is not applied has no checks.', async () => {
  const LensArn = `arn:aws:wellarchitected:eu-west-1:${one}:lens/00000000000000000000000000000000`
  await expect(summaries({ LensArn })).rejects.toThrow(sdk.ResourceNotFoundException)
})
