import { compare } from '../../../lib/compare.ts'
import type { AccessFindingRow } from '../../../store/schema.ts'
import { invalid } from '../../tool/tool-error.ts'

export interface SortOrder {
  readonly attributeName?: string | undefined
  readonly orderBy?: 'ASC' | 'DESC' | undefined
}

const attributes: Readonly<Record<string, (row: AccessFindingRow) => string | number>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  createdAt: ({ created }) => created,
  updatedAt: ({ updated }) => updated,
  analyzedAt: ({ updated }) => updated,
  resource: ({ data }) => data.resource,
  resourceType: ({ data }) => data.resourceType,
  resourceOwnerAccount: ({ data }) => data.account,
  findingType: ({ data }) => data.type,
  isPublic: ({ data }) => String(data.isPublic ?? false),
}

/** Findings in the order asked for; the newest first without one. @throws ToolError for an attribute without order */
export function sortFindings(
  rows: readonly AccessFindingRow[],
  { attributeName = 'updatedAt', orderBy = 'DESC' }: SortOrder = {},
): readonly AccessFindingRow[] {
  const read = Object.hasOwn(attributes, attributeName) ? attributes[attributeName] : undefined
  if (read === undefined) {
    const message = `Findings cannot be sorted by that; use one of ${Object.keys(attributes).join(', ')}.`
    throw invalid(message, { name: 'sort.attributeName', message })
  }
  const sign = orderBy === 'ASC' ? 1 : -1
  return rows.toSorted((a, b) => sign * order(read(a), read(b)) || compare(a.id, b.id))
}

function order(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b))
}
