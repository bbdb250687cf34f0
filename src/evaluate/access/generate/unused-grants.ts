import { loadCatalogue } from '../catalogue/catalogue.ts'
import type { Policy } from '../policy/policy.ts'
import { loadEventCatalog } from './event-catalog.ts'
import type { PrincipalUsage } from './principals.ts'
import type { Usage } from './usage.ts'

/** What is granted of one service beside what was used. */
export interface ServiceGrants {
  readonly service: string
  readonly granted: number
  readonly used: readonly string[]
  /** Granted, recorded by CloudTrail, and not called in the time of the logs. */
  readonly unused: readonly string[]
  /** Granted, but such calls leave no event in these logs: silence says nothing. */
  readonly noEvidence: readonly string[]
}

/**
 * Compares what policies grant with what was used, by action. An action counts as granted when some Allow statement may
 * give it, whatever the resource or condition, and no Deny takes it away altogether.
 */
export function unusedGrants(
  policies: readonly Policy[],
  usage: PrincipalUsage,
  logs: Usage,
): readonly ServiceGrants[] {
  const events = loadEventCatalog()
  const services = new Map<string, { used: string[]; unused: string[]; noEvidence: string[] }>()
  for (const id of [...grantedActions(policies)].toSorted()) {
    const service = id.slice(0, id.indexOf(':'))
    const group = services.get(service) ?? { used: [], unused: [], noEvidence: [] }
    services.set(service, group)
    if (usage.uses.has(id)) group.used.push(id)
    else if (events.isDataEvent(id) && !logs.dataEvents.has(service)) group.noEvidence.push(id)
    else group.unused.push(id)
  }
  return [...services].map(([service, { used, unused, noEvidence }]) => ({
    service,
    granted: used.length + unused.length + noEvidence.length,
    used,
    unused,
    noEvidence,
  }))
}

/** Ids of all known actions that the policies may allow. */
export function grantedActions(policies: readonly Policy[]): ReadonlySet<string> {
  const catalogue = loadCatalogue()
  const expand = (patterns: readonly string[], negated: boolean): readonly string[] => {
    const listed = new Set(patterns.flatMap((p) => catalogue.expand(p)).map(({ id }) => id))
    if (!negated) return [...listed]
    return catalogue
      .expand('*')
      .map(({ id }) => id)
      .filter((id) => !listed.has(id))
  }
  const granted = new Set<string>()
  for (const { statements } of policies)
    for (const { effect, action } of statements)
      if (effect === 'Allow')
        for (const id of expand(action.patterns, action.negated)) granted.add(id)
  for (const { statements } of policies)
    for (const { effect, action, resource, conditions } of statements) {
      const everything =
        resource !== undefined && !resource.negated && resource.patterns.includes('*')
      if (effect === 'Deny' && everything && conditions.length === 0)
        for (const id of expand(action.patterns, action.negated)) granted.delete(id)
    }
  return granted
}
