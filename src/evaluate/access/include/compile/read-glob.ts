import { any, type Piece, readPattern, star } from '../../match/pattern.ts'
import { anyCharacter, type CharacterSet, isPrivate } from '../language/characters.ts'
import { foldedStep, oneStep, starStep } from '../language/glob.ts'
import type { Symbols } from './symbols.ts'

export interface GlobGrammar {
  readonly wildcards: boolean
  /** Absent where `${…}` is text. */
  readonly symbols?: Symbols | undefined
  readonly fold?: boolean
  /** What the wildcards stand for: anything without it. */
  readonly set?: CharacterSet
}

/** ARNs have 2,048 characters at most, values of condition keys fewer. */
const longest = 4096

/**
 * Reads a pattern into steps, with variables as characters of their own.
 * @returns `undefined` for what cannot be compared as text: private characters, too many variables, more than 4,096 characters
 */
export function readSteps(text: string, grammar: GlobGrammar): number[] | undefined {
  if (text.length > longest) return undefined
  const { wildcards, symbols, fold = false, set = anyCharacter } = grammar
  const steps: number[] = []
  for (const piece of readPattern(text, { wildcards, variables: symbols !== undefined })) {
    if (piece === star) steps.push(starStep(set))
    else if (piece === any) steps.push(oneStep(set))
    else if (typeof piece === 'string') {
      for (let at = 0; at < piece.length; at++) {
        const code = piece.charCodeAt(at)
        if (isPrivate(code)) return undefined
        steps.push(fold ? foldedStep(code) : code)
      }
    } else {
      const code = symbols?.codeOf(piece)
      if (code === undefined) return undefined
      steps.push(code)
    }
  }
  return steps
}

export function hasVariable(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => typeof piece === 'object')
}
