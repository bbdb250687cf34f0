import table from '../../../catalog/generated/terraform-types.json' with { type: 'json' }
import type { Gap } from '../../model/gap.ts'

const known: Readonly<Record<string, readonly string[]>> = table

/** One gap for each Terraform type that no mapping reads, with the CloudFormation types it hides where they are known. */
export function unmappedGaps(
  counts: ReadonlyMap<string, number>,
  place: { readonly account?: string },
): readonly Gap[] {
  const at = place.account === undefined ? {} : { account: place.account }
  const gapOf = ([type, count]: [string, number]): Gap => ({
    source: 'terraform',
    operation: type,
    ...at,
    reason: 'unsupported',
    error: `No mapping reads ${type}; ${count === 1 ? 'one resource is' : `${count} resources are`} not reviewed.`,
    types: Object.hasOwn(known, type) ? (known[type] ?? []) : [],
    hides: true,
  })
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(gapOf)
}

/** One gap for each reason why entries of a file could not be read as resources: they may be of any type. */
export function unreadGaps(
  unread: ReadonlySet<string>,
  place: { readonly account?: string },
): readonly Gap[] {
  const at = place.account === undefined ? {} : { account: place.account }
  const gapOf = (what: string): Gap => ({
    source: 'terraform',
    operation: 'resources',
    ...at,
    reason: 'failed',
    error: `Entries are left out: ${what}.`,
    types: ['*'],
    hides: true,
  })
  return [...unread].map(gapOf)
}
