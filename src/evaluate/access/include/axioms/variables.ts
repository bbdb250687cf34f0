import { symbolsIn } from '../witness/instantiate.ts'
import { valueOf } from '../search/situation.ts'
import { type Axiom, present } from './axiom.ts'

/** A pattern whose variable has no value matches nothing: what matches it comes with the key of the variable. */
export const variablesHaveValues: Axiom = (situation, setting) => {
  const texts = [situation.resource.text]
  for (const { value = [] } of situation.keys.values()) texts.push(...value)
  for (const code of new Set(texts.flatMap(symbolsIn))) {
    const variable = setting.symbols.get(code)
    if (variable === undefined || variable.otherwise !== undefined) continue
    if (!setting.inPlay.has(variable.key)) continue
    if (valueOf(situation, variable.key, setting) === undefined) return [[present(variable.key)]]
  }
  return undefined
}
