import type { Estate } from '../../../evaluate/access/graph/estate.ts'
import type { Identity } from '../../../evaluate/access/graph/identity.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { AccessFindingData, AnalyzerConfiguration } from '../../../store/schema.ts'
import type { Found } from './found.ts'

/** Days without use after which access counts as unused, unless the analyzer says otherwise. */
export const usualAge = 90
const day = 86_400_000

/** Roles, passwords and access keys that nobody used for longer than the age of an analyzer. */
export function unusedAccess(
  estate: Estate,
  configuration: AnalyzerConfiguration | undefined,
  now: number,
  wanted: (identity: Identity) => boolean,
): readonly Found[] {
  const { unusedAccessAge = usualAge, analysisRule } = configuration?.unusedAccess ?? {}
  const limit = now - unusedAccessAge * day
  return estate.identities
    .filter((one) => wanted(one) && !one.serviceLinked && one.resource.facts !== undefined)
    .filter((one) => !(analysisRule?.exclusions ?? []).some((rule) => excludes(rule, one)))
    .flatMap((one) => (one.kind === 'role' ? unusedRole(one, limit) : unusedOfUser(one, limit)))
}

type Exclusion = NonNullable<
  NonNullable<NonNullable<AnalyzerConfiguration['unusedAccess']>['analysisRule']>['exclusions']
>[number]

/** Accounts and tags of one rule exclude each for itself; of a tag with an empty value the key is enough. */
function excludes({ accountIds = [], resourceTags = [] }: Exclusion, one: Identity): boolean {
  if (accountIds.includes(one.account)) return true
  const { tags } = one.resource
  return resourceTags.some((wanted) =>
    Object.entries(wanted).every(([key, value]) =>
      Object.hasOwn(tags, key) ? value === '' || tags[key] === value : false,
    ),
  )
}

function unusedRole(role: Identity, limit: number): readonly Found[] {
  const { CreatedAt: created, LastUsedAt: used } = role.resource.facts ?? {}
  return judge(base(role, 'UnusedIAMRole'), 'role', used, created, limit)
}

function unusedOfUser(user: Identity, limit: number): readonly Found[] {
  const facts = user.resource.facts ?? {}
  const { CreatedAt: created, PasswordEnabled: enabled, AccessKeys: keys } = facts
  const found: Found[] = []
  if (enabled === true) {
    const used = facts['PasswordLastUsedAt']
    found.push(...judge(base(user, 'UnusedIAMUserPassword'), 'password', used, created, limit))
  }
  for (const key of Array.isArray(keys) ? keys : []) {
    const { AccessKeyId: id, Status, CreatedAt, LastUsedAt } = key as Record<string, unknown>
    if (Status !== 'Active' || typeof id !== 'string') continue
    const data = { ...base(user, 'UnusedIAMUserAccessKey'), accessKey: id }
    found.push(...judge(data, id, LastUsedAt, CreatedAt, limit))
  }
  return found
}

/** Never used counts from the creation; what nobody looked at may be unused, and the finding says so. */
function judge(
  data: AccessFindingData,
  what: string,
  used: unknown,
  created: unknown,
  limit: number,
): readonly Found[] {
  const about = [what]
  if (used === undefined || isUnknown(used))
    return [{ data: { ...data, error: 'UNDECIDED: the last use is not known' }, about }]
  const last = timeOf(used)
  const since = last ?? timeOf(created) ?? 0
  if (since > limit) return []
  return [{ data: { ...data, ...(last !== undefined && { lastAccessed: last }) }, about }]
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function base(one: Identity, type: AccessFindingData['type']): AccessFindingData {
  return {
    type,
    resource: one.arn,
    resourceType: one.kind === 'role' ? 'AWS::IAM::Role' : 'AWS::IAM::User',
    account: one.account,
  }
}
