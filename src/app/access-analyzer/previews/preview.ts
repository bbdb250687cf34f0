import { readEstate } from '../../../evaluate/access/graph/estate.ts'
import { canonicalJson } from '../../../lib/canonical-json.ts'
import type {
  AccessAnalyzerRow,
  AccessFindingRow,
  AccessPreviewFindingData,
} from '../../../store/schema.ts'
import { externalByPolicy } from '../analyse/external.ts'
import { type Found, findingIdOf } from '../analyse/found.ts'
import { externalBySharing } from '../analyse/shared.ts'
import type { SeenEstate } from '../snapshot/load-estate.ts'
import { type Configuration, configure } from './configured.ts'
import { grantedBesides } from './grants.ts'

/**
 * The findings that there would be if a resource were configured as given, and how they differ from those that there are.
 * @param existing findings of the analyzer
 * @throws InvalidDocument
 */
export function preview(
  analyzer: AccessAnalyzerRow,
  { estate }: SeenEstate,
  existing: readonly AccessFindingRow[],
  arn: string,
  configuration: Configuration,
): readonly AccessPreviewFindingData[] {
  const before = estate.resources.find((one) => one.arn === arn)
  const { resource, besides } = configure(arn, configuration, before, analyzer.account)
  const others = estate.resources.filter((one) => one !== before && !besides.some(isSame(one)))
  const changed = readEstate([...others, resource, ...besides])
  const own = new Set([resource, ...besides])
  const zone = analyzer.type === 'ORGANIZATION' ? 'organization' : 'account'
  const place = { arn, type: resource.type, account: resource.account ?? analyzer.account }
  const found = [
    ...externalByPolicy(changed, zone, (target) => own.has(target.resource)),
    ...externalBySharing(changed, zone, (one) => own.has(one)),
    ...grantedBesides(configuration, place, changed, zone),
  ].map((one) => asOf(one, place))
  return compareWith(
    analyzer,
    found,
    existing.filter(({ data }) => data.resource === arn),
  )
}

function isSame(one: { readonly arn?: string }): (other: { readonly arn?: string }) => boolean {
  return (other) => other.arn === one.arn
}

/** What an access point allows is told of its bucket. */
function asOf(one: Found, place: { readonly arn: string; readonly type: string }): Found {
  if (one.data.source !== 'S3_ACCESS_POINT') return one
  return { ...one, data: { ...one.data, resource: place.arn, resourceType: place.type } }
}

function compareWith(
  analyzer: AccessAnalyzerRow,
  found: readonly Found[],
  existing: readonly AccessFindingRow[],
): readonly AccessPreviewFindingData[] {
  const known = new Map(existing.map((row) => [row.id, row]))
  const seen = new Set<string>()
  const now = found.map((one): AccessPreviewFindingData => {
    const id = findingIdOf(analyzer.id, one)
    seen.add(id)
    const row = known.get(id)
    const { data } = one
    if (row === undefined || row.status === 'RESOLVED')
      return { ...data, id, change: 'NEW', status: 'ACTIVE', ...existingOf(row) }
    const same = canonicalJson(row.data) === canonicalJson(data)
    const change = same ? 'UNCHANGED' : 'CHANGED'
    return { ...data, id, change, status: row.status, ...existingOf(row) }
  })
  const gone = existing
    .filter(({ id, status }) => !seen.has(id) && status !== 'RESOLVED')
    .map(resolved)
  return [...now, ...gone]
}

function resolved(row: AccessFindingRow): AccessPreviewFindingData {
  return { ...row.data, id: row.id, change: 'CHANGED', status: 'RESOLVED', ...existingOf(row) }
}

function existingOf(row: AccessFindingRow | undefined) {
  return row === undefined ? {} : { existing: { id: row.id, status: row.status } }
}
