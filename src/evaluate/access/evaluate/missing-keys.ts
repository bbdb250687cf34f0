import type { RequestScope } from '../request/request-scope.ts'
import type { CompiledStatement } from './compile-policy.ts'

/** The keys that the undecided statements asked for in vain, sorted, in the spelling of AWS. */
export function missingKeys(
  scope: RequestScope,
  unclear: readonly CompiledStatement[],
): readonly string[] {
  const keys = new Set<string>()
  scope.missing = keys
  for (const statement of unclear) statement.applies(scope)
  scope.missing = undefined
  return [...keys].toSorted()
}
