import { check } from '../../../../model/check.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Organization uses service control policies',
  resource: 'AWS::Organizations::Organization',
  severity: 'medium',
  why: 'They are the only limit that even an administrator of a member account cannot lift.',
  fix: {
    text: 'Enable the policy type on the root of the organization.',
    effort: 'S',
    cli: 'aws organizations enable-policy-type --root-id ROOT_ID --policy-type SERVICE_CONTROL_POLICY',
    terraform: `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}`,
  },
  reads: ['facts.EnabledPolicyTypes'],
  test: (organization) =>
    factSatisfies(
      organization,
      'EnabledPolicyTypes',
      (types) => Array.isArray(types) && types.includes('SERVICE_CONTROL_POLICY'),
      {
        pass: 'Service control policies are enabled.',
        fail: 'Service control policies are not enabled.',
      },
    ),
  examples: {
    pass: [{ name: 'when enabled', facts: { EnabledPolicyTypes: ['SERVICE_CONTROL_POLICY'] } }],
    fail: [{ name: 'when not', facts: { EnabledPolicyTypes: ['TAG_POLICY'] } }],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
