import { type Glob, isLiteral, isStar, wantedBy } from '../language/glob.ts'

/** A glob as a pattern with `*` and `?`. */
export function writePattern({ steps, literal }: Glob): string {
  if (literal !== undefined) return literal
  return steps
    .map((step) =>
      isLiteral(step) ? String.fromCharCode(wantedBy(step)[0] ?? 0) : isStar(step) ? '*' : '?',
    )
    .join('')
}
