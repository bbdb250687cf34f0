import { nearestName } from '../lib/nearest-name.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** Warns of values that no template takes: a mistyped name would leave the default in their place unnoticed. */
export function untakenParameters(
  given: Readonly<Record<string, string>>,
  declared: readonly string[],
): readonly Diagnostic[] {
  const known = new Set(declared)
  return Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => {
      const near = nearestName(name, known)
      return {
        code: 'parameter-untaken',
        severity: 'warning',
        message: `No template has a parameter ${name}; its value is not used.`,
        help:
          near === undefined ? 'Remove it, or name its template as well.' : `Did you mean ${near}?`,
      }
    })
}
