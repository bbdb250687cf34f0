/**
 * The 1-based line of each resource in the text of a plan or state: that of its first `"address"`. A file on one line
 * has no lines worth showing and gives an empty map.
 */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  if (!text.slice(0, 20_000).trimEnd().includes('\n')) return lines
  let line = 1
  let seen = 0
  for (let at = text.indexOf('"address":'); at >= 0; at = text.indexOf('"address":', at + 1)) {
    for (let n = text.indexOf('\n', seen); n >= 0 && n < at; n = text.indexOf('\n', n + 1)) {
      line++
      seen = n + 1
    }
    const address = literalAt(text, at + '"address":'.length)
    if (address !== undefined && !lines.has(address)) lines.set(address, line)
  }
  return lines
}

/** The JSON string that starts at or soon after an index. */
function literalAt(text: string, from: number): string | undefined {
  const start = text.indexOf('"', from)
  if (start < 0 || start > from + 4) return undefined
  let end = start + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  const literal = text.slice(start, end + 1)
  if (!literal.includes('\\')) return literal.slice(1, -1)
  try {
    return String(JSON.parse(literal))
  } catch {
    return undefined
  }
}
