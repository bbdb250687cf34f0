import { z } from 'zod'
import type { Finding } from '../../../model/finding.ts'
import type { ItemEvidence, PracticeReview } from '../../../model/review.ts'
import { findingEntry } from '../../../report/json/findings.ts'
import { questionEntry } from '../../../report/json/questions.ts'
import { reviewDocument } from '../../../report/json/schema.ts'
import { decideVerdict } from '../../../review/evidence/decide-verdict.ts'
import type { EvidenceRow } from '../../../store/schema.ts'
import { cutText } from '../answers/cut-text.ts'
import { evidenceData } from '../answers/evidence-proposal.ts'
import { checkData, keptChecks } from '../checks/check-data.ts'
import { toJson } from './to-json.ts'

const practice = reviewDocument.shape.questions.element.shape.practices.element
const count = z.int().nonnegative()

/** What a run keeps of one practice; the first members are what proposes an answer. */
export const practiceEvidence = z.object({
  verdict: practice.shape.verdict,
  because: z.string(),
  coverage: z.number(),
  link: z.string().optional(),
  checks: keptChecks.shape.checks.describe('By account, those in trouble first'),
  evidence: z.array(
    practice.shape.evidence.element.extend({
      findings: z.array(reviewDocument.shape.findings.element).describe('Failures first'),
      more: count.describe('Findings that are not kept'),
    }),
  ),
})
export type PracticeEvidence = z.infer<typeof practiceEvidence>

const mostFindings = 10
const longest = 500

/**
 * What a run keeps of a practice. Only evidence speaks: where a person decided, the reason is still the one that the
 * evidence gives.
 * @param link where the evidence can be read
 */
export function practiceEvidenceOf(review: PracticeReview, link?: string): EvidenceRow['data'] {
  const { practice: asked, evidence, coverage, origin } = review
  const because =
    origin === 'human' ? decideVerdict(asked, evidence, coverage).because : review.because
  return toJson({
    ...evidenceData({ ...review, because: cutText(because, longest) ?? '' }, link),
    checks: checkData(review),
    evidence: evidence.map((item) =>
      Object.assign({}, describeItem(item, review), boundedFindings(item)),
    ),
  })
}

/** Reads an evidence row; `undefined` where another kind of run left it. */
export function readEvidence({ data }: Pick<EvidenceRow, 'data'>): PracticeEvidence | undefined {
  return practiceEvidence.safeParse(data).data
}

function describeItem(item: ItemEvidence, review: PracticeReview) {
  const question = {
    question: { id: '', title: '', domain: '', practices: [] },
    practices: [{ ...review, evidence: [item] }],
    risk: 'UNANSWERED' as const,
    because: '',
    coverage: 0,
  }
  return questionEntry(question).practices[0]?.evidence[0]
}

function boundedFindings({ findings }: ItemEvidence) {
  const sorted = findings.toSorted((a, b) => rank(a) - rank(b))
  return {
    findings: sorted.slice(0, mostFindings).map(shortFinding),
    more: Math.max(0, findings.length - mostFindings),
  }
}

function shortFinding(finding: Finding) {
  const entry = findingEntry(finding, [])
  const evidence = entry.evidence.slice(0, 5)
  const size = JSON.stringify(evidence).length
  return {
    ...entry,
    message: cutText(entry.message, longest) ?? '',
    evidence: size > 4000 ? [] : evidence,
  }
}

const order = { fail: 0, unknown: 1, pass: 2, 'not-applicable': 3 } as const

function rank({ outcome, suppressed }: Finding): number {
  return order[outcome] + (suppressed === undefined ? 0 : 0.5)
}
