import type { Practice, Question } from '../../../model/lens.ts'
import { pillarOf } from '../../../model/pillar.ts'
import { questionRisk } from '../../../review/risk/question-risk.ts'
import type { AnswerRow } from '../../../store/schema.ts'
import { statusOf } from '../answers/answer-risk.ts'
import { isDecided } from '../answers/effective-answer.ts'
import { securityLens } from '../findings/security-lens.ts'
import { effectiveIn, type LensState, riskIn } from '../reviews/state.ts'
import { disputesIn } from '../runs/contradictions.ts'
import { userOf } from '../user-of.ts'

/** Who answered a question. */
type Origin = 'human' | 'evidence' | 'mixed' | 'none'

/**
 * A question in a list.
 * @param row the stored answer, where there is one
 */
export function summariseQuestion(
  lens: LensState,
  question: Question,
  row: Pick<AnswerRow, 'version' | 'updated' | 'data'> | undefined,
) {
  const { data, answered } = effectiveIn(lens, question)
  const choices = question.practices.map((practice) => ({
    practice,
    choice: statusOf(practice, data),
  }))
  const real = choices.filter(({ practice }) => !practice.none)
  const { because } = questionRisk(question, choices, { applicable: data.applicable, answered })
  return {
    id: question.id,
    number: question.number,
    title: question.title,
    pillar: pillarOf(question),
    domain: domainOf(question),
    risk: riskIn(lens, question),
    because,
    origin: originOf(lens, question, row?.data),
    applicable: data.applicable,
    prioritised: lens.prioritised.has(question.id),
    practices: {
      selected: real.filter(({ choice }) => choice === 'selected').length,
      unselected: real.filter(({ choice }) => choice === 'unselected').length,
      notApplicable: real.filter(({ choice }) => choice === 'not-applicable').length,
    },
    disputes: disputesIn(lens, [question]).length,
    version: row?.version ?? 0,
    updated: row === undefined ? undefined : new Date(row.updated).toISOString(),
    by: row?.data.by === undefined ? undefined : userOf(row.data.by),
  }
}

/** The domain of the Security Pillar, else what the lens itself says. */
function domainOf({ id, domain }: Question): string {
  return securityLens().index.question(id)?.domain ?? domain
}

function originOf(
  lens: LensState,
  question: Question,
  data: AnswerRow['data'] | undefined,
): Origin {
  const effective = effectiveIn(lens, question)
  if (data === undefined || !isDecided(data)) return effective.origin
  const origins = new Set(
    question.practices.flatMap((practice) => choiceOrigin(practice, effective.data) ?? []),
  )
  return origins.has('evidence') ? 'mixed' : 'human'
}

/** Who decided on a choice; undefined where nobody did. */
export function choiceOrigin(
  { id }: Practice,
  { choices, selected }: AnswerRow['data'],
): 'human' | 'evidence' | undefined {
  const said = Object.hasOwn(choices, id) ? choices[id] : undefined
  if (said === undefined) return selected.includes(id) ? 'human' : undefined
  return said.origin === 'evidence' ? 'evidence' : 'human'
}
