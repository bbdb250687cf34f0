import type { Lens, Question } from '../../../model/lens.ts'
import { listTemplateAnswers } from '../../../store/review-templates.ts'
import type { ReviewTemplateRow, TemplateAnswerRow, TemplateLens } from '../../../store/schema.ts'
import { printable } from '../../../lib/printable.ts'
import type { ToolContext } from '../context.ts'
import { type LensStanding, lensStatus } from '../lenses/lens-status.ts'
import { lensKey, loadLensVersion } from '../reviews/find-lens.ts'
import { parseToolArn } from '../arns.ts'
import { officialLensArn } from '../catalog.ts'
import { notFound } from '../tool-error.ts'

/** One lens of a review template with its answers. */
export interface TemplateLensState {
  readonly template: ReviewTemplateRow
  readonly entry: TemplateLens
  readonly arn: string
  /** In the version in force. */
  readonly lens: Lens
  readonly standing: LensStanding
  /** Question id → answer. */
  readonly answers: ReadonlyMap<string, TemplateAnswerRow>
}

/** One lens of a template by alias or ARN. @throws ToolError not-found when the template does not have it */
export async function readTemplateLens(
  context: ToolContext,
  template: ReviewTemplateRow,
  reference: string,
): Promise<TemplateLensState> {
  const key = lensKey(context, reference)
  const entry = template.data.lenses.find((each) => each.lens === key)
  if (entry === undefined) throw notFound('LENS_REVIEW', reference)
  return assemble(context, template, entry, await listTemplateAnswers(context.db, template.id, key))
}

/** All lenses of a template, in order. */
export async function readTemplateLenses(
  context: ToolContext,
  template: ReviewTemplateRow,
): Promise<readonly TemplateLensState[]> {
  const answers = Map.groupBy(await listTemplateAnswers(context.db, template.id), (row) => row.lens)
  const states: TemplateLensState[] = []
  for (const entry of template.data.lenses)
    states.push(await assemble(context, template, entry, answers.get(entry.lens) ?? []))
  return states
}

/** A question of the lens. @throws ToolError not-found */
export function questionOf({ lens }: TemplateLensState, id: string): Question {
  const question = lens.questions.find((each) => each.id === id)
  if (question === undefined) throw notFound('QUESTION', printable(id))
  return question
}

async function assemble(
  context: ToolContext,
  template: ReviewTemplateRow,
  entry: TemplateLens,
  answers: readonly TemplateAnswerRow[],
): Promise<TemplateLensState> {
  const standing = await lensStatus(context, entry.lens, entry.version, template.account)
  const known = context.tool.findLens(entry.lens)
  const lens =
    known.kind === 'official'
      ? known.lens
      : await loadLensVersion(context.db, parseToolArn(entry.lens)?.id ?? '', standing.used)
  if (lens === undefined) throw notFound('LENS', entry.lens)
  return {
    template,
    entry,
    arn: known.kind === 'official' ? officialLensArn(entry.lens) : entry.lens,
    lens,
    standing,
    answers: new Map(answers.map((row) => [row.question, row])),
  }
}
