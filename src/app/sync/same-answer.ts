import type { ToolAnswer, ToolReview } from '../../collect/aws/tool/tool-workload.ts'

/** Whether two answers say the same; the order of selections says nothing. */
export function sameAnswer(a: ToolAnswer | undefined, b: ToolAnswer | undefined): boolean {
  return essence(a) === essence(b)
}

/** Whether nobody has said anything. */
export function isBlank(answer: ToolAnswer | undefined): boolean {
  return essence(answer) === essence(undefined)
}

/** Whether two reviews carry the same notes. */
export function sameNotes(a: ToolReview | undefined, b: ToolReview | undefined): boolean {
  return notesOf(a) === notesOf(b)
}

export function hasNotes(review: ToolReview | undefined): boolean {
  return notesOf(review) !== notesOf(undefined)
}

function essence(answer: ToolAnswer | undefined): string {
  const selected = new Set(answer?.selected ?? [])
  const choices = [...(answer?.choices ?? [])]
    .filter(
      ([id, { status, reason, notes }]) =>
        status === 'NOT_APPLICABLE' ||
        reason !== undefined ||
        notes !== undefined ||
        (status === 'SELECTED') !== selected.has(id),
    )
    .map(([id, { status, reason, notes }]) => [id, status, reason ?? '', notes ?? ''])
    .toSorted(byText)
  return JSON.stringify([
    [...selected].toSorted(),
    choices,
    answer?.applicable ?? true,
    answer?.reason ?? '',
    answer?.notes ?? '',
  ])
}

function notesOf(review: ToolReview | undefined): string {
  return JSON.stringify([review?.notes ?? '', [...(review?.pillarNotes ?? [])].toSorted(byText)])
}

function byText(a: readonly string[], b: readonly string[]): number {
  const [left = '', right = ''] = [a[0], b[0]]
  return left < right ? -1 : Number(left > right)
}
