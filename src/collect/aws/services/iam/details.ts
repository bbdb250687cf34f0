import type {
  GroupDetail,
  IAM,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam'
import { awsManagedPolicyType } from '../../../../model/resource.ts'
import type { CollectContext } from '../../context.ts'

export interface Details {
  readonly users: readonly UserDetail[]
  readonly roles: readonly RoleDetail[]
  readonly groups: readonly GroupDetail[]
  /** Customer-managed. */
  readonly policies: readonly ManagedPolicyDetail[]
  /** Managed by AWS, as far as some identity has them attached or as its boundary. */
  readonly awsPolicies: readonly ManagedPolicyDetail[]
}

/** Every principal with its policies in one paged call. */
export async function readDetails(context: CollectContext, iam: IAM): Promise<Details> {
  const { paginateGetAccountAuthorizationDetails } = await import('@aws-sdk/client-iam')
  const pages = await context.list(
    {
      permission: 'iam:GetAccountAuthorizationDetails',
      types: [
        'AWS::IAM::User',
        'AWS::IAM::Role',
        'AWS::IAM::Group',
        'AWS::IAM::ManagedPolicy',
        awsManagedPolicyType,
      ],
    },
    paginateGetAccountAuthorizationDetails(
      { client: iam, pageSize: 1000 },
      { Filter: ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] },
    ),
    (page) => [page],
  )
  const users = pages.flatMap((page) => page.UserDetailList ?? [])
  const roles = pages.flatMap((page) => page.RoleDetailList ?? [])
  const groups = pages.flatMap((page) => page.GroupDetailList ?? [])
  const policies = pages.flatMap((page) => page.Policies ?? [])
  return { users, roles, groups, ...splitPolicies(policies, [...users, ...roles, ...groups]) }
}

/** Customer-managed policies, and those of AWS that an identity has attached or as its boundary: the rest grant nothing. */
export function splitPolicies(
  policies: readonly ManagedPolicyDetail[],
  identities: readonly (UserDetail | RoleDetail | GroupDetail)[],
): Pick<Details, 'policies' | 'awsPolicies'> {
  const used = new Set<string | undefined>()
  for (const identity of identities) {
    for (const { PolicyArn } of identity.AttachedManagedPolicies ?? []) used.add(PolicyArn)
    if ('PermissionsBoundary' in identity)
      used.add(identity.PermissionsBoundary?.PermissionsBoundaryArn)
  }
  const ofAws = ({ Arn }: ManagedPolicyDetail) => Arn?.includes(':iam::aws:policy/') === true
  return {
    policies: policies.filter((policy) => !ofAws(policy)),
    awsPolicies: policies.filter((policy) => ofAws(policy) && used.has(policy.Arn)),
  }
}
