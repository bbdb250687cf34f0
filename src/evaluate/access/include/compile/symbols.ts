import type { Variable } from '../../match/pattern.ts'
import { firstColonFreeSymbol, firstSymbol } from '../language/characters.ts'

/** Variables whose values have no colon, so that they can stand in the account or the Region of an ARN. */
const colonFree = new Set([
  'aws:principalaccount',
  'aws:resourceaccount',
  'aws:sourceaccount',
  'aws:principalorgid',
  'aws:resourceorgid',
  'aws:sourceorgid',
  'aws:requestedregion',
  'aws:username',
  'aws:principaltype',
])
const most = 1024

/**
 * The policy variables of one decision, each as one character that stands for its value: the same variable on both sides is
 * the same text, whatever its value.
 */
export class Symbols {
  readonly #codes = new Map<string, number>()
  readonly #variables = new Map<number, Variable>()

  /** How often a variable was met. */
  asked = 0

  /** @returns `undefined` when the policies have too many */
  codeOf(variable: Variable): number | undefined {
    this.asked++
    const name = `${variable.key}\n${variable.otherwise ?? ''}\n${variable.otherwise !== undefined}`
    const known = this.#codes.get(name)
    if (known !== undefined) return known
    if (this.#codes.size >= most) return undefined
    const first = colonFree.has(variable.key) ? firstColonFreeSymbol : firstSymbol
    const code = first + this.#codes.size
    this.#codes.set(name, code)
    this.#variables.set(code, variable)
    return code
  }

  get(code: number): Variable | undefined {
    return this.#variables.get(code)
  }

  /** The keys of all variables. */
  keys(): readonly string[] {
    return [...this.#variables.values()].map(({ key }) => key)
  }
}
