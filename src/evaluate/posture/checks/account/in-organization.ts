import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Account belongs to an organization',
  resource: accountType,
  severity: 'high',
  why: 'Guardrails, central logging and central root control only reach the accounts of an organization.',
  fix: {
    text: 'Invite the account to the organization and accept the invitation.',
    effort: 'M',
    cli: 'aws organizations invite-account-to-organization --target Id=ACCOUNT_ID,Type=ACCOUNT',
    terraform: `resource "aws_organizations_account" "this" {
  name  = "NAME"
  email = "EMAIL"
}`,
  },
  reads: ['OrganizationId'],
  test: (account) =>
    isSet(account, 'OrganizationId', {
      pass: 'The account is a member of an organization.',
      fail: 'The account stands alone.',
    }),
  examples: {
    pass: [{ name: 'as a member', properties: { OrganizationId: 'o-exampleorgid' } }],
    fail: [{ name: 'standing alone', properties: {} }],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          OrganizationId: { $unknown: 'denied', detail: 'organizations:DescribeOrganization' },
        },
      },
    ],
  },
})
