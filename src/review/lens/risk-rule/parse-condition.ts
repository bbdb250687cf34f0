import { type Condition, conditionLimits } from './condition.ts'
import { lexCondition, type Token } from './lex-condition.ts'

export type ParsedCondition =
  | { readonly condition: Condition }
  /** What is wrong, as a full sentence that names the column. */
  | { readonly problem: string }

/**
 * Reads the condition of a risk rule: choice ids, `!`, `&&`, `||` (in this order of precedence), parentheses, or the
 * word `default` alone. Length and nesting are bounded, so that no condition costs more than its length.
 */
export function parseCondition(text: string): ParsedCondition {
  if (text.length > conditionLimits.length)
    return {
      problem: `The condition has ${text.length} characters; at most ${conditionLimits.length} are read.`,
    }
  const tokens = lexCondition(text)
  if (tokens[0]?.text === 'default' && tokens[1]?.kind === 'end')
    return { condition: { kind: 'default' } }
  const parser = new Parser(tokens)
  const condition = parser.parse()
  return condition === undefined ? { problem: parser.problem } : { condition }
}

/** Recursive descent; a method that returns `undefined` has set `problem`. */
class Parser {
  problem = ''
  readonly #tokens: readonly Token[]
  #at = 0
  #nesting = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Condition | undefined {
    const condition = this.#chain('or')
    if (condition === undefined) return undefined
    return this.#peek().kind === 'end' ? condition : this.#fail('`&&`, `||` or the end')
  }

  #chain(kind: 'and' | 'or'): Condition | undefined {
    const operator = kind === 'and' ? '&&' : '||'
    const parts: Condition[] = []
    do {
      const part = kind === 'or' ? this.#chain('and') : this.#operand()
      if (part === undefined) return undefined
      if (part.kind === kind) parts.push(...part.of)
      else parts.push(part)
    } while (this.#accept(operator))
    const [only] = parts
    return parts.length === 1 ? only : { kind, of: parts }
  }

  #operand(): Condition | undefined {
    const token = this.#peek()
    if (token.kind === 'word' && token.text !== 'default') {
      this.#at++
      return { kind: 'choice', id: token.text }
    }
    if (token.text === 'default') {
      this.problem = `The word \`default\` at column ${token.column} must be the whole condition.`
      return undefined
    }
    if (token.kind !== '!' && token.kind !== '(') return this.#fail('a choice id, `!` or `(`')
    if (++this.#nesting > conditionLimits.nesting) {
      this.problem = `The condition nests deeper than ${conditionLimits.nesting} levels at column ${token.column}.`
      return undefined
    }
    this.#at++
    const inner = token.kind === '!' ? this.#operand() : this.#chain('or')
    this.#nesting--
    if (inner === undefined) return undefined
    if (token.kind === '!') return { kind: 'not', of: inner }
    return this.#accept(')')
      ? inner
      : this.#fail(`a \`)\` for the parenthesis at column ${token.column}`)
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', column: 1 }
  }

  #accept(kind: Token['kind']): boolean {
    if (this.#peek().kind !== kind) return false
    this.#at++
    return true
  }

  #fail(wanted: string): undefined {
    const { kind, text, column } = this.#peek()
    const found = kind === 'end' ? 'ends' : `has \`${text.slice(0, 40)}\``
    this.problem = `The condition ${found} at column ${column} where ${wanted} is expected.`
    return undefined
  }
}
