import type { Organization, Organizations } from '@aws-sdk/client-organizations'
import { isUnknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import { enabledPolicyTypes, type Roots } from './roots.ts'

const type = 'AWS::Organizations::Organization'

export async function emitOrganization(
  context: CollectContext,
  organizations: Organizations,
  organization: Organization,
  roots: Roots,
): Promise<void> {
  context.emit({
    type,
    id: organization.Id ?? '',
    arn: organization.Arn,
    properties: {
      FeatureSet: organization.FeatureSet,
      ManagementAccountId: organization.MasterAccountId,
      RootId: isUnknown(roots) ? roots : roots[0]?.Id,
    },
    facts: {
      EnabledPolicyTypes: enabledPolicyTypes(roots),
      DelegatedAdministrators: await readAdministrators(context, organizations),
      TrustedServices: await readTrustedServices(context, organizations),
    },
  })
}

/** Accounts that administer services for the organization, each with its services. */
async function readAdministrators(
  context: CollectContext,
  organizations: Organizations,
): Promise<unknown> {
  const sdk = await import('@aws-sdk/client-organizations')
  const client = organizations
  const permission = 'organizations:ListDelegatedAdministrators'
  const accounts = await context.detail({ permission, types: [type] }, async () => {
    const ids: string[] = []
    for await (const page of sdk.paginateListDelegatedAdministrators({ client }, {}))
      for (const { Id } of page.DelegatedAdministrators ?? []) if (Id !== undefined) ids.push(Id)
    return ids.toSorted()
  })
  if (accounts === undefined || isUnknown(accounts)) return accounts
  return Promise.all(
    accounts.map(async (AccountId) => ({
      AccountId,
      Services: await readServices(context, organizations, AccountId),
    })),
  )
}

async function readServices(
  context: CollectContext,
  client: Organizations,
  AccountId: string,
): Promise<unknown> {
  const sdk = await import('@aws-sdk/client-organizations')
  const call = {
    permission: 'organizations:ListDelegatedServicesForAccount',
    types: [type],
    resource: AccountId,
  }
  return context.detail(call, async () => {
    const names: string[] = []
    for await (const page of sdk.paginateListDelegatedServicesForAccount({ client }, { AccountId }))
      for (const { ServicePrincipal } of page.DelegatedServices ?? [])
        if (ServicePrincipal !== undefined) names.push(ServicePrincipal)
    return names.toSorted()
  })
}

async function readTrustedServices(
  context: CollectContext,
  client: Organizations,
): Promise<unknown> {
  const sdk = await import('@aws-sdk/client-organizations')
  const permission = 'organizations:ListAWSServiceAccessForOrganization'
  return context.detail({ permission, types: [type] }, async () => {
    const names: string[] = []
    for await (const page of sdk.paginateListAWSServiceAccessForOrganization({ client }, {}))
      for (const { ServicePrincipal } of page.EnabledServicePrincipals ?? [])
        if (ServicePrincipal !== undefined) names.push(ServicePrincipal)
    return names.toSorted()
  })
}
