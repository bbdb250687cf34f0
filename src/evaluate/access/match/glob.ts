import { any, type ConstantPiece, type Piece, star } from './pattern.ts'
import { spendWork } from './work-budget.ts'

export type Glob = (text: string) => boolean

/** What stands between two stars: text, or characters of which some may be any (-1). */
type Run = string | Int32Array

/**
 * Compiles pieces without variables. `.` and line ends are characters like all others. Matching takes the leftmost place for each
 * run between stars and never goes back, so that it is linear for patterns without `?` and bounded for those with.
 */
export function compilePieces(pieces: readonly ConstantPiece[]): Glob {
  const runs = toRuns(pieces)
  const [first = '', last = ''] = [runs[0], runs.at(-1)]
  if (runs.length === 1) return exact(first)
  const middle = runs.slice(1, -1)
  if (typeof first === 'string' && typeof last === 'string' && middle.length === 0)
    return ends(first, last)
  const least = runs.reduce((sum, run) => sum + run.length, 0)
  return (text) => {
    if (text.length < least) return false
    const end = text.length - last.length
    if (!standsAt(text, first, 0) || !standsAt(text, last, end)) return false
    let at = first.length
    for (const run of middle) {
      const found = find(text, run, at, end)
      if (found < 0) return false
      at = found + run.length
    }
    return at <= end
  }
}

function exact(run: Run): Glob {
  if (typeof run === 'string') return (text) => text === run
  return (text) => text.length === run.length && standsAt(text, run, 0)
}

function ends(first: string, last: string): Glob {
  if (first === '' && last === '') return () => true
  if (last === '') return (text) => text.startsWith(first)
  const least = first.length + last.length
  return (text) => text.length >= least && text.startsWith(first) && text.endsWith(last)
}

function toRuns(pieces: readonly ConstantPiece[]): Run[] {
  const runs: Run[] = []
  let current: (string | typeof any)[] = []
  const close = () => {
    runs.push(current.includes(any) ? unitsOf(current) : current.join(''))
    current = []
  }
  for (const piece of pieces)
    if (piece === star) close()
    else current.push(piece)
  close()
  return runs
}

function unitsOf(pieces: readonly (string | typeof any)[]): Int32Array {
  const length = pieces.reduce<number>((sum, piece) => sum + (piece === any ? 1 : piece.length), 0)
  const units = new Int32Array(length)
  let at = 0
  for (const piece of pieces)
    if (piece === any) units[at++] = -1
    else for (let i = 0; i < piece.length; i++) units[at++] = piece.charCodeAt(i)
  return units
}

function standsAt(text: string, run: Run, at: number): boolean {
  if (typeof run === 'string') return text.startsWith(run, at)
  for (let i = 0; i < run.length; i++) {
    const unit = run[i]
    if (unit !== -1 && unit !== text.charCodeAt(at + i)) return false
  }
  return true
}

/** The leftmost place at or after `from` where the run ends at or before `end`. */
function find(text: string, run: Run, from: number, end: number): number {
  if (typeof run === 'string') {
    const found = text.indexOf(run, from)
    return found < 0 || found + run.length > end ? -1 : found
  }
  for (let at = from; at + run.length <= end; at++) {
    spendWork(run.length)
    if (standsAt(text, run, at)) return at
  }
  return -1
}

/** Whether none of the pieces is a variable. */
export function isConstant(pieces: readonly Piece[]): pieces is readonly ConstantPiece[] {
  return pieces.every((piece) => typeof piece !== 'object')
}
