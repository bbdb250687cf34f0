import type { NotApplicableReason } from '../../../model/human-record.ts'
import type { Lens, Practice, Question } from '../../../model/lens.ts'
import type {
  ReportedChoice,
  ReportedLens,
  ReportedQuestion,
} from '../../../model/reported-review.ts'
import {
  clearByNone,
  listNames,
  nameOf,
  type QuestionRisk,
} from '../../../review/risk/question-choices.ts'
import { questionRisk } from '../../../review/risk/question-risk.ts'

/** What is kept of one choice besides its selection. */
export interface StoredChoice {
  readonly status: 'SELECTED' | 'NOT_APPLICABLE' | 'UNSELECTED'
  readonly reason?: NotApplicableReason
  readonly notes?: string
}

/** The answer to one question as the Tool keeps it. */
export interface StoredAnswer {
  /** Choice ids. */
  readonly selected: readonly string[]
  /** Choice id → details; a status here wins over `selected`. */
  readonly choices?: ReadonlyMap<string, StoredChoice>
  /** False: the whole question does not apply. */
  readonly applicable?: boolean
  /** True: answered although nothing is selected, because evidence contradicts what could be. */
  readonly answered?: boolean
  readonly reason?: NotApplicableReason
  readonly notes?: string
}

export interface LensReport {
  readonly lens: Lens
  readonly arn: string
  /** Question id → answer. */
  readonly answers: ReadonlyMap<string, StoredAnswer>
  readonly notes?: string
  readonly pillarNotes?: ReadonlyMap<string, string>
  /** Ids of the questions that the profile of the workload puts first. */
  readonly prioritised?: ReadonlySet<string>
}

/** Judges every question of a lens by its stored answer. Answers to questions the lens does not have are ignored. */
export function reportLens(given: LensReport): ReportedLens {
  const { lens, arn, answers, notes, pillarNotes, prioritised } = given
  return {
    arn,
    lens,
    questions: lens.questions.map((question) =>
      judgeAnswer(question, answers.get(question.id), prioritised?.has(question.id)),
    ),
    ...(notes === undefined ? {} : { notes }),
    ...(pillarNotes === undefined ? {} : { pillarNotes }),
  }
}

/** The risk of one question and how its choices stand; a question without a selection is unanswered. */
export function judgeAnswer(
  question: Question,
  answer: StoredAnswer | undefined,
  prioritised = false,
): ReportedQuestion {
  const choices = clearByNone(question.practices.map((practice) => readChoice(practice, answer)))
  const applicable = answer?.applicable !== false
  const answered = answer?.answered === true || choices.some((c) => c.choice !== 'unselected')
  const judged = questionRisk(question, choices, { applicable, answered })
  return {
    question,
    risk: judged.risk,
    because: explain(question, choices, judged),
    choices,
    applicable,
    prioritised,
    ...(answer?.reason === undefined ? {} : { reason: answer.reason }),
    ...(answer?.notes === undefined ? {} : { notes: answer.notes }),
  }
}

/** Names the practices that decide by level, without guessing who left them out. */
function explain(
  question: Question,
  choices: readonly ReportedChoice[],
  { risk, because }: QuestionRisk,
): string {
  if (question.riskRules !== undefined || (risk !== 'HIGH' && risk !== 'MEDIUM')) return because
  const deciding = choices.filter(
    ({ practice, choice }) => choice === 'unselected' && practice.level === risk.toLowerCase(),
  )
  return `Not selected: ${listNames(deciding.map((c) => nameOf(c.practice)))}.`
}

function readChoice(practice: Practice, answer: StoredAnswer | undefined): ReportedChoice {
  const details = answer?.choices?.get(practice.id)
  const status =
    details?.status ?? (answer?.selected.includes(practice.id) === true ? 'SELECTED' : 'UNSELECTED')
  return {
    practice,
    choice: statuses[status],
    ...(details?.reason === undefined ? {} : { reason: details.reason }),
    ...(details?.notes === undefined ? {} : { notes: details.notes }),
  }
}

const statuses = {
  SELECTED: 'selected',
  NOT_APPLICABLE: 'not-applicable',
  UNSELECTED: 'unselected',
} as const
