import { isSymbol } from '../language/characters.ts'
import type { Symbols } from '../compile/symbols.ts'

/** Puts the values of variables where their symbols stand. @returns `undefined` when a value is not known */
export function instantiate(
  text: string,
  symbols: Symbols,
  valueOf: (key: string) => string | undefined,
): string | undefined {
  let filled = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!isSymbol(code)) {
      filled += text.charAt(at)
      continue
    }
    const variable = symbols.get(code)
    if (variable === undefined) return undefined
    const value = valueOf(variable.key) ?? variable.otherwise
    if (value === undefined) return undefined
    filled += value
  }
  return filled
}

export function symbolsIn(text: string): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isSymbol(code)) found.push(code)
  }
  return found
}
