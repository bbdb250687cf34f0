import type { Collected } from '../../model/collected.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Gap } from '../../model/gap.ts'
import { awsManagedPolicyType, type Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import { present } from '../../lib/present.ts'
import { parsePolicy } from '../aws/policy-document.ts'
import { policiesOf } from '../aws/services/iam/policies.ts'
import { type Details, splitPolicies } from '../aws/services/iam/details.ts'
import { tagsOf } from '../aws/tags.ts'

type UserDetail = Details['users'][number]
type RoleDetail = Details['roles'][number]
type GroupDetail = Details['groups'][number]
type ManagedPolicyDetail = Details['policies'][number]
type InlinePolicies = NonNullable<Parameters<typeof policiesOf>[0]>

/**
 * Reads the output of `aws iam get-account-authorization-details`: the resources are those of a live account, without what the call
 * does not tell (keys, passwords, MFA). Never throws: what has another shape leaves a diagnostic.
 * @param value parsed JSON, an object or a list of pages
 * @param name of the file, for diagnostics
 */
export function readAuthorizationDetails(value: unknown, name: string): Collected {
  const problems: string[] = []
  const details = gatherPages(value, problems)
  const { policies, awsPolicies } = splitPolicies(details.policies, [
    ...details.users,
    ...details.roles,
    ...details.groups,
  ])
  const resources = [
    ...details.groups.map(groupResource),
    ...policies.map((policy) => policyResource(policy, 'AWS::IAM::ManagedPolicy')),
    ...awsPolicies.map((policy) => policyResource(policy, awsManagedPolicyType)),
    ...details.users.map(userResource),
    ...details.roles.map(roleResource),
    ...profileResources(details.roles),
  ]
  const account = resources.map((each) => each.account).find((each) => each !== undefined)
  const diagnostics = problems.map((message): Diagnostic => ({
    code: 'authorization-details-invalid',
    severity: 'error',
    message,
    where: { file: name },
  }))
  return {
    source: present({ kind: 'aws' as const, name, account }),
    resources,
    gaps: gapsOf(value, name, account),
    diagnostics,
  }
}

const lists = ['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies'] as const

/** List → the type that it is all of. */
const listed: Readonly<Record<(typeof lists)[number], string>> = {
  UserDetailList: 'AWS::IAM::User',
  RoleDetailList: 'AWS::IAM::Role',
  GroupDetailList: 'AWS::IAM::Group',
  Policies: 'AWS::IAM::ManagedPolicy',
}

/** What the output does not hold: lists that no page has (`--filter`), and what would follow a truncated last page. */
function gapsOf(value: unknown, name: string, account: string | undefined): readonly Gap[] {
  const pages = (Array.isArray(value) ? value : [value]).filter(
    (page): page is Readonly<Record<string, unknown>> => typeof page === 'object' && page !== null,
  )
  const missing = lists.filter((list) => !pages.some((page) => Array.isArray(page[list])))
  const truncated = pages.at(-1)?.['IsTruncated'] === true
  const gap = (error: string, types: readonly string[]): Gap => ({
    source: 'aws',
    operation: 'iam:GetAccountAuthorizationDetails',
    ...(account !== undefined && { account }),
    reason: 'not-collected',
    error,
    types,
    hides: true,
  })
  return [
    ...(missing.length === 0
      ? []
      : [
          gap(
            `${name} has no ${missing.join(', ')}`,
            missing.map((list) => listed[list]),
          ),
        ]),
    ...(truncated ? [gap(`${name} ends with a truncated page`, Object.values(listed))] : []),
  ]
}

function gatherPages(value: unknown, problems: string[]): Omit<Details, 'awsPolicies'> {
  const pages: readonly unknown[] = Array.isArray(value) ? value : [value]
  const found = { UserDetailList: [], RoleDetailList: [], GroupDetailList: [], Policies: [] } as {
    [Name in (typeof lists)[number]]: object[]
  }
  for (const page of pages) {
    if (typeof page !== 'object' || page === null) {
      problems.push('The output of get-account-authorization-details is a JSON object.')
      continue
    }
    if (!lists.some((list) => list in page))
      problems.push(`The output has none of ${lists.join(', ')}.`)
    for (const list of lists) found[list].push(...readList(page, list, problems))
  }
  return {
    users: found.UserDetailList,
    roles: found.RoleDetailList,
    groups: found.GroupDetailList,
    policies: found.Policies,
  }
}

function readList(page: object, list: string, problems: string[]): readonly object[] {
  const value = (page as Record<string, unknown>)[list]
  if (value === undefined || value === null) return []
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  return entries.flatMap((entry, index) => {
    const arn =
      typeof entry === 'object' && entry !== null ? (entry as { Arn?: unknown }).Arn : undefined
    if (typeof arn === 'string') return [withLists(entry as Record<string, unknown>)]
    problems.push(`${list}[${index}] has no Arn.`)
    return []
  })
}

const listMembers = new Set([
  'UserPolicyList',
  'RolePolicyList',
  'GroupPolicyList',
  'AttachedManagedPolicies',
  'PolicyVersionList',
  'InstanceProfileList',
  'Tags',
  'GroupList',
  'Roles',
])

/** Members that should be lists and are not are dropped, so that nothing that follows can trip over them. */
function withLists(entry: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([key, value]) =>
        !listMembers.has(key) ||
        (Array.isArray(value) &&
          value.every(
            (each) => key === 'GroupList' || (typeof each === 'object' && each !== null),
          )),
    ),
  )
}

function base(
  arn: string | undefined,
  id: string | undefined,
  tags: UserDetail['Tags'] | undefined,
) {
  const account = arn?.split(':')[4]
  const read = tagsOf(tags)
  return {
    id: id ?? arn ?? '',
    ...present({
      arn,
      name: id,
      account: account === '' || account === 'aws' ? undefined : account,
    }),
    tags: isUnknown(read) ? {} : read,
    source: { kind: 'aws' as const },
  }
}

function userResource(user: UserDetail): Resource {
  return {
    type: 'AWS::IAM::User',
    ...base(user.Arn, user.UserName ?? lastOf(user.Arn), user.Tags),
    properties: present({
      UserName: user.UserName,
      Path: user.Path,
      Groups: user.GroupList?.length === 0 ? undefined : user.GroupList,
      PermissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn,
      ...policiesOf(documents(user.UserPolicyList), user.AttachedManagedPolicies),
    }),
    facts: present({ CreatedAt: dateOf(user.CreateDate) }),
  }
}

function roleResource(role: RoleDetail): Resource {
  const used = role.RoleLastUsed?.LastUsedDate
  return {
    type: 'AWS::IAM::Role',
    ...base(role.Arn, role.RoleName ?? lastOf(role.Arn), role.Tags),
    properties: present({
      RoleName: role.RoleName,
      Path: role.Path,
      AssumeRolePolicyDocument: parsePolicy(asText(role.AssumeRolePolicyDocument)),
      PermissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
      ...policiesOf(documents(role.RolePolicyList), role.AttachedManagedPolicies),
    }),
    facts: present({
      CreatedAt: dateOf(role.CreateDate),
      LastUsedAt: role.RoleLastUsed === undefined ? undefined : (dateOf(used) ?? null),
    }),
  }
}

function groupResource(group: GroupDetail): Resource {
  return {
    type: 'AWS::IAM::Group',
    ...base(group.Arn, group.GroupName ?? lastOf(group.Arn), undefined),
    properties: present({
      GroupName: group.GroupName,
      Path: group.Path,
      ...policiesOf(documents(group.GroupPolicyList), group.AttachedManagedPolicies),
    }),
  }
}

function policyResource(policy: ManagedPolicyDetail, type: string): Resource {
  const versions = policy.PolicyVersionList ?? []
  const current =
    versions.find((version) => version.IsDefaultVersion === true) ??
    versions.find((version) => version.VersionId === policy.DefaultVersionId)
  return {
    type,
    ...base(policy.Arn, policy.PolicyName, undefined),
    id: policy.Arn ?? '',
    properties: present({
      ManagedPolicyName: policy.PolicyName,
      Path: policy.Path,
      PolicyDocument: parsePolicy(asText(current?.Document)),
    }),
    facts: present({
      AttachmentCount: policy.AttachmentCount,
      VersionCount: versions.length === 0 ? undefined : versions.length,
      OtherVersions:
        versions.length === 0
          ? undefined
          : versions
              .filter((version) => version !== current)
              .map(({ VersionId, Document }) => ({
                VersionId,
                PolicyDocument: parsePolicy(asText(Document)),
              })),
    }),
  }
}

/** Instance profiles stand with the roles that are in them. */
function profileResources(roles: readonly RoleDetail[]): readonly Resource[] {
  const profiles = new Map<string, Resource>()
  for (const { InstanceProfileList: list = [], RoleName: role } of roles)
    for (const profile of list) {
      const arn = profile.Arn ?? profile.InstanceProfileName ?? ''
      if (typeof arn !== 'string') continue
      const names = profile.Roles?.map((each) => each.RoleName) ?? [role]
      profiles.set(arn, {
        type: 'AWS::IAM::InstanceProfile',
        ...base(profile.Arn, profile.InstanceProfileName ?? lastOf(profile.Arn), undefined),
        properties: present({
          InstanceProfileName: profile.InstanceProfileName,
          Path: profile.Path,
          Roles: names.length === 0 ? [role] : names,
        }),
      })
    }
  return [...profiles.values()]
}

/** The command line prints documents as objects, the API as encoded text. */
function documents(list: InlinePolicies | undefined): InlinePolicies {
  return (list ?? []).map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: asText(PolicyDocument),
  }))
}

function asText(document: unknown): string | undefined {
  if (document === undefined || document === null) return undefined
  return typeof document === 'string' ? document : JSON.stringify(document)
}

function dateOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function lastOf(arn: string | undefined): string | undefined {
  return arn?.slice(arn.lastIndexOf('/') + 1)
}
