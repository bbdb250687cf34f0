import { constant } from '../../../lib/constant.ts'
import type { Practice, Question } from '../../../model/lens.ts'
import { pillarOf } from '../../../model/pillar.ts'
import type { Risk } from '../../../model/review.ts'
import type { AnswerData, ChoiceData, Json } from '../../../store/schema.ts'
import { cutText } from './cut-text.ts'
import { statusOf } from './answer-risk.ts'
import { blankAnswer } from './effective-answer.ts'

/** One question with its answer, as reviews show it. */
export interface ShownAnswer {
  readonly question: Question
  readonly data: AnswerData
  readonly risk: Risk
  readonly prioritised: boolean
  /** Of a custom lens: its choices carry a page and a plan of their own, as in the Tool; official ones do not. */
  readonly custom: boolean
}

/** The members that an answer and its summary share, as the wire names them. */
function describeCommon({ question, data, risk, custom }: ShownAnswer, said: readonly Said[]) {
  return {
    QuestionId: question.id,
    PillarId: pillarOf(question),
    QuestionTitle: question.title,
    Choices: choicesOf(question, custom),
    SelectedChoices: said
      .filter(({ Status }) => Status === 'SELECTED')
      .map((each) => each.ChoiceId),
    IsApplicable: data.applicable,
    Risk: risk,
    Reason: data.reason ?? ('NONE' as const),
    JiraConfiguration: describeJira(data.jira),
  }
}

const blanks = new WeakMap<Question, ReturnType<typeof summarise>>()

/** An answer in a list. Questions that nobody touched are described once: most of a new review are. */
export function summariseAnswer(shown: ShownAnswer): ReturnType<typeof summarise> {
  const { question, data, risk, prioritised } = shown
  if (data !== blankAnswer || risk !== 'UNANSWERED' || prioritised) return summarise(shown)
  const known = blanks.get(question)
  if (known !== undefined) return known
  const made = constant(summarise(shown))
  blanks.set(question, made)
  return made
}

function summarise(shown: ShownAnswer) {
  const said = describeChoiceAnswers(shown)
  return {
    ...describeCommon(shown, said),
    ChoiceAnswerSummaries: said.map(({ ChoiceId, Status, Reason }) => ({
      ChoiceId,
      Status,
      Reason,
    })),
    QuestionType: shown.prioritised ? ('PRIORITIZED' as const) : ('NON_PRIORITIZED' as const),
  }
}

/** An answer on its own. The page of the improvement plan comes with the answer, as in the Tool. */
export function describeAnswer(shown: ShownAnswer) {
  const { question, data, risk } = shown
  const said = describeChoiceAnswers(shown)
  return {
    ...describeCommon(shown, said),
    QuestionDescription: cutText(question.help, 1024),
    ImprovementPlanUrl: risk === 'UNANSWERED' ? undefined : cutText(question.link, 2048),
    HelpfulResourceUrl: cutText(question.link, 2048),
    ChoiceAnswers: said,
    Notes: data.notes ?? '',
  }
}

type Said = ReturnType<typeof describeChoiceAnswers>[number]

/** Choices that are selected, do not apply, or carry a note: some clients take every entry as selected. */
function describeChoiceAnswers({ question, data }: Pick<ShownAnswer, 'question' | 'data'>) {
  const { selected, choices } = data
  // Most questions of a list are like that.
  if (selected.length === 0 && Object.keys(choices).length === 0) return []
  return question.practices.flatMap((practice) => {
    const said: Partial<ChoiceData> = Object.hasOwn(choices, practice.id)
      ? (choices[practice.id] ?? {})
      : {}
    const status = statuses[statusOf(practice, data)]
    if (status === 'UNSELECTED' && said.notes === undefined) return []
    return [
      {
        ChoiceId: practice.id,
        Status: status,
        Reason: said.reason ?? ('NONE' as const),
        Notes: said.notes,
      },
    ]
  })
}

const statuses = {
  selected: 'SELECTED',
  unselected: 'UNSELECTED',
  'not-applicable': 'NOT_APPLICABLE',
} as const

const described = new WeakMap<Question, readonly ReturnType<typeof describeChoice>[]>()

/** The choices of a question, described once: lenses do not change. */
function choicesOf(question: Question, custom: boolean) {
  const known = described.get(question)
  if (known !== undefined) return known
  const describe = custom ? describeCustomChoice : describeChoice
  const made = constant(question.practices.map(describe))
  described.set(question, made)
  return made
}

function describeChoice({ id, title, help }: Practice) {
  return { ChoiceId: id, Title: cutText(title, 512), Description: cutText(help, 1024) }
}

function describeCustomChoice(practice: Practice) {
  const { title, help, link, improvement } = practice
  const helpful = help !== undefined || link !== undefined
  return {
    ...describeChoice(practice),
    HelpfulResource: helpful
      ? { DisplayText: cutText(help ?? title, 1024), Url: cutText(link, 1024) }
      : undefined,
    ImprovementPlan: improvement && {
      DisplayText: cutText(improvement.text, 1024),
      Url: cutText(improvement.link, 1024),
    },
  }
}

/** What the connector to Jira keeps of an issue, where there is one. */
export function describeJira(jira: { readonly [key: string]: Json } | undefined) {
  if (typeof jira?.issueUrl !== 'string') return undefined
  const synced = jira.lastSynced
  return {
    JiraIssueUrl: jira.issueUrl,
    LastSyncedTime: typeof synced === 'number' ? new Date(synced) : undefined,
  }
}
