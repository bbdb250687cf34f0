/** Tells of a problem at a place of the document. */
export type Report = (pointer: string, message: string) => void

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @param value one text or a list */
export function readTexts(value: unknown, pointer: string, report: Report): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.filter((each) => typeof each === 'string')
  if (texts.length < list.length) report(pointer, 'Here stands a text, or a list of texts.')
  return texts
}
