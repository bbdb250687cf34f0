import { pillarOf } from '../../../model/pillar.ts'
import { upgradeAnswers } from '../../../review/lens/upgrade-answers.ts'
import { deleteAnswer, listAnswers, saveAnswer } from '../../../store/answers.ts'
import type { Tx } from '../../../store/db.ts'
import { updateLensReview } from '../../../store/lens-reviews.ts'
import type { AnswerData } from '../../../store/schema.ts'
import { answerRisk } from '../answers/answer-risk.ts'
import { effectiveAnswer } from '../answers/effective-answer.ts'
import type { ToolContext } from '../context.ts'
import { checkMilestoneName } from '../milestones/check-name.ts'
import { freeze } from '../milestones/freeze.ts'
import { conflict, notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { findLens, type FoundLens } from './find-lens.ts'
import { readLens } from './read-state.ts'

/**
 * Brings a review to the newest version of its lens, after recording a milestone, as there is no way back. Answers
 * keep what keeps its id.
 * @throws ToolError conflict when the review uses the newest version already
 */
export async function upgradeLensReview(
  context: ToolContext,
  {
    WorkloadId: id,
    LensAlias,
    MilestoneName,
  }: { readonly WorkloadId: string; readonly LensAlias: string; readonly MilestoneName: string },
): Promise<void> {
  const { workload } = await getOwnWorkload(context, id, 'own')
  checkMilestoneName(MilestoneName)
  const { lens } = await readLens(context, workload, LensAlias)
  const target = await findLens(context, lens.review.lens)
  if (target.version === lens.applied.version)
    throw conflict(
      `The review uses version ${target.version} of the lens already, the newest there is.`,
      'LENS_REVIEW',
      LensAlias,
    )
  await writeAs(context, 'UpgradeLensReview', workload.arn, async (tx) => {
    await freeze(tx, context, workload, MilestoneName)
    const moved = await updateLensReview(tx, id, target.alias, 'any', {
      lens_version: target.version,
    })
    if (typeof moved === 'string') throw notFound('LENS_REVIEW', LensAlias)
    await carryAnswers(tx, id, target)
  })
}

/** Rewrites the answers of a review for another version of its lens, risks included. */
export async function carryAnswers(
  tx: Tx,
  workload: string,
  { alias, lens }: FoundLens,
): Promise<void> {
  const rows = await listAnswers(tx, workload, alias)
  const given = rows.map(({ question, data }) => {
    const choices = new Map(Object.entries(data.choices))
    return [question, { ...data, choices }] as const
  })
  const { answers } = upgradeAnswers(lens, new Map(given))
  for (const { question: id } of rows) {
    const key = { workload, lens: alias, question: id }
    const question = lens.questions.find((each) => each.id === id)
    const kept = answers.get(id)
    if (question === undefined || kept === undefined) {
      await deleteAnswer(tx, key)
      continue
    }
    const data: AnswerData = { ...kept, choices: Object.fromEntries(kept.choices) }
    const risk = answerRisk(question, effectiveAnswer(data, []))
    await saveAnswer(tx, key, 'any', { pillar: pillarOf(question), risk, data })
  }
}
