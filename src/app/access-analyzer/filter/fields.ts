import type { AccessFindingData, AccessFindingStatus } from '../../../store/schema.ts'

/** What filters see of a finding. */
export interface Filtered {
  readonly id: string
  readonly status: AccessFindingStatus
  readonly data: AccessFindingData
  /** Of findings of a preview. */
  readonly change?: string
  readonly existing?: { readonly id: string; readonly status: string } | undefined
}

/** Keys of filters with one name. Source: Access Analyzer user guide, "filter keys". */
const readers: Readonly<Record<string, (one: Filtered) => string | boolean | undefined>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  resource: ({ data }) => data.resource,
  resourceType: ({ data }) => data.resourceType,
  resourceOwnerAccount: ({ data }) => data.account,
  findingType: ({ data }) => data.type,
  isPublic: ({ data }) => data.isPublic,
  error: ({ data }) => data.error,
  resourceControlPolicyRestriction: ({ data }) => data.resourceControl,
  serviceControlPolicyRestriction: ({ data }) => data.serviceControl,
  principalOwnerAccount: ({ data }) => data.principalAccount,
  principalType: ({ data }) => data.principalType,
  accessType: ({ data }) => data.accessType,
  changeType: ({ change }) => change,
  existingFindingId: ({ existing }) => existing?.id,
  existingFindingStatus: ({ existing }) => existing?.status,
}

/** Whether a filter may name a key. */
export function isFilterKey(key: string): boolean {
  return (
    Object.hasOwn(readers, key) || /^(?:principal|condition)\..+/s.test(key) || key === 'action'
  )
}

/** The values of a finding under a key of a filter; none where it has no such thing. */
export function valuesOf(finding: Filtered, key: string): readonly string[] {
  const { data } = finding
  if (key === 'action') return data.action ?? []
  const read = Object.hasOwn(readers, key) ? readers[key] : undefined
  const value = read === undefined ? inMap(data, key) : read(finding)
  return value === undefined ? [] : [String(value)]
}

function inMap(data: AccessFindingData, key: string): string | undefined {
  const [map = '', name = ''] = [key.split('.', 1)[0], key.slice(key.indexOf('.') + 1)]
  const given = map === 'principal' ? data.principal : data.condition
  const wanted = name.toLowerCase()
  return Object.entries(given ?? {}).find(([each]) => each.toLowerCase() === wanted)?.[1]
}
