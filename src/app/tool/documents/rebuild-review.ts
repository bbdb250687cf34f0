import { planImprovements } from '../../../improve/plan.ts'
import type { HumanAnswer, HumanPracticeAnswer } from '../../../model/human-record.ts'
import type { Review } from '../../../model/review.ts'
import { reviewAnswers } from '../../../review/answers/review-answers.ts'
import { listAnswers } from '../../../store/answers.ts'
import { snapshot } from '../../../store/db.ts'
import { findingSetOf } from '../../../store/findings.ts'
import { listPlanItems } from '../../../store/plan-items.ts'
import { listEvidence } from '../../../store/runs.ts'
import type { AnswerRow, PlanItemRow } from '../../../store/schema.ts'
import { isDecided } from '../answers/effective-answer.ts'
import { acceptedStatements } from '../attestations/accepted.ts'
import type { ToolContext } from '../context.ts'
import { rebuildEvaluation } from '../findings/rebuild.ts'
import { readReviewData } from '../findings/review-data.ts'
import { securityLens } from '../findings/security-lens.ts'
import { ToolError } from '../tool-error.ts'
import { userOf } from '../user-of.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'

/**
 * The review of the newest run as it stands now: the same findings, with what people have answered, attested, suppressed
 * and planned since.
 * @throws ToolError not-found; conflict where the run does not keep enough
 */
export async function rebuildReview(context: ToolContext, id: string): Promise<Review> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  return snapshot(context.db, async (tx) => {
    const set = await findingSetOf(tx, id)
    if (set === undefined)
      throw new ToolError('not-found', `No review of the workload ${workload.name} was saved yet.`)
    const kept = readReviewData(set)
    if (kept === undefined || !kept.whole || !kept.lens.own || set.data.leftOut > 0)
      throw new ToolError(
        'conflict',
        'The newest run does not keep all that a document needs; write it with `plinth review --format`.',
      )
    const { lens } = securityLens()
    const { now } = context
    const evaluation = await rebuildEvaluation(tx, { run: set.run, workload: id, now }, kept)
    const [evidence] = await listEvidence(tx, set.run)
    const stored = await listAnswers(tx, id, evidence?.lens ?? lens.alias)
    const answers = reviewAnswers({
      lens,
      evaluation,
      record: {
        answers: mergeAnswers(kept.answers, stored),
        attestations: [...kept.attestations, ...(await acceptedStatements(tx, id, now))],
        suppressions: [],
      },
      now,
    })
    const { environment } = kept.workload
    const plan = planImprovements({ answers, lens, now: Date.parse(kept.at), environment })
    const items = new Map((await listPlanItems(tx, [id])).map((row) => [row.item, row]))
    return {
      ...answers,
      at: kept.at,
      workload: kept.workload,
      lens,
      sources: kept.sources,
      resourceCount: kept.resourceCount,
      blind: evaluation.blind,
      gaps: kept.gaps,
      plan: plan.map((item) => Object.assign(item, decisionOf(items.get(item.id)))),
      responsibilities: kept.responsibilities,
      diagnostics: [...kept.diagnostics, ...answers.diagnostics],
    }
  })
}

/** Who and when as people said; the rest of an item is computed. */
function decisionOf(row: PlanItemRow | undefined) {
  if (row === undefined) return {}
  const { owner } = row.data
  return { due: new Date(row.due).toISOString(), ...(owner === undefined ? {} : { owner }) }
}

/** What is answered in the Tool wins over the file of the workload. */
function mergeAnswers(
  file: readonly HumanAnswer[],
  stored: readonly AnswerRow[],
): readonly HumanAnswer[] {
  const said = stored.filter(({ data }) => isDecided(data)).map(answerOf)
  const questions = new Set(said.map(({ question }) => question))
  return [...file.filter(({ question }) => !questions.has(question)), ...said]
}

const statuses = {
  SELECTED: 'selected',
  UNSELECTED: 'unselected',
  NOT_APPLICABLE: 'not-applicable',
} as const

function answerOf({ question, data, updated }: AnswerRow): HumanAnswer {
  const at = new Date(updated).toISOString()
  const by = data.by === undefined ? {} : { by: userOf(data.by) }
  const practices: [string, HumanPracticeAnswer][] = Object.entries(data.choices)
    .filter(([, { origin }]) => origin !== 'evidence')
    .map(([id, { status, reason, notes }]) => [
      id,
      {
        status: statuses[status],
        at,
        ...by,
        ...(reason === undefined ? {} : { reason }),
        ...(notes === undefined ? {} : { notes }),
      },
    ])
  return {
    question,
    applicable: data.applicable,
    at,
    ...by,
    ...(data.reason === undefined ? {} : { reason: data.reason }),
    ...(data.notes === undefined ? {} : { notes: data.notes }),
    practices: Object.fromEntries(practices),
  }
}
