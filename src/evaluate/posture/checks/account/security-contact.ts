import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Account names a security contact',
  resource: accountType,
  severity: 'medium',
  why: 'AWS reports abuse and compromised credentials to this contact, and otherwise to an address that few people read.',
  fix: {
    text: 'Register the security team, with a shared mailbox and telephone number, as the alternate security contact.',
    effort: 'S',
    cli: 'aws account put-alternate-contact --alternate-contact-type SECURITY --name NAME --title TITLE --email-address EMAIL --phone-number PHONE',
    terraform: `resource "aws_account_alternate_contact" "security" {
  alternate_contact_type = "SECURITY"
  name                   = "NAME"
  title                  = "TITLE"
  email_address          = "EMAIL"
  phone_number           = "PHONE"
}`,
  },
  reads: ['AlternateContacts'],
  test: (account) =>
    satisfies(account, 'AlternateContacts', (v) => Array.isArray(v) && v.includes('SECURITY'), {
      pass: 'The account has a security contact.',
      fail: 'The account has no security contact.',
    }),
  examples: {
    pass: [{ name: 'with one', properties: { AlternateContacts: ['BILLING', 'SECURITY'] } }],
    fail: [{ name: 'with a billing contact only', properties: { AlternateContacts: ['BILLING'] } }],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          AlternateContacts: { $unknown: 'denied', detail: 'account:GetAlternateContact' },
        },
      },
    ],
  },
})
