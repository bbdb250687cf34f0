import { check } from '../../../../model/check.ts'
import { factSatisfies } from '../../predicates/property.ts'

export default check({
  title: 'Organization uses resource control policies',
  resource: 'AWS::Organizations::Organization',
  severity: 'low',
  why: 'They keep resources from being opened to strangers, whatever their own policies say.',
  fix: {
    text: 'Enable the policy type on the root of the organization.',
    effort: 'S',
    cli: 'aws organizations enable-policy-type --root-id ROOT_ID --policy-type RESOURCE_CONTROL_POLICY',
    terraform: `resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["RESOURCE_CONTROL_POLICY"]
}`,
  },
  reads: ['facts.EnabledPolicyTypes'],
  test: (organization) =>
    factSatisfies(
      organization,
      'EnabledPolicyTypes',
      (types) => Array.isArray(types) && types.includes('RESOURCE_CONTROL_POLICY'),
      {
        pass: 'Resource control policies are enabled.',
        fail: 'Resource control policies are not enabled.',
      },
    ),
  examples: {
    pass: [{ name: 'when enabled', facts: { EnabledPolicyTypes: ['RESOURCE_CONTROL_POLICY'] } }],
    fail: [{ name: 'when not', facts: { EnabledPolicyTypes: ['TAG_POLICY'] } }],
    unknown: [{ name: 'in a template', facts: {} }],
  },
})
