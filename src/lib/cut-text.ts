/** A text of at most `limit` UTF-16 units: what does not fit is replaced by an ellipsis. Never halves a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
