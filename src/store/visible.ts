import { type RawBuilder, sql } from 'kysely'
import { encode } from './encode.ts'
import type { SharedKind } from './schema.ts'

/** What a caller sees of a kind of resource. */
export interface Viewer {
  readonly account: string
  readonly region: string
  /**
   * Everyone the caller is when things are shared: account id, own ARN, organisation and unit ARNs. Absent: only
   * what the account owns.
   */
  readonly targets?: readonly string[]
  /** Only names that start so, without regard to case. */
  readonly namePrefix?: string | undefined
}

/** Rows of the account and Region, and those shared with the viewer and taken. */
export function visibleTo(type: SharedKind, viewer: Viewer): RawBuilder<unknown> {
  const { account, region, namePrefix } = viewer
  const shared = sharedWith(type, viewer)
  return sql`region = ${region} and (account = ${account}
    ${shared === undefined ? sql`` : sql`or ${shared}`}) ${startsWith(sql.ref('name'), namePrefix)}`
}

/** Rows shared with the viewer and taken; undefined where the viewer is nobody that things are shared with. */
export function sharedWith(
  type: SharedKind,
  { region, targets = [] }: Viewer,
): RawBuilder<unknown> | undefined {
  if (targets.length === 0) return undefined
  return sql`id in (select resource from share where type = ${type} and region = ${region}
    and status in ('ACCEPTED', 'ASSOCIATED') and target in (${sql.join(targets)}))`
}

/** `and column starts with prefix`, ignoring case; nothing without a prefix. */
export function startsWith(
  column: RawBuilder<unknown>,
  prefix: string | undefined,
): RawBuilder<unknown> {
  return prefix === undefined
    ? sql``
    : sql`and starts_with(lower(${column}), lower(${encode('', prefix)}))`
}
