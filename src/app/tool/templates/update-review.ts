import { pillarsOf } from '../../../model/pillar.ts'
import { printable } from '../../../lib/printable.ts'
import type { TemplateLens } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { invalid } from '../tool-error.ts'
import { changeTemplate } from './change.ts'
import { describeTemplateReview } from './describe.ts'
import { findTemplate } from './find-template.ts'
import { readTemplateLens, type TemplateLensState } from './template-lens.ts'

export interface TemplateReviewNotes {
  readonly notes?: string | undefined
  /** Pillar id → notes; pillars that are not given keep theirs. */
  readonly pillarNotes?: Readonly<Record<string, string>> | undefined
}

/** Changes the notes of a lens in a review template. */
export async function updateTemplateReview(
  context: ToolContext,
  arn: string,
  lens: string,
  given: TemplateReviewNotes,
) {
  const { row } = await findTemplate(context, arn, 'own')
  const before = await readTemplateLens(context, row, lens)
  refuseUnknown(before, given)
  const key = before.entry.lens
  const changed = await changeTemplate(
    context,
    'UpdateReviewTemplateLensReview',
    row,
    (_tx, { data }) => {
      const lenses = data.lenses.map((entry) => (entry.lens === key ? noted(entry, given) : entry))
      return Promise.resolve({ data: { ...data, lenses } })
    },
  )
  const state = await readTemplateLens(context, changed, lens)
  return { TemplateArn: row.arn, LensReview: describeTemplateReview(state) }
}

function noted(entry: TemplateLens, { notes, pillarNotes }: TemplateReviewNotes): TemplateLens {
  return {
    ...entry,
    ...(notes === undefined ? {} : { notes }),
    ...(pillarNotes === undefined ? {} : { pillarNotes: { ...entry.pillarNotes, ...pillarNotes } }),
  }
}

function refuseUnknown({ lens, entry }: TemplateLensState, { pillarNotes }: TemplateReviewNotes) {
  const known = new Set(pillarsOf(lens).map(({ id }) => id))
  const unknown = Object.keys(pillarNotes ?? {}).find((pillar) => !known.has(pillar))
  if (unknown === undefined) return
  const message = `No pillar with ID ${printable(unknown)} was found in the lens ${entry.lens}.`
  throw invalid(message, { name: 'PillarNotes', message })
}
