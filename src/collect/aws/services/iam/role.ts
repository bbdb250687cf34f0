import type { IAM, Role, RoleDetail } from '@aws-sdk/client-iam'
import { isUnknown, type Unknown, unknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import { isoDate } from '../../plain.ts'
import { parsePolicy } from '../../policy-document.ts'
import { tagsOf } from '../../tags.ts'
import { policiesOf } from './policies.ts'

type Durations = ReadonlyMap<string, Role> | Unknown

/** What the bulk call leaves out of roles, by role name: session duration and description. */
export async function readSessionDurations(context: CollectContext, iam: IAM): Promise<Durations> {
  const { paginateListRoles } = await import('@aws-sdk/client-iam')
  const roles = await context.detail(
    { permission: 'iam:ListRoles', types: ['AWS::IAM::Role'] },
    async () => {
      const found = new Map<string, Role>()
      for await (const page of paginateListRoles({ client: iam, pageSize: 1000 }, {}))
        for (const role of page.Roles ?? []) found.set(role.RoleName ?? '', role)
      return found
    },
  )
  return roles ?? new Map()
}

export async function emitRole(
  context: CollectContext,
  iam: IAM,
  durations: Durations,
  role: RoleDetail,
): Promise<void> {
  const name = role.RoleName ?? ''
  const listed = isUnknown(durations)
    ? { MaxSessionDuration: durations, Description: durations }
    : (durations.get(name) ?? {
        MaxSessionDuration: unknown('not-collected', 'the role appeared while roles were read'),
      })
  context.emit({
    type: 'AWS::IAM::Role',
    id: name,
    arn: role.Arn,
    name,
    properties: {
      RoleName: name,
      Path: role.Path,
      Description: 'Description' in listed ? listed.Description : undefined,
      AssumeRolePolicyDocument: parsePolicy(role.AssumeRolePolicyDocument),
      MaxSessionDuration: listed.MaxSessionDuration,
      PermissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
      ...policiesOf(role.RolePolicyList, role.AttachedManagedPolicies),
    },
    facts: { CreatedAt: role.CreateDate, LastUsedAt: await lastUsed(context, iam, role) },
    tags: tagsOf(role.Tags),
  })
}

/** Last use within the time that AWS tracks (400 days); `null`: not used in it. */
async function lastUsed(context: CollectContext, iam: IAM, role: RoleDetail): Promise<unknown> {
  if (role.RoleLastUsed !== undefined) return isoDate(role.RoleLastUsed.LastUsedDate) ?? null
  const call = {
    permission: 'iam:GetRole',
    types: ['AWS::IAM::Role'],
    resource: role.RoleName ?? '',
  }
  const used = await context.detail(
    call,
    async () => (await iam.getRole({ RoleName: role.RoleName })).Role?.RoleLastUsed?.LastUsedDate,
  )
  return isUnknown(used) ? used : (isoDate(used) ?? null)
}
