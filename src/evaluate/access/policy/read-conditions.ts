import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { readOperator } from './operators.ts'
import type { Report } from './parse-policy.ts'
import type { Condition } from './policy.ts'

/** Reads the condition block of a statement; no block is no conditions. */
export function readConditions(
  block: unknown,
  pointer: string,
  report: Report,
): readonly Condition[] | Unknown {
  if (block === undefined) return []
  if (isUnknown(block)) return block
  if (typeof block !== 'object' || block === null || Array.isArray(block))
    return report(pointer, 'Condition is an object of operators.')
  const conditions: Condition[] = []
  for (const [written, tests] of Object.entries(block)) {
    const at = `${pointer}/${written}`
    const name = readOperator(written)
    if (name === undefined) return report(at, `${written} is no condition operator.`)
    if (isUnknown(tests)) return tests
    if (typeof tests !== 'object' || tests === null || Array.isArray(tests))
      return report(at, 'An operator holds an object of condition keys.')
    for (const [key, given] of Object.entries(tests)) {
      const read = readValues(given, `${at}/${key}`, report)
      conditions.push({ ...name, key: key.toLowerCase(), ...read })
    }
  }
  return conditions
}

/** Values as text: IAM takes JSON booleans and numbers where it takes strings. */
function readValues(
  given: unknown,
  pointer: string,
  report: Report,
): Pick<Condition, 'values' | 'unresolved'> {
  const values: string[] = []
  let unresolved: Unknown | undefined
  for (const value of Array.isArray(given) ? given : [given])
    if (typeof value === 'string') values.push(value)
    else if (typeof value === 'boolean' || typeof value === 'number') values.push(String(value))
    else if (isUnknown(value)) unresolved ??= value
    else unresolved ??= report(pointer, 'A condition value is a string, a number or a Boolean.')
  return unresolved === undefined ? { values } : { values, unresolved }
}
