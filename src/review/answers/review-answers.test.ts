import { describe, expect, test } from 'vitest'
import { emptyRecord, type HumanAnswer, type HumanRecord } from '../../model/human-record.ts'
import type { Lens } from '../../model/lens.ts'
import { aPractice, aStatement, byCheck, byStatement, found, now } from '../fixtures.ts'
import { reviewAnswers } from './review-answers.ts'

const lens: Lens = {
  alias: 'wellarchitected',
  name: 'Test',
  version: '1',
  domains: [
    { id: 'data', title: 'Data' },
    { id: 'people', title: 'People' },
  ],
  questions: [
    {
      id: 'protect-data',
      number: 'SEC08',
      title: 'How?',
      domain: 'data',
      practices: [
        aPractice('sec_tls', 'high', { number: 'SEC08-BP01', evidence: [byCheck('tls')] }),
        aPractice('sec_kms', 'medium', { number: 'SEC08-BP02', evidence: [byCheck('kms')] }),
        aPractice('sec_data_no', 'low', { none: true }),
      ],
    },
    {
      id: 'incident',
      number: 'SEC10',
      title: 'Who?',
      domain: 'people',
      practices: [
        aPractice('sec_plan', 'high', {
          number: 'SEC10-BP01',
          mode: 'attest',
          evidence: [byStatement('plan')],
        }),
        aPractice('sec_tools', 'low', { number: 'SEC10-BP02', evidence: [byCheck('tls', 'C')] }),
      ],
    },
  ],
}

const answer = (
  question: string,
  practices: HumanAnswer['practices'],
  extra: Partial<HumanAnswer> = {},
): HumanAnswer => ({ question, applicable: true, practices, ...extra })

function review(written: Readonly<Record<string, string>>, record: Partial<HumanRecord> = {}) {
  return reviewAnswers({
    lens,
    evaluation: found(written),
    record: { ...emptyRecord, ...record },
    now,
  })
}

const choicesOf = (answers: ReturnType<typeof review>) =>
  Object.fromEntries(
    answers.questions.flatMap((q) =>
      q.practices.map((p) => [p.practice.id, `${p.choice} by ${p.origin}`]),
    ),
  )

describe('without a word from people', () => {
  test('what is met is selected, what is contradicted is not, and the risk follows', () => {
    const answers = review({ tls: 'pp', kms: 'pf' })
    expect(choicesOf(answers)).toEqual({
      sec_tls: 'selected by evidence',
      sec_kms: 'unselected by evidence',
      sec_data_no: 'unselected by none',
      sec_plan: 'unselected by none',
      sec_tools: 'unselected by none',
    })
    expect(answers.questions.map((q) => [q.risk, q.because])).toEqual([
      ['MEDIUM', 'Contradicted by evidence: SEC08-BP02.'],
      [
        'UNANSWERED',
        'Nobody has answered the question and the evidence decides none of its practices.',
      ],
    ])
    expect(answers.risks).toEqual({
      HIGH: 0,
      MEDIUM: 1,
      NONE: 0,
      UNANSWERED: 1,
      NOT_APPLICABLE: 0,
    })
  })

  test('unknown selects nothing and answers nothing', () => {
    const answers = review({ tls: 'ppu', kms: '!' })
    expect(choicesOf(answers)).toMatchObject({
      sec_tls: 'unselected by none',
      sec_kms: 'unselected by none',
    })
    expect(answers.questions[0]?.risk).toBe('UNANSWERED')
  })

  test('coverage is the mean of the practices, in questions, domains and the review', () => {
    const answers = review({ tls: 'pu', kms: 'p' })
    expect(answers.questions.map((q) => q.coverage)).toEqual([0.75, 0.25])
    expect(answers.domains.map((d) => d.coverage)).toEqual([0.75, 0.25])
    expect(answers.coverage).toBe(0.5)
  })

  test('each domain shows the signals that were seen, with counts and practices', () => {
    const { domains } = review({ tls: 'pp', kms: 'ppff' })
    expect(domains).toMatchObject([
      {
        domain: { id: 'data' },
        strong: ['Claim of tls: 2 of 2 (SEC08-BP01)'],
        weak: [],
        contradicting: ['Claim of kms: 2 of 4, 2 fail (SEC08-BP02)'],
      },
      {
        domain: { id: 'people' },
        strong: [],
        weak: ['Claim of tls: 2 of 2 (SEC10-BP02)'],
        contradicting: [],
      },
    ])
  })
})

describe('what people decided', () => {
  test('stands, and what the facts dispute is listed', () => {
    const answers = review(
      { tls: 'f', kms: 'p' },
      {
        answers: [
          answer('SEC08', {
            'SEC08-BP01': { status: 'selected', by: 'ana@example.com', at: '2026-05-01' },
            sec_kms: { status: 'unselected', notes: 'Not done yet.' },
          }),
        ],
      },
    )
    expect(choicesOf(answers)).toMatchObject({
      sec_tls: 'selected by human',
      sec_kms: 'unselected by human',
    })
    expect(answers.questions[0]?.practices.map((p) => p.because)).toEqual([
      'A person selected it (ana@example.com, 2026-05-01).',
      'A person left it unselected: Not done yet.',
      'Nobody selected it.',
    ])
    expect(answers.contradictions.map((c) => [c.said, c.verdict, c.summary])).toEqual([
      [
        'selected',
        'contradicted',
        'SEC08-BP01 was selected, but the evidence contradicts it. Claim of tls: 0 of 1, 1 fails.',
      ],
      [
        'unselected',
        'met',
        'SEC08-BP02 was left unselected, but the evidence supports it. Claim of kms: 1 of 1.',
      ],
    ])
    expect(answers.questions[0]?.risk).toBe('MEDIUM')
  })

  test('not applicable takes a practice out of risk and coverage, not out of sight', () => {
    const na = { status: 'not-applicable', reason: 'OUT_OF_SCOPE' } as const
    const answers = review({ tls: 'f', kms: 'pp' }, { answers: [answer('SEC08', { sec_tls: na })] })
    expect(answers.questions[0]).toMatchObject({ risk: 'NONE', coverage: 1 })
    expect(answers.contradictions).toMatchObject([{ said: 'not-applicable' }])
    expect(answers.questions[0]?.practices[0]?.because).toBe(
      'A person marked it as not applicable, reason out of scope.',
    )
  })

  test('a whole question can be not applicable', () => {
    const answers = review(
      { tls: 'f', kms: 'p' },
      { answers: [answer('protect-data', {}, { applicable: false })] },
    )
    expect(answers.questions[0]?.risk).toBe('NOT_APPLICABLE')
    expect(choicesOf(answers)).toMatchObject({ sec_tls: 'not-applicable by human' })
    expect(answers.contradictions).toHaveLength(1)
  })

  test('"None of these" clears the others, says so, and is disputed by what is met', () => {
    const answers = review(
      { tls: 'pp', kms: 'pp' },
      {
        answers: [
          answer('SEC08', { sec_data_no: { status: 'selected' }, sec_tls: { status: 'selected' } }),
        ],
      },
    )
    expect(choicesOf(answers)).toMatchObject({
      sec_tls: 'unselected by human',
      sec_kms: 'unselected by human',
      sec_data_no: 'selected by human',
    })
    expect(answers.questions[0]?.risk).toBe('HIGH')
    expect(answers.contradictions).toHaveLength(2)
    expect(answers.diagnostics.map((d) => d.code)).toEqual(['answer-none-with-others'])
  })

  test('notes alone are no answer', () => {
    const answers = review({}, { answers: [answer('SEC10', {}, { notes: 'Ask Ana.' })] })
    expect(answers.questions[1]).toMatchObject({ risk: 'UNANSWERED', human: { notes: 'Ask Ana.' } })
  })

  test('a saved decision answers the question even where evidence is silent', () => {
    const answers = review(
      {},
      { answers: [answer('SEC10', { sec_plan: { status: 'unselected' } })] },
    )
    expect(answers.questions[1]?.risk).toBe('HIGH')
  })

  test('a statement meets what only people can know', () => {
    const answers = review({ tls: 'p' }, { attestations: [aStatement('sec10-bp01')] })
    expect(choicesOf(answers)).toMatchObject({ sec_plan: 'selected by evidence' })
    expect(answers.questions[1]?.risk).toBe('NONE')
    expect(answers.domains[1]?.weak).toContain(
      'The plan: stated by ana@example.com on 2026-01-01, valid until 2026-12-31 (SEC10-BP01)',
    )
  })
})

describe('problems in what people wrote', () => {
  test.each<[string, Partial<HumanRecord>, string, string]>([
    [
      'an unknown question',
      { answers: [answer('SEC80', {})] },
      'answer-unknown-question',
      'Did you mean SEC08?',
    ],
    [
      'an unknown practice',
      { answers: [answer('SEC08', { sec_tsl: { status: 'selected' } })] },
      'answer-unknown-practice',
      'Did you mean sec_tls?',
    ],
    [
      'a prototype for a practice',
      { answers: [answer('SEC08', JSON.parse('{"__proto__":{"status":"selected"}}'))] },
      'answer-unknown-practice',
      'Name a practice by its id or number.',
    ],
    [
      'two answers to one question',
      { answers: [answer('SEC08', {}), answer('protect-data', {})] },
      'answer-repeated',
      'Merge the answers into one.',
    ],
    [
      'a statement about an unknown practice',
      { attestations: [aStatement('sec_plam')] },
      'attestation-unknown-practice',
      'Did you mean sec_plan?',
    ],
    [
      'a statement that nobody asks for',
      { attestations: [aStatement('sec_plan', { item: 'drill' })] },
      'attestation-unknown-item',
      'It asks for plan.',
    ],
    [
      'a statement where machines decide',
      { attestations: [aStatement('sec_tls')] },
      'attestation-not-needed',
      'Answer the practice instead if you disagree with its evidence.',
    ],
  ])('%s gets a diagnostic with help', (_, record, code, help) => {
    expect(review({ tls: 'p' }, record).diagnostics).toMatchObject([{ code, help }])
  })

  test('an expired statement is listed and leaves its practice unknown', () => {
    const old = aStatement('sec_plan', { expires: '2026-05-01' })
    const answers = review({}, { attestations: [old] })
    expect(answers.expiredAttestations).toEqual([old])
    expect(answers.diagnostics.map((d) => d.message)).toEqual([
      'The statement by ana@example.com about SEC10-BP01 expired on 2026-05-01.',
    ])
    expect(answers.questions[1]?.practices[0]?.verdict).toBe('unknown')
  })

  test('an expired suppression suppresses nothing and says so', () => {
    const suppression = { check: 'tls', reason: 'r', owner: 'o', expires: '2026-05-01' }
    const answers = review({ tls: 'f' }, { suppressions: [suppression] })
    expect(answers.questions[0]?.risk).toBe('HIGH')
    expect(answers.staleSuppressions).toEqual([{ suppression, why: 'expired' }])
  })
})

test('custom lenses use their own rules, and repeated choice ids need their question', () => {
  const custom: Lens = {
    ...lens,
    questions: ['one', 'two'].map((id) => ({
      id,
      title: id,
      domain: 'data',
      practices: [aPractice('choice1', 'high', { mode: 'attest', evidence: [byStatement()] })],
      riskRules: [
        { condition: 'choice1', risk: 'NO_RISK' },
        { condition: 'default', risk: 'MEDIUM_RISK' },
      ],
    })),
  }
  const answers = reviewAnswers({
    lens: custom,
    evaluation: found({}),
    now,
    record: {
      ...emptyRecord,
      answers: [answer('two', { choice1: { status: 'unselected' } })],
      attestations: [aStatement('one/choice1'), aStatement('choice1')],
    },
  })
  expect(answers.questions.map((q) => q.risk)).toEqual(['NONE', 'MEDIUM'])
  expect(answers.diagnostics.map((d) => d.code)).toEqual(['attestation-ambiguous-practice'])
})
