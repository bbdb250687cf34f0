/** Text within a length of the wire, `undefined` where there is none; a cut shows as an ellipsis. */
export function cutText(text: string | undefined, limit: number): string | undefined {
  if (text === undefined || text === '') return undefined
  const whole = text.toWellFormed()
  if (whole.length <= limit) return whole
  return `${whole
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()}…`
}
