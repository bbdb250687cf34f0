/** `*`: any characters, also none. */
export const star = 0
/** `?`: one character (UTF-16 code unit). */
export const any = 1

/** A policy variable, such as `${aws:username}` or `${aws:PrincipalTag/team, 'none'}`. */
export interface Variable {
  /** Lower-cased. */
  readonly key: string
  readonly otherwise?: string
}

/** A literal or a wildcard. */
export type ConstantPiece = string | typeof star | typeof any
export type Piece = ConstantPiece | Variable

export interface PatternGrammar {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean
  /** Whether `${…}` has a meaning: only in policies of version 2012-10-17. */
  readonly variables: boolean
}

const variable = /^\$\{([^},']+?)\s*(?:,\s*'([^']*)'\s*)?\}/

/**
 * Takes a pattern apart. `${*}`, `${?}` and `${$}` are the characters themselves. Text that only looks like the start of a
 * variable is text. Source: IAM user guide, "IAM policy elements: Variables and tags".
 */
export function readPattern(text: string, { wildcards, variables }: PatternGrammar): Piece[] {
  const pieces: Piece[] = []
  let literal = ''
  const flush = () => {
    if (literal !== '') pieces.push(literal)
    literal = ''
  }
  for (let at = 0; at < text.length; at++) {
    const c = text.charAt(at)
    if (wildcards && (c === '*' || c === '?')) {
      flush()
      const kind = c === '*' ? star : any
      if (kind === any || pieces.at(-1) !== star) pieces.push(kind)
      continue
    }
    const close =
      variables && c === '$' && text.charAt(at + 1) === '{' ? endOfVariable(text, at) : -1
    if (close < 0) {
      literal += c
      continue
    }
    const inside = text.slice(at + 2, close - 1)
    if (inside === '*' || inside === '?' || inside === '$') literal += inside
    else {
      flush()
      pieces.push(readVariable(text.slice(at, close)))
    }
    at = close - 1
  }
  flush()
  return pieces
}

/** @returns the offset after the closing brace, or -1; a brace in a quoted default does not close */
export function endOfVariable(text: string, at: number): number {
  let quoted = false
  for (let i = at + 2; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 39) quoted = !quoted
    else if (c === 125 && !quoted) return i + 1
  }
  return -1
}

function readVariable(written: string): Variable {
  const [, key = written, otherwise] = variable.exec(written) ?? []
  const folded = key.toLowerCase()
  return otherwise === undefined ? { key: folded } : { key: folded, otherwise }
}
