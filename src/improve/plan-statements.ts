import type { Severity } from '../model/check.ts'
import type { AttestationEvidence, Level } from '../model/lens.ts'
import type { PlanItem } from '../model/plan.ts'
import type { Answers, PracticeReview, QuestionReview } from '../model/review.ts'
import { suggestOwner } from './closes.ts'
import type { PlanInput } from './plan.ts'
import { score } from './score.ts'
import { dueDate } from './sla.ts'

/** A missing statement is less urgent than a failure of the same level: nothing is known to be wrong. */
const severityByLevel: Readonly<Record<Level, Severity>> = {
  high: 'medium',
  medium: 'low',
  low: 'low',
}

/** One item per required statement that nobody has made, or that has expired, for practices that apply. Unranked. */
export function planStatements(input: PlanInput): readonly Omit<PlanItem, 'rank'>[] {
  const items: Omit<PlanItem, 'rank'>[] = []
  for (const question of input.answers.questions) {
    if (question.risk === 'NOT_APPLICABLE') continue
    for (const review of question.practices) {
      if (review.choice === 'not-applicable') continue
      const statements = review.evidence.filter(
        (e) => 'attest' in e.item && e.item.required && e.stance !== 'not-applicable',
      )
      for (const { item, stance } of statements)
        if ('attest' in item && stance !== 'supports')
          items.push(planStatement(input, question, review, item, statements.length > 1))
    }
  }
  return items
}

function planStatement(
  input: PlanInput,
  { question }: QuestionReview,
  { practice }: PracticeReview,
  item: AttestationEvidence,
  several: boolean,
): Omit<PlanItem, 'rank'> {
  const level = practice.level ?? 'low'
  const severity = severityByLevel[level]
  const expired = hasExpired(input.answers, practice.id, item.attest)
  const effort = expired ? 'S' : 'M'
  const exposure = 'internal'
  const { environment } = input
  return {
    id: several ? `attest:${practice.id}:${item.attest}` : `attest:${practice.id}`,
    title: `${expired ? 'Renew' : 'Make'} the statement for “${practice.title}”`,
    fix: `${expired ? 'Check that it still holds and state again' : 'State, with a link to the proof'}: ${item.title}. It is valid for at most ${item.validDays} days.`,
    effort,
    severity,
    level,
    exposure,
    score: score({ severity, exposure, level, effort, breadth: 1, environment }),
    owner: suggestOwner([{ practice, question }]),
    due: dueDate(severity, input.now, input.sla),
    findings: [],
    practices: [practice.id],
    questions: [question.id],
  }
}

function hasExpired(answers: Answers, practice: string, item: string): boolean {
  return answers.expiredAttestations.some(
    (a) => a.practice === practice && (a.item === undefined || a.item === item),
  )
}
