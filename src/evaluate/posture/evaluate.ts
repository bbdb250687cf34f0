import type { AccessFacts } from '../../model/access-facts.ts'
import type { Check, Judgement } from '../../model/check.ts'
import type { Facts } from '../../model/facts.ts'
import type { Blind, Evaluation, Finding } from '../../model/finding.ts'
import { hidesType } from '../../model/gap.ts'
import { accountType, regionType, type Resource } from '../../model/resource.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { unknown } from '../../model/unknown.ts'
import { indexFacts } from './facts-index.ts'

const none: readonly Check[] = []

/**
 * Judges every resource of a snapshot by every check of its type. Pure: same snapshot, checks and clock give the same
 * findings in the same order (resources as given, checks by id).
 * @param now clock of the review in milliseconds
 * @param access what the access engine says of the snapshot
 */
export function evaluatePosture(
  snapshot: Snapshot,
  checks: readonly Check[],
  now: number,
  access?: AccessFacts,
): Evaluation {
  const facts = indexFacts(snapshot, now, access)
  const byType = new Map<string, Check[]>()
  for (const check of checks.toSorted(byId)) {
    const group = byType.get(check.resource)
    if (group === undefined) byType.set(check.resource, [check])
    else group.push(check)
  }
  const findings: Finding[] = []
  const live = snapshot.sources.some((s) => s.collected !== undefined)
  const found = new Set<string>()
  for (const resource of snapshot.resources) {
    if (!live || resource.stack === undefined) found.add(resource.type)
    for (const check of byType.get(resource.type) ?? none) {
      const { outcome, reason, message, pointers } = judge(check, resource, facts)
      findings.push(
        reason === undefined
          ? { check, resource, outcome, message, pointers }
          : { check, resource, outcome, reason, message, pointers },
      )
    }
  }
  return { findings, blind: blindSpots(snapshot, checks, found), checks }
}

/** A check that throws is a bug in the check; the resource is then unknown, never passed, and the rest goes on. */
function judge(check: Check, resource: Resource, facts: Facts): Judgement {
  try {
    return check.test(resource, facts)
  } catch (error) {
    const why = error instanceof Error && check.sensitive !== true ? error.message : 'no detail'
    const message = `The check could not read this resource (${why.slice(0, 200)}).`
    return { outcome: 'unknown', reason: 'failed', message, pointers: [] }
  }
}

function byId(a: Check, b: Check): number {
  return a.id < b.id ? -1 : Number(a.id > b.id)
}

/**
 * Where a check could not look: calls that failed, and types that nobody collected.
 * @param found types with a resource; where something is live, with a live one
 */
function blindSpots(
  snapshot: Snapshot,
  checks: readonly Check[],
  found: ReadonlySet<string>,
): readonly Blind[] {
  const live = snapshot.sources.filter((s) => s.collected !== undefined)
  const hiding = snapshot.gaps.filter((g) => g.hides)
  const blind: Blind[] = []
  for (const check of checks) {
    const gaps = hiding.filter((g) => hidesType(g, check.resource))
    for (const gap of gaps)
      blind.push({ check, gap, unknown: unknown(gap.reason, gap.permission ?? gap.operation) })
    if (gaps.length > 0 || found.has(check.resource)) continue
    const pseudo = check.resource === accountType || check.resource === regionType
    if (live.length === 0 && pseudo)
      blind.push({
        check,
        unknown: unknown('not-collected', 'templates and plans do not show account settings'),
      })
    else if (live.length > 0 && !live.some((s) => s.collected?.includes(check.resource)))
      blind.push({
        check,
        unknown: unknown('not-collected', `no collector reads ${check.resource}`),
      })
  }
  return blind
}
