import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { readAccounts } from './organizations/accounts.ts'
import { emitOrganization } from './organizations/organization.ts'
import { readPolicies } from './organizations/policies.ts'
import { readUnits } from './organizations/units.ts'

const types = [
  'AWS::Organizations::Organization',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Account',
  'AWS::Organizations::Policy',
]

/**
 * The organization around the account. Only its management account and delegated administrators see more than that it
 * exists: for any other member it is one gap. An account outside any organization knows it.
 */
export const collector: Collector = {
  service: 'organizations',
  scope: 'global',
  types,
  account: ['OrganizationId', 'OrganizationFeatureSet'],
  actions: [
    'organizations:DescribeOrganization',
    'organizations:ListRoots',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListAccounts',
    'organizations:ListParents',
    'organizations:ListPolicies',
    'organizations:DescribePolicy',
    'organizations:ListTargetsForPolicy',
    'organizations:ListDelegatedAdministrators',
    'organizations:ListDelegatedServicesForAccount',
    'organizations:ListAWSServiceAccessForOrganization',
  ],
  async collect(context) {
    const { Organizations } = await import('@aws-sdk/client-organizations')
    const organizations = context.client(Organizations)
    const call = {
      permission: 'organizations:DescribeOrganization',
      hides: true,
      resource: context.account,
      absent: ['AWSOrganizationsNotInUseException'],
    }
    const organization = await context.detail(
      call,
      async () => (await organizations.describeOrganization({})).Organization,
    )
    const unseen = isUnknown(organization) ? organization : undefined
    const seen = isUnknown(organization) ? undefined : organization
    context.contributeAccount({
      properties: {
        OrganizationId: unseen ?? seen?.Id,
        OrganizationFeatureSet: unseen ?? seen?.FeatureSet,
      },
    })
    if (seen === undefined) return
    const manages = seen.MasterAccountId === context.account
    const roots = await context.detail(
      {
        permission: 'organizations:ListRoots',
        types: manages ? ['AWS::Organizations::OrganizationalUnit'] : types,
        hides: true,
      },
      async () => (await organizations.listRoots({})).Roots ?? [],
    )
    if (isUnknown(roots) && !manages) return
    await Promise.all([
      emitOrganization(context, organizations, seen, roots ?? []),
      readUnits(context, organizations, roots ?? []),
      readAccounts(context, organizations),
      readPolicies(context, organizations, roots ?? []),
    ])
  },
}
