/**
 * Whether an IAM pattern (`*` any run, `?` one character) covers a text that may itself hold wildcards: `s3:*` covers
 * `s3:Get*`. A `?` never covers a `*`. Linear with one backtrack point, whatever the input.
 */
export function covers(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true
  let p = 0
  let t = 0
  let star = -1
  let mark = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      mark = t
    } else if (pattern[p] === text[t] || (pattern[p] === '?' && text[t] !== '*')) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++mark
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Whether some pattern covers the text. */
export function anyCovers(patterns: readonly string[], text: string): boolean {
  for (const pattern of patterns) if (covers(pattern, text)) return true
  return false
}
