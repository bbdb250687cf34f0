export interface Token {
  readonly kind: '&&' | '||' | '!' | '(' | ')' | 'word' | 'end' | 'unexpected'
  readonly text: string
  /** 1-based place in the condition. */
  readonly column: number
}

const space = /\s*/y
const token = /&&|\|\||[!()]|([A-Za-z0-9_-]+)|./suy

/** Cuts a condition into tokens; what belongs to no token becomes one `unexpected` token each. The last is `end`. */
export function lexCondition(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; ;) {
    space.lastIndex = at
    space.exec(text)
    at = space.lastIndex
    token.lastIndex = at
    const match = token.exec(text)
    if (match === null) return [...tokens, { kind: 'end', text: '', column: at + 1 }]
    tokens.push({ kind: kindOf(match[0], match[1]), text: match[0], column: at + 1 })
    at = token.lastIndex
  }
}

function kindOf(text: string, word: string | undefined): Token['kind'] {
  if (word !== undefined) return 'word'
  if (text === '&&' || text === '||' || text === '!' || text === '(' || text === ')') return text
  return 'unexpected'
}
