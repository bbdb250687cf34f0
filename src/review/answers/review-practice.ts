import type { HumanPracticeAnswer } from '../../model/human-record.ts'
import type { Practice, Question } from '../../model/lens.ts'
import type { Contradiction, PracticeReview } from '../../model/review.ts'
import type { PracticeEvidence } from '../evidence/weigh-practice.ts'
import { nameOf } from '../risk/question-choices.ts'
import type { QuestionDecision } from './human-answers.ts'

/**
 * Chooses for one practice: what a person decided stands, whatever the evidence; else what is met is selected; else
 * nothing is. Evidence never overwrites a decision, it only contradicts it.
 */
export function reviewPractice(
  practice: Practice,
  { verdict, evidence, coverage, because }: PracticeEvidence,
  decision: QuestionDecision | undefined,
): PracticeReview {
  const known = { practice, verdict, evidence, coverage }
  const human = decision?.practices.get(practice.id)
  if (decision?.answer.applicable === false)
    return {
      ...known,
      ...(human === undefined ? {} : { human }),
      choice: 'not-applicable',
      origin: 'human',
      because: withAuthor('The whole question was marked as not applicable', decision.answer),
    }
  if (human !== undefined)
    return {
      ...known,
      human,
      choice: human.status,
      origin: 'human',
      because: withAuthor(said[human.status], human),
    }
  if (practice.none)
    return { ...known, choice: 'unselected', origin: 'none', because: 'Nobody selected it.' }
  const decided = verdict === 'met' || verdict === 'contradicted'
  return {
    ...known,
    choice: verdict === 'met' ? 'selected' : 'unselected',
    origin: decided ? 'evidence' : 'none',
    because,
  }
}

const said: Readonly<Record<HumanPracticeAnswer['status'], string>> = {
  selected: 'A person selected it',
  unselected: 'A person left it unselected',
  'not-applicable': 'A person marked it as not applicable',
}

function withAuthor(
  sentence: string,
  { by, at, notes, reason }: Pick<HumanPracticeAnswer, 'by' | 'at' | 'notes' | 'reason'>,
): string {
  const author = [by, at].filter((part) => part !== undefined && part !== '').join(', ')
  const why =
    reason === undefined || reason === 'NONE'
      ? ''
      : `, reason ${reason.toLowerCase().replaceAll('_', ' ')}`
  const note =
    notes === undefined || notes.trim() === '' ? '' : `: ${notes.trim().replace(/\.$/, '')}`
  return `${sentence}${author === '' ? '' : ` (${author})`}${why}${note}.`
}

/** Where the facts dispute what a person said: claimed against evidence, excused against evidence, or underclaimed. */
export function findContradiction(
  question: Question,
  { practice, verdict, choice, origin, evidence }: PracticeReview,
): Contradiction | undefined {
  if (origin !== 'human') return undefined
  const disputed =
    (verdict === 'contradicted' && choice !== 'unselected') ||
    (verdict === 'met' && choice === 'unselected')
  if (!disputed) return undefined
  const stance = verdict === 'met' ? 'supports' : 'contradicts'
  const fact = evidence.find((item) => item.stance === stance)?.summary ?? ''
  return {
    question,
    practice,
    said: choice,
    verdict,
    summary:
      `${nameOf(practice)} was ${words[choice]}, but the evidence ${verdict === 'met' ? 'supports' : 'contradicts'} it. ${fact}`.trim(),
  }
}

const words: Readonly<Record<PracticeReview['choice'], string>> = {
  selected: 'selected',
  unselected: 'left unselected',
  'not-applicable': 'marked as not applicable',
}
