import { outcomes, severities } from '../../../model/check.ts'
import type { Finding } from '../../../model/finding.ts'
import { findingId } from '../../../model/finding-id.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Review } from '../../../model/review.ts'
import { compare } from '../../../lib/compare.ts'
import { pointEvidence } from '../../../report/view/point.ts'
import type { FindingPast, NewFinding, NewFindingResource } from '../../../store/findings.ts'
import { cutText } from '../answers/cut-text.ts'
import { toJson } from '../runs/to-json.ts'
import { serviceOf } from './known-checks.ts'
import { maskSecrets } from './mask-secrets.ts'

/** Most findings that a run keeps one by one; passed ones are left out first. */
export const mostFindings = 100_000
/** Characters of one resource's JSON, and of all together, beyond which properties are left out. */
const longestResource = 256 * 1024
const longestTogether = 128 * 1024 * 1024
const longestMessage = 1000
const mostPointers = 50
/** Changes of outcome that are remembered. */
const mostHistory = 20

export interface KeptFindings {
  readonly findings: readonly NewFinding[]
  readonly resources: readonly NewFindingResource[]
  readonly leftOut: number
}

/**
 * The findings of a review as the store keeps them, in the order of their ids, with what earlier runs said of each.
 * @param pasts findings of the run before
 * @param now clock of the save in milliseconds
 */
export function findingsOf(
  review: Review,
  pasts: readonly FindingPast[],
  now: number,
): KeptFindings {
  const known = new Map(pasts.map((past) => [past.id, past]))
  const distinct = worstById(review.findings)
  const kept = [...distinct].toSorted(byUrgency).slice(0, mostFindings)
  const places = new Places()
  const findings = kept.map(([id, finding]) =>
    describe(id, finding, known.get(id), places.entryOf(finding.resource), now),
  )
  return {
    findings: findings.toSorted((a, b) => compare(a.id, b.id)),
    resources: places.resources(),
    leftOut: distinct.size - kept.length,
  }
}

/** Of two judgements that cannot be told apart the more urgent counts: unknown is never pass. */
function worstById(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const byId = new Map<string, Finding>()
  for (const finding of findings) {
    const id = findingId(finding)
    const other = byId.get(id)
    if (other === undefined || rank(finding) < rank(other)) byId.set(id, finding)
  }
  return byId
}

function rank({ outcome }: Finding): number {
  return outcomes.indexOf(outcome)
}

function byUrgency([a, x]: readonly [string, Finding], [b, y]: readonly [string, Finding]): number {
  return rank(x) - rank(y) || compare(a, b)
}

function describe(
  id: string,
  finding: Finding,
  past: FindingPast | undefined,
  entry: string,
  now: number,
): NewFinding {
  const { check, resource, message, reason, suppressed } = finding
  const outcome = rank(finding)
  const same = past?.outcome === outcome
  return {
    id,
    check_id: check.id,
    outcome,
    severity: severities.indexOf(check.severity),
    service: serviceOf(resource.type),
    type: resource.type,
    resource: resource.arn ?? resource.id,
    name: resource.name ?? '',
    account: resource.account ?? '',
    region: resource.region ?? '',
    source: resource.source.file ?? '',
    since: same ? past.since : now,
    first: past?.first ?? now,
    entry,
    data: {
      message: cutText(message, longestMessage) ?? '',
      ...(reason === undefined ? {} : { reason }),
      pointers: finding.pointers.slice(0, mostPointers),
      evidence: pointEvidence(finding).slice(0, mostPointers),
      history: historyOf(past, same),
      ...(suppressed === undefined
        ? {}
        : {
            suppressed: {
              reason: suppressed.reason,
              owner: suppressed.owner,
              expires: suppressed.expires,
            },
          }),
    },
  }
}

function historyOf(past: FindingPast | undefined, same: boolean): FindingPast['history'] {
  if (past === undefined) return []
  if (same) return past.history
  const before = [past.since, past.outcome] as const
  return [before, ...past.history].slice(0, mostHistory)
}

/** Gives every resource a key and keeps it once. */
class Places {
  readonly #entries = new Map<Resource, string>()
  readonly #resources: NewFindingResource[] = []
  #length = 0

  entryOf(resource: Resource): string {
    const known = this.#entries.get(resource)
    if (known !== undefined) return known
    const entry = String(this.#resources.length).padStart(7, '0')
    this.#entries.set(resource, entry)
    this.#resources.push({ entry, data: this.#keep(resource) })
    return entry
  }

  resources(): readonly NewFindingResource[] {
    return this.#resources
  }

  #keep(resource: Resource): NewFindingResource['data'] {
    const whole = { ...resource, properties: maskSecrets(resource) }
    const { length } = JSON.stringify(whole)
    if (length <= longestResource && this.#length + length <= longestTogether) {
      this.#length += length
      return toJson(whole)
    }
    const { facts: _, origins: __, lines: ___, ...head } = resource
    return toJson({ ...head, tags: {}, properties: {}, cut: true })
  }
}
