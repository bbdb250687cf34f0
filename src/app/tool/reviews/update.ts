import { printable } from '../../../lib/printable.ts'
import { pillarsOf } from '../../../model/pillar.ts'
import { getLensReview as getRow, updateLensReview as update } from '../../../store/lens-reviews.ts'
import type { LensReviewData } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { conflict, invalid, notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { describeReview } from './describe-review.ts'
import { type JiraQuestions, keepJiraQuestions } from './jira-questions.ts'
import { unknownPillar } from './question-filter.ts'
import { readLens } from './read-state.ts'
import type { LensState } from './state.ts'

export interface ReviewChange {
  readonly LensNotes?: string | undefined
  readonly PillarNotes?: Readonly<Record<string, string>> | undefined
  readonly JiraConfiguration?: JiraQuestions | undefined
}

const longestNote = 2084

/** Changes the notes of a review, which contributors may, and what goes to Jira, which only owners may. */
export async function updateLensReview(
  context: ToolContext,
  request: ReviewChange & { readonly WorkloadId: string; readonly LensAlias: string },
) {
  const { WorkloadId: id, LensAlias } = request
  const need = request.JiraConfiguration === undefined ? 'contribute' : 'own'
  const { workload } = await getOwnWorkload(context, id, need)
  const { lens } = await readLens(context, workload, LensAlias)
  checkChange(lens, id, request)
  const key = lens.review.lens
  const review = await writeAs(context, 'UpdateLensReview', workload.arn, async (tx) => {
    const current = await getRow(tx, id, key)
    if (current === undefined) throw notFound('LENS_REVIEW', LensAlias)
    const data = change(current.data, request)
    const changed = await update(tx, id, key, current.version, { data })
    if (typeof changed !== 'string') return changed
    throw conflict(
      `The review of ${key} was changed at the same moment by someone else; read it and try again.`,
      'LENS_REVIEW',
      key,
    )
  })
  return { WorkloadId: id, LensReview: describeReview({ workload, lens: { ...lens, review } }) }
}

function checkChange(
  { applied }: LensState,
  workload: string,
  { PillarNotes, JiraConfiguration }: ReviewChange,
): void {
  const pillars = pillarsOf(applied.lens)
  const known = new Map(pillars.map(({ id, questions }) => [id, questions.map((q) => q.id)]))
  for (const [pillar, notes] of Object.entries(PillarNotes ?? {})) {
    if (!known.has(pillar)) throw unknownPillar(pillar, workload)
    if (notes.length > longestNote) {
      const message = `Notes of a pillar must have at most ${longestNote} characters.`
      throw invalid(message, { name: `PillarNotes.${pillar}`, message })
    }
  }
  for (const { PillarId = '', SelectedQuestionIds = [] } of JiraConfiguration?.SelectedPillars ??
    []) {
    const questions = known.get(PillarId)
    if (questions === undefined) throw unknownPillar(PillarId, workload)
    const stray = SelectedQuestionIds.find((question) => !questions.includes(question))
    if (stray !== undefined)
      throw invalid(`No question with ID ${printable(stray)} was found in pillar ${PillarId}.`)
  }
}

function change(
  data: LensReviewData,
  { LensNotes, PillarNotes, JiraConfiguration }: ReviewChange,
): LensReviewData {
  return {
    ...data,
    ...(LensNotes === undefined ? {} : { notes: LensNotes }),
    ...(PillarNotes === undefined ? {} : { pillarNotes: { ...data.pillarNotes, ...PillarNotes } }),
    ...(JiraConfiguration === undefined ? {} : { jira: keepJiraQuestions(JiraConfiguration) }),
  }
}
