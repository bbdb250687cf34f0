import type { Question } from '../../../model/lens.ts'
import { pillarOf } from '../../../model/pillar.ts'
import type { Risk } from '../../../model/review.ts'
import { questionRisk } from '../../../review/risk/question-risk.ts'
import { statusOf } from '../answers/answer-risk.ts'
import type { ToolContext } from '../context.ts'
import { readState } from '../reviews/read-state.ts'
import {
  countIn,
  effectiveIn,
  type LensState,
  type ReviewState,
  riskIn,
  type RiskCounts,
} from '../reviews/state.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'

/** One side of a comparison. */
export interface ComparedState {
  /** Absent: the workload as it stands. */
  readonly milestone?: number
  readonly name?: string
  readonly counts: RiskCounts
}

export interface QuestionChange {
  readonly lens: string
  readonly question: string
  readonly title: string
  readonly pillar: string
  /** Absent where the lens or the question was not there. */
  readonly before?: Risk
  readonly after?: Risk
  /** Titles of choices that came to be selected, and that no longer are. */
  readonly selected: readonly string[]
  readonly unselected: readonly string[]
  /** One sentence: why the risk is what it is now. */
  readonly because: string
}

export interface Comparison {
  readonly workload: { readonly id: string; readonly name: string }
  readonly from: ComparedState
  readonly to: ComparedState
  /** Only what differs, in the order of the lenses. */
  readonly changes: readonly QuestionChange[]
}

/**
 * What changed between two milestones, question by question.
 * @param to absent: the workload as it stands now
 * @throws ToolError not-found
 */
export async function compareMilestones(
  context: ToolContext,
  id: string,
  from: number,
  to?: number,
): Promise<Comparison> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const before = await readState(context, workload, from)
  const after = await readState(context, workload, to)
  return {
    workload: { id, name: workload.name },
    from: describeSide(before),
    to: describeSide(after),
    changes: changesOf(before, after),
  }
}

function describeSide({ lenses, milestone }: ReviewState): ComparedState {
  const counts = countIn(lenses)
  return milestone === undefined
    ? { counts }
    : { milestone: milestone.number, name: milestone.name, counts }
}

function changesOf(before: ReviewState, after: ReviewState): readonly QuestionChange[] {
  const aliases = new Set([...after.lenses, ...before.lenses].map(({ review }) => review.lens))
  return [...aliases].flatMap((alias) => {
    const was = before.lenses.find(({ review }) => review.lens === alias)
    const is = after.lenses.find(({ review }) => review.lens === alias)
    return compareLens(alias, was, is)
  })
}

interface Side {
  readonly question: Question
  readonly risk: Risk
  readonly selected: ReadonlySet<string>
  readonly because: string
}

function compareLens(
  lens: string,
  before: LensState | undefined,
  after: LensState | undefined,
): readonly QuestionChange[] {
  const was = sidesOf(before)
  const is = sidesOf(after)
  const changes: QuestionChange[] = []
  for (const id of new Set([...is.keys(), ...was.keys()])) {
    const change = compareQuestion(lens, was.get(id), is.get(id))
    if (change !== undefined) changes.push(change)
  }
  return changes
}

function compareQuestion(
  lens: string,
  was: Side | undefined,
  is: Side | undefined,
): QuestionChange | undefined {
  const known = is ?? was
  if (known === undefined) return undefined
  const selected = titles(is, was)
  const unselected = titles(was, is)
  if (was?.risk === is?.risk && selected.length === 0 && unselected.length === 0) return undefined
  return {
    lens,
    question: known.question.id,
    title: known.question.title,
    pillar: pillarOf(known.question),
    ...(was === undefined ? {} : { before: was.risk }),
    ...(is === undefined ? {} : { after: is.risk }),
    selected,
    unselected,
    because: is?.because ?? 'The question is no longer part of the review.',
  }
}

/** Titles of what one side has selected and the other has not. */
function titles(side: Side | undefined, other: Side | undefined): readonly string[] {
  return (side?.question.practices ?? [])
    .filter(({ id }) => side?.selected.has(id) === true && other?.selected.has(id) !== true)
    .map(({ number, title }) => (number === undefined ? title : `${number} ${title}`))
}

function sidesOf(lens: LensState | undefined): ReadonlyMap<string, Side> {
  if (lens === undefined) return new Map()
  return new Map(lens.applied.lens.questions.map((q) => [q.id, sideOf(lens, q)]))
}

function sideOf(lens: LensState, question: Question): Side {
  const { data, answered } = effectiveIn(lens, question)
  const choices = question.practices.map((practice) => ({
    practice,
    choice: statusOf(practice, data),
  }))
  const { because } = questionRisk(question, choices, { applicable: data.applicable, answered })
  const selected = choices.filter(({ choice }) => choice === 'selected')
  return {
    question,
    risk: riskIn(lens, question),
    selected: new Set(selected.map(({ practice }) => practice.id)),
    because,
  }
}
