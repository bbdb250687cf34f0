import type { Evaluation } from '../../model/finding.ts'
import type { HumanRecord } from '../../model/human-record.ts'
import type { Lens, Question } from '../../model/lens.ts'
import { indexLens } from '../../model/lens-index.ts'
import type {
  Answers,
  DomainReview,
  PracticeReview,
  QuestionReview,
  Risk,
} from '../../model/review.ts'
import { meanCoverage } from '../evidence/coverage.ts'
import { groupFindings } from '../evidence/group-findings.ts'
import { weighPractice } from '../evidence/weigh-practice.ts'
import { questionRisk } from '../risk/question-risk.ts'
import { applySuppressions } from '../suppress.ts'
import { domainSignals } from './domain-signals.ts'
import { type QuestionDecision, readHumanAnswers } from './human-answers.ts'
import { findContradiction, reviewPractice } from './review-practice.ts'
import { sortAttestations } from './sort-attestations.ts'

export interface ReviewInput {
  readonly lens: Lens
  readonly evaluation: Evaluation
  readonly record: HumanRecord
  /** Clock of the review in milliseconds since the epoch. */
  readonly now: number
}

/**
 * Turns findings, gaps and what people said into answers, risks and coverage. Pure: the same input gives the same
 * answers. Nothing a person decided is changed; where the facts dispute it, there is a contradiction.
 */
export function reviewAnswers({ lens, evaluation, record, now }: ReviewInput): Answers {
  const index = indexLens(lens)
  const suppressed = applySuppressions(evaluation, record.suppressions, now)
  const groups = groupFindings({ ...evaluation, findings: suppressed.findings })
  const human = readHumanAnswers(record.answers, index)
  const statements = sortAttestations(record.attestations, index, now)
  const questions = lens.questions.map((question) => {
    const decision = human.byQuestion.get(question.id)
    const practices = question.practices.map((practice) => {
      const given = statements.byPractice.get(practice) ?? []
      return reviewPractice(practice, weighPractice(practice, groups, given, now), decision)
    })
    return reviewQuestion(question, practices, decision)
  })
  return {
    questions,
    domains: lens.domains.map((domain) => {
      const own = questions.filter((q) => q.question.domain === domain.id)
      return reviewDomain(domain, own)
    }),
    contradictions: questions.flatMap(({ question, practices }) =>
      practices.flatMap((practice) => findContradiction(question, practice) ?? []),
    ),
    risks: countRisks(questions),
    coverage: coverageOf(questions),
    findings: suppressed.findings,
    staleSuppressions: suppressed.stale,
    expiredAttestations: statements.expired,
    diagnostics: [...human.diagnostics, ...statements.diagnostics, ...suppressed.diagnostics],
  }
}

function reviewQuestion(
  question: Question,
  practices: readonly PracticeReview[],
  decision: QuestionDecision | undefined,
): QuestionReview {
  const state = {
    applicable: decision?.answer.applicable ?? true,
    answered: decision?.decided === true || practices.some((p) => p.origin === 'evidence'),
  }
  const risk = questionRisk(question, practices, state)
  return {
    question,
    practices,
    ...risk,
    coverage: meanCoverage(counted(practices).map((p) => p.coverage)),
    ...(decision === undefined ? {} : { human: decision.answer }),
  }
}

function reviewDomain(
  domain: Lens['domains'][number],
  questions: readonly QuestionReview[],
): DomainReview {
  return {
    domain,
    risks: countRisks(questions),
    coverage: coverageOf(questions),
    ...domainSignals(questions.flatMap((q) => q.practices)),
  }
}

function coverageOf(questions: readonly QuestionReview[]): number {
  return meanCoverage(questions.flatMap((q) => counted(q.practices).map((p) => p.coverage)))
}

/** Practices that should have been looked at: not `None of these`, and not what people marked as not applicable. */
function counted(practices: readonly PracticeReview[]): readonly PracticeReview[] {
  return practices.filter((p) => !p.practice.none && p.choice !== 'not-applicable')
}

function countRisks(questions: readonly QuestionReview[]): Record<Risk, number> {
  const counts: Record<Risk, number> = {
    HIGH: 0,
    MEDIUM: 0,
    NONE: 0,
    UNANSWERED: 0,
    NOT_APPLICABLE: 0,
  }
  for (const { risk } of questions) counts[risk]++
  return counts
}
