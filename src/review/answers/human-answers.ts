import { nearestName } from '../../lib/nearest-name.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { HumanAnswer, HumanPracticeAnswer } from '../../model/human-record.ts'
import type { Practice, Question } from '../../model/lens.ts'
import type { LensIndex } from '../../model/lens-index.ts'

export interface QuestionDecision {
  readonly answer: HumanAnswer
  /** Practice id → decision, after `None of these` has cleared the others. */
  readonly practices: ReadonlyMap<string, HumanPracticeAnswer>
  /** Whether anything was decided; notes alone are no answer. */
  readonly decided: boolean
}

export interface HumanDecisions {
  /** By question id. */
  readonly byQuestion: ReadonlyMap<string, QuestionDecision>
  readonly diagnostics: readonly Diagnostic[]
}

/** Brings the answers of people to the ids of the lens; of several answers to one question the last counts. */
export function readHumanAnswers(
  answers: readonly HumanAnswer[],
  index: LensIndex,
): HumanDecisions {
  const byQuestion = new Map<string, QuestionDecision>()
  const diagnostics: Diagnostic[] = []
  for (const answer of answers) {
    const question = index.question(answer.question)
    if (question === undefined) {
      diagnostics.push(unknownQuestion(answer.question, index))
      continue
    }
    if (byQuestion.has(question.id))
      diagnostics.push({
        code: 'answer-repeated',
        severity: 'warning',
        message: `The question ${nameOf(question)} is answered more than once; the last answer counts.`,
        help: 'Merge the answers into one.',
      })
    const practices = decidePractices(answer, question, diagnostics)
    const decided = !answer.applicable || practices.size > 0
    byQuestion.set(question.id, { answer, practices, decided })
  }
  return { byQuestion, diagnostics }
}

function decidePractices(
  answer: HumanAnswer,
  question: Question,
  diagnostics: Diagnostic[],
): Map<string, HumanPracticeAnswer> {
  const decisions = new Map<string, HumanPracticeAnswer>()
  const known = new Map<string, Practice>()
  for (const practice of question.practices)
    for (const name of [practice.number, practice.id])
      if (name !== undefined) known.set(name.toLowerCase(), practice)
  for (const [reference, decision] of Object.entries(answer.practices)) {
    const practice = known.get(reference.trim().toLowerCase())
    if (practice === undefined) diagnostics.push(unknownPractice(reference, question))
    else decisions.set(practice.id, decision)
  }
  const none = question.practices.find((p) => p.none && decisions.get(p.id)?.status === 'selected')
  return none === undefined ? decisions : clearOthers(decisions, none, question, diagnostics)
}

/** Choosing `None of these` decides every other practice of the question, except those that do not apply. */
function clearOthers(
  decisions: Map<string, HumanPracticeAnswer>,
  none: Practice,
  question: Question,
  diagnostics: Diagnostic[],
): Map<string, HumanPracticeAnswer> {
  const by = decisions.get(none.id)
  const cleared: string[] = []
  for (const { id, number, none: isNone } of question.practices) {
    if (isNone) continue
    const own = decisions.get(id)
    if (own?.status === 'selected') cleared.push(number ?? id)
    if (own?.status !== 'not-applicable') decisions.set(id, { ...by, ...own, status: 'unselected' })
  }
  if (cleared.length > 0)
    diagnostics.push({
      code: 'answer-none-with-others',
      severity: 'warning',
      message: `The answer to ${nameOf(question)} selects "${none.title}" together with ${cleared.join(', ')}; "${none.title}" clears the others.`,
      help: `Remove either ${none.id} or the others.`,
    })
  return decisions
}

function unknownQuestion(reference: string, index: LensIndex): Diagnostic {
  const near = nearestName(reference, index.questionNames)
  return {
    code: 'answer-unknown-question',
    severity: 'warning',
    message: `The lens has no question ${reference}; the answer to it is not used.`,
    help: near === undefined ? 'Name a question by its id or number.' : `Did you mean ${near}?`,
  }
}

function unknownPractice(reference: string, question: Question): Diagnostic {
  const names = question.practices.flatMap((p) => [p.number ?? p.id, p.id])
  const near = nearestName(reference, names)
  return {
    code: 'answer-unknown-practice',
    severity: 'warning',
    message: `The question ${nameOf(question)} has no practice ${reference}; the decision on it is not used.`,
    help: near === undefined ? 'Name a practice by its id or number.' : `Did you mean ${near}?`,
  }
}

function nameOf(question: Question): string {
  return question.number ?? question.id
}
