import type {
  GroupDetail,
  IAM,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam'
import type { CollectContext } from '../../context.ts'

export interface Details {
  readonly users: readonly UserDetail[]
  readonly roles: readonly RoleDetail[]
  readonly groups: readonly GroupDetail[]
  /** Customer-managed only. */
  readonly policies: readonly ManagedPolicyDetail[]
}

/** Every principal with its policies in one paged call. */
export async function readDetails(context: CollectContext, iam: IAM): Promise<Details> {
  const { paginateGetAccountAuthorizationDetails } = await import('@aws-sdk/client-iam')
  const pages = await context.list(
    {
      permission: 'iam:GetAccountAuthorizationDetails',
      types: ['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group', 'AWS::IAM::ManagedPolicy'],
    },
    paginateGetAccountAuthorizationDetails(
      { client: iam, pageSize: 1000 },
      { Filter: ['User', 'Role', 'Group', 'LocalManagedPolicy'] },
    ),
    (page) => [page],
  )
  return {
    users: pages.flatMap((page) => page.UserDetailList ?? []),
    roles: pages.flatMap((page) => page.RoleDetailList ?? []),
    groups: pages.flatMap((page) => page.GroupDetailList ?? []),
    policies: pages.flatMap((page) => page.Policies ?? []),
  }
}
