import { describe, expect, test } from 'vitest'
import type { Check, CheckDefinition } from '../model/check.ts'
import type { Finding } from '../model/finding.ts'
import type { Lens, Practice } from '../model/lens.ts'
import type { Answers, ItemEvidence, PracticeReview, Risk } from '../model/review.ts'
import { planImprovements } from './plan.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const none = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, suppressed: 0 }
const noRisks = { HIGH: 0, MEDIUM: 0, NONE: 0, UNANSWERED: 0, NOT_APPLICABLE: 0 }

function makeCheck(id: string, part: Partial<CheckDefinition> = {}): Check {
  return {
    id,
    title: `Claim of ${id}`,
    resource: 'AWS::S3::Bucket',
    severity: 'medium',
    why: 'Because.',
    fix: { text: `Fix ${id}.`, effort: 'S' },
    reads: [],
    test: () => ({ outcome: 'pass', message: '', pointers: [] }),
    examples: { pass: [], fail: [] },
    ...part,
  }
}

function makeFinding(check: Check, id: string, part: Partial<Finding> = {}): Finding {
  return {
    check,
    resource: {
      type: check.resource,
      id,
      properties: {},
      tags: {},
      source: { kind: 'aws' },
    },
    outcome: 'fail',
    message: 'Seen.',
    pointers: [],
    ...part,
  }
}

function makePractice(id: string, part: Partial<Practice> = {}): Practice {
  return {
    id,
    title: `Title of ${id}`,
    mode: 'auto',
    related: [],
    signals: { strong: [], weak: [], contradicting: [] },
    evidence: [],
    rule: 'all',
    none: false,
    ...part,
  }
}

function speaksFor(check: string): Practice['evidence'][number] {
  return { check, strength: 'A', required: true, contradicts: true }
}

const noAnswers: Answers = {
  questions: [],
  domains: [],
  contradictions: [],
  risks: noRisks,
  coverage: 1,
  findings: [],
  staleSuppressions: [],
  expiredAttestations: [],
  diagnostics: [],
}

interface Given {
  readonly practices?: readonly Practice[]
  readonly findings?: readonly Finding[]
  readonly evidence?: Readonly<Record<string, readonly ItemEvidence[]>>
  readonly choice?: PracticeReview['choice']
  readonly risk?: Risk
  readonly expired?: Answers['expiredAttestations']
}

function plan(given: Given) {
  const question = { id: 'q', title: 'How?', domain: 'd', practices: given.practices ?? [] }
  const lens: Lens = {
    alias: 'wellarchitected',
    name: 'Lens',
    version: '1',
    domains: [],
    questions: [question],
  }
  const answers: Answers = {
    questions: [
      {
        question,
        risk: given.risk ?? 'HIGH',
        because: '',
        coverage: 1,
        practices: question.practices.map((practice) => ({
          practice,
          verdict: 'unknown',
          evidence: given.evidence?.[practice.id] ?? [],
          coverage: 1,
          choice: given.choice ?? 'unselected',
          origin: 'none',
          because: '',
        })),
      },
    ],
    domains: [],
    contradictions: [],
    risks: noRisks,
    coverage: 1,
    findings: given.findings ?? [],
    staleSuppressions: [],
    expiredAttestations: given.expired ?? [],
    diagnostics: [],
  }
  return planImprovements({ answers, lens, now, environment: 'production' })
}

const attestation = {
  attest: 'threat-model',
  title: 'a threat model of the workload',
  strength: 'D',
  required: true,
  validDays: 365,
} as const
const missing: ItemEvidence = {
  item: attestation,
  stance: 'unknown',
  strength: 'D',
  counts: none,
  summary: 'Nobody has stated it.',
  findings: [],
  blind: [],
}

describe('fixes', () => {
  test('one fix closes all failed findings of its check and names practices and questions once', () => {
    const check = makeCheck('a')
    const [item, ...rest] = plan({
      practices: [
        makePractice('p1', { level: 'medium', owner: 'Platform', evidence: [speaksFor('a')] }),
        makePractice('p2', { level: 'high', owner: 'Identity', evidence: [speaksFor('a')] }),
      ],
      findings: [makeFinding(check, 'one'), makeFinding(check, 'two')],
    })
    expect(rest).toEqual([])
    expect(item).toMatchObject({
      rank: 1,
      id: 'a',
      level: 'high',
      owner: 'Identity',
      practices: ['p1', 'p2'],
      questions: ['q'],
      exposure: 'internal',
      fix: 'Fix a.',
    })
    expect(item?.findings).toHaveLength(2)
  })

  test('passes, unknowns and suppressed failures are not things to fix', () => {
    const check = makeCheck('a')
    const suppressed = { reason: 'known', owner: 'me', expires: '2027-01-01' }
    const items = plan({
      findings: [
        makeFinding(check, '1', { outcome: 'pass' }),
        makeFinding(check, '2', { outcome: 'unknown', reason: 'denied' }),
        makeFinding(check, '3', { outcome: 'not-applicable' }),
        makeFinding(check, '4', { suppressed }),
      ],
    })
    expect(items).toEqual([])
  })

  test('each severity is due after its own time', () => {
    const items = plan({
      findings: (['critical', 'high', 'medium', 'low'] as const).map((severity) =>
        makeFinding(makeCheck(severity, { severity }), 'r'),
      ),
    })
    expect(items.map((i) => [i.id, i.due])).toEqual([
      ['critical', '2026-03-03T09:00:00.000Z'],
      ['high', '2026-03-09T09:00:00.000Z'],
      ['medium', '2026-04-01T09:00:00.000Z'],
      ['low', '2026-05-31T09:00:00.000Z'],
    ])
  })

  test('declared exposure and breadth raise an item, effort lowers it, equal scores rank by id', () => {
    const exposed = makeCheck('exposed', { exposure: 'public' })
    const broad = makeCheck('broad')
    const hard = makeCheck('hard', { fix: { text: 'Migrate.', effort: 'L' } })
    const items = plan({
      findings: [
        makeFinding(hard, '1'),
        makeFinding(makeCheck('twin-b'), '1'),
        makeFinding(makeCheck('twin-a'), '1'),
        ...Array.from({ length: 5 }, (_, n) => makeFinding(broad, String(n))),
        makeFinding(exposed, '1'),
      ],
    })
    expect(items.map((i) => i.id)).toEqual(['exposed', 'broad', 'twin-a', 'twin-b', 'hard'])
    expect(items.map((i) => i.score)).toEqual([30, 20.2, 15, 15, 7.5])
  })

  test('a practice that does not apply is not closed, but the failed check stays', () => {
    const check = makeCheck('a')
    const practices = [makePractice('p', { level: 'high', evidence: [speaksFor('a')] })]
    const [item] = plan({
      practices,
      findings: [makeFinding(check, '1')],
      choice: 'not-applicable',
    })
    expect(item).toMatchObject({ practices: [], level: 'low', owner: 'workload owner' })
  })
})

test('a workload may set its own times for some severities', () => {
  const answers = {
    ...noAnswers,
    findings: [makeFinding(makeCheck('a', { severity: 'high' }), '1')],
  }
  const lens = { alias: 'l', name: 'L', version: '1', domains: [], questions: [] }
  const [item] = planImprovements({
    answers,
    lens,
    now,
    environment: 'preproduction',
    sla: { high: 48 },
  })
  expect(item).toMatchObject({ due: '2026-03-04T09:00:00.000Z', score: 30 })
})

describe('statements', () => {
  const practice = makePractice('p', { level: 'high', owner: 'Security', evidence: [attestation] })

  test('a missing required statement is an item one step milder than its practice', () => {
    const [item] = plan({ practices: [practice], evidence: { p: [missing] } })
    expect(item).toMatchObject({
      id: 'attest:p',
      severity: 'medium',
      effort: 'M',
      owner: 'Security',
      title: 'Make the statement for “Title of p”',
      practices: ['p'],
    })
    expect(item).not.toHaveProperty('check')
  })

  test('an expired one is a small renewal', () => {
    const expired = [
      { practice: 'p', statement: 's', by: 'b', at: '2024-01-01', expires: '2025-01-01' },
    ]
    const [item] = plan({ practices: [practice], evidence: { p: [missing] }, expired })
    expect(item).toMatchObject({ effort: 'S', title: 'Renew the statement for “Title of p”' })
  })

  test('several missing statements of one practice are told apart by their item', () => {
    const other = { ...missing, item: { ...attestation, attest: 'owner-list' } }
    const items = plan({ practices: [practice], evidence: { p: [missing, other] } })
    expect(items.map((i) => i.id)).toEqual(['attest:p:owner-list', 'attest:p:threat-model'])
  })

  test('statements that exist, are optional or do not apply are not asked for', () => {
    const evidence = {
      p: [
        { ...missing, stance: 'supports' as const },
        { ...missing, item: { ...attestation, required: false } },
      ],
    }
    expect(plan({ practices: [practice], evidence })).toEqual([])
    const applies = { practices: [practice], evidence: { p: [missing] } }
    expect(plan({ ...applies, choice: 'not-applicable' })).toEqual([])
    expect(plan({ ...applies, risk: 'NOT_APPLICABLE' })).toEqual([])
  })
})
