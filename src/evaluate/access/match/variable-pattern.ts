import { invalid, maybe, type MatchAnswer, no, yes } from './answer.ts'
import { compilePieces, type Glob, isConstant } from './glob.ts'
import type { ConstantPiece, Piece, Variable } from './pattern.ts'

/** What a variable stands for: its value, nothing, or something nobody knows. */
export type VariableValue = string | typeof invalid | typeof maybe

/** Where variables get their values. */
export interface VariableSource {
  variable(name: Variable): VariableValue
}

export type TextMatcher = (text: string, source: VariableSource) => MatchAnswer

/**
 * Compiles pieces that may hold variables. Values are taken literally: a `*` in a tag is no wildcard.
 * @param fold whether capitals do not count; the text must then come lower-cased
 */
export function compileText(pieces: readonly Piece[], fold = false): TextMatcher {
  if (isConstant(pieces)) {
    const matches = compilePieces(fold ? pieces.map(foldPiece) : pieces)
    return (text) => (matches(text) ? yes : no)
  }
  let last: { readonly values: string; readonly matches: Glob } | undefined
  return (text, source) => {
    const filled = fill(pieces, source)
    if (filled === invalid || filled === maybe) return filled
    const values = filled.length === 1 ? String(filled[0]) : JSON.stringify(filled)
    if (last?.values !== values)
      last = { values, matches: compilePieces(fold ? filled.map(foldPiece) : filled) }
    return last.matches(text) ? yes : no
  }
}

function fill(
  pieces: readonly Piece[],
  source: VariableSource,
): ConstantPiece[] | typeof invalid | typeof maybe {
  const filled: ConstantPiece[] = []
  let known = true
  for (const piece of pieces) {
    if (typeof piece !== 'object') {
      filled.push(piece)
      continue
    }
    const value = source.variable(piece)
    if (value === invalid) return invalid
    if (value === maybe) known = false
    else filled.push(value)
  }
  return known ? filled : maybe
}

function foldPiece<T extends ConstantPiece>(piece: T): T | string {
  return typeof piece === 'string' ? piece.toLowerCase() : piece
}
