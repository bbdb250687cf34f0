import { listAnswers, listAnswersOf } from '../../../store/answers.ts'
import { type OneReview, readOneReview } from '../../../store/one-review.ts'
import {
  type CountedReview,
  countReviews,
  type ReviewCounts,
} from '../../../store/review-counts.ts'
import {
  type AnswerHead,
  listAnswerHeads,
  listLatestEvidence,
  listLensReviewsOf,
} from '../../../store/review-heads.ts'
import type { AnswerRow, EvidenceRow, WorkloadData, WorkloadRow } from '../../../store/schema.ts'
import { type Proposal, proposalOf } from '../answers/evidence-proposal.ts'
import type { ToolContext } from '../context.ts'
import { readMilestone } from '../milestones/frozen-state.ts'
import { authorise, type Need } from '../permissions.ts'
import { notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { type AppliedLens, appliedLens } from './applied-lens.ts'
import { lensKey } from './find-lens.ts'
import { type Prioritiser, prioritiserOf } from './prioritised.ts'
import type { LensState, ReviewHead, ReviewState } from './state.ts'

type Context = Pick<ToolContext, 'db' | 'tool' | 'caller'>

/** What counting needs of a workload. */
type Countable = Pick<WorkloadRow, 'id' | 'account'> & {
  readonly data: Pick<WorkloadData, 'profiles'>
}

/**
 * Workloads with all lenses and just enough of their answers to count risks: which answer has which risk only where a
 * profile puts questions first, contents only where evidence or a newer version of a lens may change a risk.
 * @param given what the store counted, where that is read already
 */
export async function readCounts<Workload extends Countable>(
  context: Context,
  workloads: readonly Workload[],
  given?: ReviewCounts,
): Promise<readonly ReviewState<ReviewHead, Workload>[]> {
  const { db } = context
  const ids = workloads.map(({ id }) => id)
  const counted = given ?? (await countReviews(db, ids))
  const reviews = Map.groupBy(counted.reviews, (row) => row.workload)
  const lenses = new LensCache(context)
  const open = new Set(counted.evidence.map((row) => row.workload))
  const found = new Map<ReviewHead, AppliedLens>()
  for (const workload of workloads)
    for (const review of reviews.get(workload.id) ?? []) {
      const applied = await lenses.get(review, workload)
      found.set(review, applied)
      const { version, status } = applied
      if (version !== review.lens_version || status !== 'CURRENT') open.add(workload.id)
    }
  const profiled = workloads.filter(({ id, data }) => !open.has(id) && data.profiles?.length)
  const heads = profiled.map(({ id }) => id)
  const answers = [...(await listAnswersOf(db, [...open])), ...(await listAnswerHeads(db, heads))]
  const apart = new Set([...open, ...heads])
  const rows = {
    answers: byLens(answers),
    evidence: byLens(counted.evidence),
    counts: new Map(
      counted.reviews
        .filter(({ workload }) => !apart.has(workload))
        .map((review) => [keyOf(review), review]),
    ),
  }
  const lensOf = (review: ReviewHead) => found.get(review) ?? missing(review)
  return Promise.all(
    workloads.map(async (workload) => {
      const prioritiser = await prioritiserOf(context, workload)
      return put(workload, reviews.get(workload.id) ?? [], rows, { prioritiser, lensOf })
    }),
  )
}

function missing({ workload, lens }: ReviewHead): never {
  throw new Error(`Nobody looked up the lens ${lens} of ${workload}.`)
}

/** A workload with all its lenses and answers, live or as a milestone froze it. */
export async function readState(
  context: Context,
  workload: WorkloadRow,
  milestone?: number,
): Promise<ReviewState> {
  if (milestone !== undefined) return readMilestone(context, workload, milestone)
  const { db } = context
  const reviews = await listLensReviewsOf(db, [workload.id])
  const rows = {
    answers: byLens(await listAnswers(db, workload.id)),
    evidence: byLens(await listLatestEvidence(db, [workload.id])),
  }
  return assemble(context, workload, reviews, rows, new LensCache(context))
}

/** Many workloads with all their lenses and answers, as they are now; memory follows their number. */
export async function readStates(
  context: Context,
  workloads: readonly WorkloadRow[],
): Promise<readonly ReviewState[]> {
  const { db } = context
  const ids = workloads.map(({ id }) => id)
  const reviews = Map.groupBy(await listLensReviewsOf(db, ids), (row) => row.workload)
  const rows = {
    answers: byLens(await listAnswersOf(db, ids)),
    evidence: byLens(await listLatestEvidence(db, ids)),
  }
  const lenses = new LensCache(context)
  return Promise.all(
    workloads.map((workload) =>
      assemble(context, workload, reviews.get(workload.id) ?? [], rows, lenses),
    ),
  )
}

/** One lens of a workload, live or frozen, and the workload it belongs to. */
export interface OneLens extends Pick<ReviewState, 'workload' | 'milestone'> {
  readonly lens: LensState
}

export interface LensNarrowing {
  readonly milestone?: number | undefined
  /** Narrows answers and evidence to one question; milestones come whole. */
  readonly question?: string
}

/**
 * One lens of a workload by alias or ARN.
 * @throws ToolError not-found when the lens is not applied
 */
export async function readLens(
  context: Context,
  workload: WorkloadRow,
  reference: string,
  { milestone, question }: LensNarrowing = {},
): Promise<OneLens> {
  const key = lensKey(context, reference)
  if (milestone !== undefined) {
    const { lenses, ...rest } = await readMilestone(context, workload, milestone)
    const lens = lenses.find(({ review }) => review.lens === key)
    if (lens === undefined) throw notFound('LENS_REVIEW', reference)
    return { ...rest, lens }
  }
  const found = await readOneReview(context.db, workload.id, key, question)
  return oneLens(context, workload, reference, found)
}

/**
 * One lens of a workload that the caller may read, contribute to or own. Live ones take one look at the store.
 * @throws ToolError not-found or access-denied
 */
export async function readOwnLens(
  context: ToolContext,
  id: string,
  need: Need,
  reference: string,
  { milestone, question }: LensNarrowing = {},
): Promise<OneLens> {
  if (milestone !== undefined) {
    const { workload } = await getOwnWorkload(context, id, need)
    return readLens(context, workload, reference, { milestone })
  }
  const found = await readOneReview(context.db, id, lensKey(context, reference), question)
  const { row } = await authorise(context, 'workload', found?.workload, need, id)
  return oneLens(context, row, reference, found)
}

async function oneLens(
  context: Context,
  workload: WorkloadRow,
  reference: string,
  found: OneReview | undefined,
): Promise<OneLens> {
  if (found?.review == null) throw notFound('LENS_REVIEW', reference)
  const rows = { answers: byLens(found.answers), evidence: byLens(found.evidence) }
  const state = await assemble(context, workload, [found.review], rows, new LensCache(context))
  const [lens] = state.lenses
  if (lens === undefined) throw notFound('LENS_REVIEW', reference)
  return { workload, lens }
}

interface Rows {
  readonly answers: ReadonlyMap<string, readonly (AnswerRow | AnswerHead)[]>
  readonly evidence: ReadonlyMap<string, readonly EvidenceRow[]>
  /** Instead of answers, where their number is enough. */
  readonly counts?: ReadonlyMap<string, CountedReview>
}

async function assemble<Review extends ReviewHead>(
  context: Context,
  workload: WorkloadRow,
  reviews: readonly Review[],
  rows: Rows,
  lenses: LensCache,
): Promise<ReviewState<Review>> {
  const prioritiser = await prioritiserOf(context, workload)
  const found = new Map<Review, AppliedLens>()
  for (const review of reviews) found.set(review, await lenses.get(review, workload))
  const lensOf = (review: Review) => found.get(review) ?? missing(review)
  return put(workload, reviews, rows, { prioritiser, lensOf })
}

interface LookedUp<Review> {
  readonly prioritiser: Prioritiser
  readonly lensOf: (review: Review) => AppliedLens
}

function put<Review extends ReviewHead, Workload extends Pick<WorkloadRow, 'id'>>(
  workload: Workload,
  reviews: readonly Review[],
  { answers, evidence, counts }: Rows,
  { prioritiser, lensOf }: LookedUp<Review>,
): ReviewState<Review, Workload> {
  const lenses = reviews.map((review): LensState<Review> => {
    const applied = lensOf(review)
    const key = keyOf(review)
    return {
      review,
      applied,
      answers: byQuestion(answers.get(key)),
      proposals: proposalsOf(evidence.get(key)),
      prioritised: prioritiser(applied.lens),
      frozen: false,
      ...countedBy(counts?.get(key)),
    }
  })
  return { workload, lenses }
}

function countedBy(counted: CountedReview | undefined): Pick<LensState, 'counted'> {
  if (counted === undefined) return {}
  return { counted: { risks: counted.risks, updated: counted.answered ?? 0 } }
}

/** One for all: lists have many reviews of which only counts were read. */
const none: ReadonlyMap<string, never> = new Map<string, never>()

function byQuestion<Row extends { readonly question: string }>(
  rows: readonly Row[] | undefined,
): ReadonlyMap<string, Row> {
  return rows === undefined ? none : new Map(rows.map((row) => [row.question, row]))
}

function proposalsOf(
  rows: readonly EvidenceRow[] | undefined,
): ReadonlyMap<string, readonly Proposal[]> {
  if (rows === undefined) return none
  const found = new Map<string, Proposal[]>()
  for (const row of rows) {
    const proposal = proposalOf(row)
    if (proposal === undefined) continue
    const known = found.get(row.question)
    if (known === undefined) found.set(row.question, [proposal])
    else known.push(proposal)
  }
  return found
}

function keyOf({ workload, lens }: { readonly workload: string; readonly lens: string }): string {
  return `${workload} ${lens}`
}

function byLens<Row extends { readonly workload: string; readonly lens: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, keyOf)
}

/** Lenses that one request has looked up: many workloads use the same. */
class LensCache {
  readonly #context: Context
  readonly #known = new Map<string, Promise<AppliedLens>>()

  constructor(context: Context) {
    this.#context = context
  }

  get(review: ReviewHead, workload: Pick<WorkloadRow, 'account'>): Promise<AppliedLens> {
    const key = [review.lens, review.lens_version, workload.account].join(' ')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const found = appliedLens(this.#context, review, workload)
    this.#known.set(key, found)
    return found
  }
}
