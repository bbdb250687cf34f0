import { compare } from '../../lib/compare.ts'
import { severities, type Check } from '../../model/check.ts'
import type { Finding } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'

export interface CheckFindings {
  readonly check: Check
  /** By account, Region, type, id and file. */
  readonly findings: readonly Finding[]
}

/** Findings grouped by check, the most severe checks first, then by check id; so documents do not depend on the order of collection. */
export function groupFindings(findings: readonly Finding[]): readonly CheckFindings[] {
  const order = rankResources(findings)
  const groups = new Map<string, { check: Check; findings: Finding[] }>()
  for (const finding of findings) {
    const group = groups.get(finding.check.id)
    if (group === undefined)
      groups.set(finding.check.id, { check: finding.check, findings: [finding] })
    else group.findings.push(finding)
  }
  const position = (f: Finding): number => order.get(f.resource) ?? 0
  for (const group of groups.values())
    group.findings = group.findings.toSorted((a, b) => position(a) - position(b))
  return [...groups.values()].toSorted(
    (a, b) =>
      severities.indexOf(a.check.severity) - severities.indexOf(b.check.severity) ||
      compare(a.check.id, b.check.id),
  )
}

/** Sorting each resource once is cheaper than comparing them in every finding. */
function rankResources(findings: readonly Finding[]): ReadonlyMap<Resource, number> {
  const resources = [...new Set(findings.map((f) => f.resource))].toSorted(compareResources)
  return new Map(resources.map((resource, index) => [resource, index]))
}

function compareResources(a: Resource, b: Resource): number {
  return (
    compare(a.account, b.account) ||
    compare(a.region, b.region) ||
    compare(a.type, b.type) ||
    compare(a.id, b.id) ||
    compare(a.arn, b.arn) ||
    compare(a.source.file, b.source.file)
  )
}
