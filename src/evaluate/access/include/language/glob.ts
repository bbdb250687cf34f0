import {
  anyCharacter,
  type CharacterSet,
  isPrivate,
  oneAccepts,
  oneOf,
  runOf,
  starAccepts,
} from './characters.ts'

/** A literal is its code; the others carry a mark and a letter or a set. */
const folded = 0x10000
const one = 0x20000
const star = 0x40000

/** A pattern as a list of steps: a character, a letter in either case, one of a set, a run of a set. */
export interface Glob {
  readonly steps: readonly number[]
  /** Set when it is one text only. */
  readonly literal?: string
  /** Characters before the first wildcard, in which every word begins. */
  readonly prefix: string
}

export function literalStep(code: number): number {
  return code
}
/** A letter in either case. */
export function foldedStep(code: number): number {
  const small = fold(code)
  return small === code && String.fromCharCode(code).toUpperCase() === String.fromCharCode(code)
    ? code
    : folded | small
}
export function oneStep(set: CharacterSet): number {
  return one | set
}
export function starStep(set: CharacterSet): number {
  return star | set
}

export function isStar(step: number): boolean {
  return step >= star
}
export function isLiteral(step: number): boolean {
  return step < one
}
/** The set of a wildcard. */
export function setOf(step: number): CharacterSet {
  return step & 0xffff
}
/** The characters that a literal step wants: one, or a letter in both cases. */
export function wantedBy(step: number): readonly number[] {
  if (step < folded) return [step]
  const code = step & 0xffff
  return [code, String.fromCharCode(code).toUpperCase().charCodeAt(0)]
}

export function accepts(step: number, code: number): boolean {
  if (step < folded) return step === code
  if (step < one) return (step & 0xffff) === fold(code)
  return step < star ? oneAccepts(setOf(step), code) : starAccepts(setOf(step), code)
}

function fold(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code
  if (isPrivate(code)) return code
  const small = String.fromCharCode(code).toLowerCase()
  return small.length === 1 ? small.charCodeAt(0) : code
}

/** Joins runs that follow each other and notes what speeds matching up. */
export function globOf(given: readonly number[]): Glob {
  const steps: number[] = []
  for (const step of given) {
    if (isStar(step) && steps.at(-1) === step) continue
    steps.push(step)
  }
  const wild = steps.findIndex((step) => step >= folded)
  const prefix = String.fromCharCode(
    ...steps.slice(0, Math.min(wild < 0 ? steps.length : wild, 4096)),
  )
  return wild < 0 && prefix.length === steps.length
    ? { steps, prefix, literal: prefix }
    : { steps, prefix }
}

export const universal: Glob = globOf([starStep(anyCharacter)])

export function isUniversal({ steps }: Glob): boolean {
  return steps.length === 1 && steps[0] === (star | anyCharacter)
}

/**
 * The word that stands for all words of a glob: whatever glob matches it covers the whole glob. Not the reverse.
 * @returns `undefined` when there is none, because letters stand in either case
 */
export function standIn({ steps, literal }: Glob): string | undefined {
  if (literal !== undefined) return literal
  const codes: number[] = []
  for (const step of steps) {
    if (step < folded) codes.push(step)
    else if (step < one) return undefined
    else codes.push(isStar(step) ? runOf(setOf(step)) : oneOf(setOf(step)))
  }
  return codes.map((code) => String.fromCharCode(code)).join('')
}
