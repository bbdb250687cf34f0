import type {
  ToolAnswer,
  ToolReview,
  WorkloadProperties,
} from '../../collect/aws/tool/tool-workload.ts'
import { hasNotes, isBlank, sameAnswer, sameNotes } from './same-answer.ts'
import type { Reviews, WorkloadCopy } from './workload-copy.ts'

export type Step =
  | {
      readonly kind: 'create'
      readonly properties: WorkloadProperties
      readonly lenses: readonly string[]
    }
  | { readonly kind: 'update'; readonly properties: WorkloadProperties }
  | { readonly kind: 'apply-lens'; readonly lens: string }
  | { readonly kind: 'answer'; readonly lens: string; readonly answer: ToolAnswer }
  | { readonly kind: 'notes'; readonly lens: string; readonly review: ToolReview }
  | { readonly kind: 'milestone'; readonly name: string }

export interface SyncPlan {
  /** In the order in which they must be done. */
  readonly steps: readonly Step[]
  /** Sentences: what both sides say differently; the target's stays. */
  readonly conflicts: readonly string[]
  /** Sentences: what is not copied for another reason. */
  readonly notes: readonly string[]
}

/**
 * What makes the target say what the source says. What only the source says is copied, what only the target says stays;
 * where they differ the target stays, unless it is to be overwritten. Milestones cannot be written, so each one that
 * the target lacks is told again: its answers are set, it is recorded, and the answers of today follow; only where the target has no answers of its own.
 */
export function planSync(
  source: WorkloadCopy,
  target: WorkloadCopy | undefined,
  overwrite: boolean,
): SyncPlan {
  const steps: Step[] = []
  const conflicts: string[] = []
  const notes = leftBehind(source)
  planProperties(source, target, overwrite, { steps, conflicts })
  const goal = mergeReviews(source.reviews, target?.reviews ?? new Map(), overwrite, conflicts)
  const missing = missingMilestones(source, target, conflicts)
  const obstacle = obstacleToTelling(conflicts, goal, source.reviews)
  let reviews: Reviews = target?.reviews ?? blankReviews(source.reviews)
  for (const { name, reviews: then } of missing)
    if (obstacle === undefined) {
      steps.push(...stepsBetween(reviews, then), { kind: 'milestone', name })
      reviews = after(reviews, then)
    } else notes.push(`Milestone "${name}" is not copied ${obstacle}.`)
  steps.push(...stepsBetween(reviews, goal))
  return { steps, conflicts, notes }
}

/** Telling the past again must not put answers at risk that only the target has, should it stop half-way. */
function obstacleToTelling(
  conflicts: readonly string[],
  goal: Reviews,
  source: Reviews,
): string | undefined {
  if (conflicts.length > 0) return 'while there are conflicts'
  if (stepsBetween(goal, source).length > 0) return 'over answers that only the target has'
  return undefined
}

/** Reviews after those of a milestone were written over them. */
function after(reviews: Reviews, then: Reviews): Reviews {
  const merged = new Map(reviews)
  for (const [lens, review] of then) {
    const answers = new Map([...(reviews.get(lens)?.answers ?? []), ...review.answers])
    merged.set(lens, { ...review, answers })
  }
  return merged
}

/** What a workload has that was just made. */
function blankReviews(reviews: Reviews): Reviews {
  return new Map(
    [...reviews.keys()].map((lens) => [lens, { answers: new Map(), pillarNotes: new Map() }]),
  )
}

function leftBehind({ customLenses }: WorkloadCopy): string[] {
  return customLenses.map(
    (lens) => `The custom lens ${lens} belongs to its account; export and import it to copy it.`,
  )
}

function planProperties(
  source: WorkloadCopy,
  target: WorkloadCopy | undefined,
  overwrite: boolean,
  plan: { readonly steps: Step[]; readonly conflicts: string[] },
): void {
  if (target === undefined) {
    const lenses = [...source.reviews.keys()]
    plan.steps.push({ kind: 'create', properties: source.properties, lenses })
    return
  }
  const theirs = new Map<string, unknown>(Object.entries(target.properties))
  const changed = Object.entries(source.properties).filter(
    ([name, value]) =>
      name !== 'WorkloadName' && JSON.stringify(theirs.get(name)) !== JSON.stringify(value),
  )
  const taken = changed.filter(([name]) => overwrite || !theirs.has(name))
  for (const [name] of changed)
    if (!taken.some(([each]) => each === name)) plan.conflicts.push(`${name} differs.`)
  if (taken.length > 0) {
    const { WorkloadName } = target.properties
    plan.steps.push({ kind: 'update', properties: { WorkloadName, ...Object.fromEntries(taken) } })
  }
}

/** What the target says in the end. */
function mergeReviews(
  source: Reviews,
  target: Reviews,
  overwrite: boolean,
  conflicts: string[],
): Reviews {
  const merged = new Map(target)
  for (const [lens, review] of source) {
    const theirs = target.get(lens)
    const answers = new Map(theirs?.answers)
    for (const [question, answer] of review.answers) {
      const other = theirs?.answers.get(question)
      if (isBlank(answer) || sameAnswer(answer, other)) continue
      if (overwrite || isBlank(other)) answers.set(question, answer)
      else conflicts.push(`The answers to ${question} of the lens ${lens} differ.`)
    }
    const differ = hasNotes(review) && hasNotes(theirs) && !sameNotes(review, theirs)
    if (differ && !overwrite) conflicts.push(`The notes on the lens ${lens} differ.`)
    const noted = hasNotes(review) && (overwrite || !hasNotes(theirs)) ? review : theirs
    merged.set(lens, { ...noted, pillarNotes: noted?.pillarNotes ?? new Map(), answers })
  }
  return merged
}

function missingMilestones(
  source: WorkloadCopy,
  target: WorkloadCopy | undefined,
  conflicts: string[],
): WorkloadCopy['milestones'] {
  const theirs = new Map(target?.milestones.map((each) => [each.name, each.reviews]))
  for (const { name, reviews } of source.milestones) {
    const other = theirs.get(name)
    if (other !== undefined && stepsBetween(other, reviews).length > 0)
      conflicts.push(`Both sides have a milestone "${name}", and they differ; neither can change.`)
  }
  return source.milestones.filter(({ name }) => !theirs.has(name))
}

/** What leads from one state of the reviews to another; lenses that only the first has stay. */
function stepsBetween(from: Reviews, to: Reviews): readonly Step[] {
  const steps: Step[] = []
  for (const [lens, review] of to) {
    const now = from.get(lens)
    if (now === undefined) steps.push({ kind: 'apply-lens', lens })
    for (const [question, answer] of review.answers) {
      const other = now?.answers.get(question)
      if (!sameAnswer(answer, other))
        steps.push({ kind: 'answer', lens, answer: onto(answer, other) })
    }
    if (!sameNotes(review, now)) steps.push({ kind: 'notes', lens, review: notesOnto(review, now) })
  }
  return steps
}

/** Choices that only the other answer speaks of are taken back by name. */
function onto(answer: ToolAnswer, other: ToolAnswer | undefined): ToolAnswer {
  const choices = new Map(answer.choices)
  for (const id of other?.choices.keys() ?? [])
    if (!choices.has(id))
      choices.set(id, { status: answer.selected.includes(id) ? 'SELECTED' : 'UNSELECTED' })
  return { ...answer, choices }
}

function notesOnto(review: ToolReview, other: ToolReview | undefined): ToolReview {
  const gone = [...(other?.pillarNotes.keys() ?? [])].map((pillar) => [pillar, ''] as const)
  return { ...review, pillarNotes: new Map([...gone, ...review.pillarNotes]) }
}
