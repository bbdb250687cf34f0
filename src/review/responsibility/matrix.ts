import type { Outcome } from '../../model/check.ts'
import type { Blind, Finding } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import type { CustomerDuty, ServiceResponsibility } from '../../model/responsibility.ts'
import type { CatalogService } from './load-responsibilities.ts'

type Counts = Record<Outcome, number>

/**
 * The shared responsibility matrix of a workload: for every service in use what AWS secures and how the customer's
 * duties stand. Pure; suppressed findings do not count.
 * @param blind checks that could not look: each counts as one unknown, so that a duty is never done by silence
 * @returns services in use, by name
 */
export function matrix(
  resources: readonly Resource[],
  findings: readonly Finding[],
  catalog: readonly CatalogService[],
  blind: readonly Blind[] = [],
): readonly ServiceResponsibility[] {
  const inventory = countTypes(resources)
  const outcomes = countOutcomes(findings, blind)
  return catalog
    .flatMap(({ service, model, types, aws, customer }) => {
      const used = inventory.filter(([type]) => types.some((pattern) => covers(pattern, type)))
      if (used.length === 0) return []
      const duties = customer.map((duty): CustomerDuty => {
        const counts = sum(duty.checks.map((id) => outcomes.get(id)))
        return { ...duty, counts, status: statusOf(counts) }
      })
      return [{ service, model, resources: Object.fromEntries(used), aws, customer: duties }]
    })
    .toSorted((a, b) => (a.service < b.service ? -1 : 1))
}

/** Whether a type of the catalog, or a prefix ending with `::`, covers a type. */
function covers(pattern: string, type: string): boolean {
  return pattern === type || (pattern.endsWith('::') && type.startsWith(pattern))
}

function countTypes(resources: readonly Resource[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function countOutcomes(
  findings: readonly Finding[],
  blind: readonly Blind[],
): ReadonlyMap<string, Counts> {
  const byCheck = new Map<string, Counts>()
  const of = (id: string): Counts => {
    let counts = byCheck.get(id)
    if (counts === undefined) byCheck.set(id, (counts = sum([])))
    return counts
  }
  for (const { check, outcome, suppressed } of findings)
    if (suppressed === undefined) of(check.id)[outcome]++
  for (const { check } of blind) of(check.id).unknown++
  return byCheck
}

function sum(parts: readonly (Counts | undefined)[]): Counts {
  const total: Counts = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0 }
  for (const part of parts) {
    if (part === undefined) continue
    total.fail += part.fail
    total.unknown += part.unknown
    total.pass += part.pass
    total['not-applicable'] += part['not-applicable']
  }
  return total
}

/** One failure outweighs everything, one blind spot outweighs all passes. */
function statusOf(counts: Counts): CustomerDuty['status'] {
  if (counts.fail > 0) return 'not-done'
  if (counts.unknown > 0) return 'unknown'
  return counts.pass > 0 ? 'done' : 'not-judged'
}
