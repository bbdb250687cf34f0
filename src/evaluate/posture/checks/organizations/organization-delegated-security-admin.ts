import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { some } from '../../predicates/truth.ts'
import { fact, dig, list, factPointer } from '../../predicates/value.ts'

const services = [
  'guardduty.amazonaws.com',
  'securityhub.amazonaws.com',
  'access-analyzer.amazonaws.com',
  'config.amazonaws.com',
  'config-multiaccountsetup.amazonaws.com',
  'inspector2.amazonaws.com',
  'macie.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'detective.amazonaws.com',
]

export default check({
  title: 'Security services are run from a delegated account',
  resource: 'AWS::Organizations::Organization',
  severity: 'low',
  why: 'The security team can then work without access to the management account, which nothing restrains.',
  fix: {
    text: 'Register the security tooling account as delegated administrator of the security services.',
    effort: 'S',
    cli: 'aws organizations register-delegated-administrator --account-id ACCOUNT_ID --service-principal securityhub.amazonaws.com',
    terraform: `resource "aws_organizations_delegated_administrator" "security" {
  account_id        = "ACCOUNT_ID"
  service_principal = "securityhub.amazonaws.com"
}`,
  },
  reads: ['facts.DelegatedAdministrators'],
  test: (organization) =>
    decide(
      some(list(fact(organization, 'DelegatedAdministrators')), (administrator) =>
        some(list(dig(administrator, 'Services')), (service) =>
          services.some((name) => name === service),
        ),
      ),
      {
        pass: 'A delegated account runs a security service.',
        fail: 'No security service is run from a delegated account.',
      },
      factPointer('DelegatedAdministrators'),
    ),
  examples: {
    pass: [
      {
        name: 'with Security Hub delegated',
        facts: {
          DelegatedAdministrators: [
            { AccountId: '444455556666', Services: ['securityhub.amazonaws.com'] },
          ],
        },
      },
    ],
    fail: [
      { name: 'without any', facts: { DelegatedAdministrators: [] } },
      {
        name: 'with another service only',
        facts: {
          DelegatedAdministrators: [{ AccountId: '444455556666', Services: ['sso.amazonaws.com'] }],
        },
      },
    ],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
