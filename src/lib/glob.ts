/**
 * Compiles a glob: `*` stands for any run of characters (also `/` and `:`), `?` for one; everything else is literal.
 * Matching keeps one point to go back to, so its cost is at most text × pattern, never exponential.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  if (/^\*+$/.test(pattern)) return () => true
  if (!pattern.includes('*') && !pattern.includes('?')) return (text) => text === pattern
  return (text) => matches(pattern, text)
}

function matches(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    const wanted = pattern[p]
    if (wanted === '*') {
      star = p++
      resume = t
    } else if (wanted === '?' || (wanted !== undefined && wanted === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
