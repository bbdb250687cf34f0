import { pillarOf, pillarsOf } from '../../../model/pillar.ts'
import type { ReviewTemplateRow } from '../../../store/schema.ts'
import type { Access } from '../permissions.ts'
import { countQuestions } from './count-questions.ts'
import type { TemplateLensState } from './template-lens.ts'

export type UpdateStatus = 'CURRENT' | 'LENS_NOT_CURRENT'

/** A review template in a list, in the names of the wire. */
export function summariseTemplate(row: ReviewTemplateRow, status: UpdateStatus) {
  return {
    TemplateArn: row.arn,
    TemplateName: row.name,
    Description: row.data.description,
    Lenses: row.data.lenses.map(({ lens }) => lens),
    Owner: row.account,
    UpdatedAt: new Date(row.updated),
    UpdateStatus: status,
  }
}

/** A review template with its counts. */
export function describeTemplate(
  row: ReviewTemplateRow,
  lenses: readonly TemplateLensState[],
  { share, tags }: Pick<Access, 'share'> & { readonly tags?: Readonly<Record<string, string>> },
) {
  return {
    ...summariseTemplate(row, updateStatusOf(lenses.map(({ standing }) => standing))),
    UpdatedAt: new Date(Math.max(row.updated, ...lenses.map(answeredAt))),
    Notes: row.data.notes ?? '',
    QuestionCounts: countQuestions(lenses),
    ShareInvitationId: share?.invitation ?? undefined,
    Tags: tags === undefined ? undefined : { ...tags },
  }
}

/** Whether every lens is in the newest version that its author offers. */
export function updateStatusOf(standings: readonly { readonly status: string }[]): UpdateStatus {
  return standings.every(({ status }) => status === 'CURRENT') ? 'CURRENT' : 'LENS_NOT_CURRENT'
}

/** One lens of a template. */
export function describeTemplateReview(state: TemplateLensState) {
  const { entry, arn, lens, standing, template } = state
  const notes = new Map(Object.entries(entry.pillarNotes ?? {}))
  return {
    LensAlias: entry.lens,
    LensArn: arn,
    LensVersion: standing.used,
    LensName: lens.name,
    LensStatus: standing.status,
    PillarReviewSummaries: pillarsOf(lens).map(({ id, name }) => ({
      PillarId: id,
      PillarName: name,
      Notes: notes.get(id) ?? '',
      QuestionCounts: countQuestions([state], (question) => pillarOf(question) === id),
    })),
    UpdatedAt: new Date(Math.max(template.updated, answeredAt(state))),
    Notes: entry.notes ?? '',
    QuestionCounts: countQuestions([state]),
  }
}

function answeredAt({ answers }: TemplateLensState): number {
  return [...answers.values()].reduce((last, { updated }) => Math.max(last, updated), 0)
}
