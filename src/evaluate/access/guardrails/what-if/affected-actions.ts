import { loadCatalogue } from '../../catalogue/catalogue.ts'
import { compileActions } from '../../match/action.ts'
import type { PatternElement, Policy, Statement } from '../../policy/policy.ts'

/** Actions that policies grant by name and that statements deny, or do not allow: an upper bound, conditions left out. */
export interface AffectedActions {
  readonly actions: number
  /** Service → how many. */
  readonly services: Readonly<Record<string, number>>
}

export function affectedActions(
  policies: readonly Policy[],
  statements: readonly Statement[],
): AffectedActions {
  const granted = union(policies.flatMap(({ statements: own }) => own.filter(allows)))
  const allowed = statements.some(allows) ? union(statements.filter(allows)) : () => true
  const denied = union(statements.filter((one) => !allows(one)))
  const services: Record<string, number> = {}
  let actions = 0
  for (const { id, service } of loadCatalogue().expand('*')) {
    const folded = id.toLowerCase()
    if (!granted(folded) || (allowed(folded) && !denied(folded))) continue
    actions++
    services[service] = (services[service] ?? 0) + 1
  }
  return { actions, services }
}

function allows({ effect }: Statement): boolean {
  return effect === 'Allow'
}

function union(statements: readonly Statement[]): (action: string) => boolean {
  const tests = statements.map(({ action }) => testOf(action))
  return (action) => tests.some((matches) => matches(action))
}

function testOf({ patterns, negated }: PatternElement): (action: string) => boolean {
  const matches = compileActions(patterns)
  return (action) => matches(action) !== negated
}
