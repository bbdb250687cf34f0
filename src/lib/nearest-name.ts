const longest = 64

/**
 * The known name that a mistyped one most likely meant: fewest edits (insert, delete, replace, swap neighbours), at most a third of its
 * length; ties go to the first. `undefined` when nothing is near. Names beyond 64 characters are not compared.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longest) return undefined
  const wanted = name.toLowerCase()
  let best: string | undefined
  let fewest = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    if (candidate.length > longest || Math.abs(candidate.length - name.length) >= fewest) continue
    const edits = countEdits(wanted, candidate.toLowerCase())
    if (edits < fewest && edits < candidate.length) {
      fewest = edits
      best = candidate
    }
  }
  return best
}

function countEdits(from: string, to: string): number {
  let older: readonly number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const swap = swapped ? (older[j - 2] ?? 0) + 1 : replace
      row.push(Math.min(replace, swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    older = previous
    previous = row
  }
  return previous[to.length] ?? 0
}
