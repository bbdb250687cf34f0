import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { holds, some } from '../../predicates/truth.ts'
import { dig, read, list, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Web ACL uses a managed rule group',
  resource: 'AWS::WAFv2::WebACL',
  severity: 'low',
  why: 'Managed groups are updated when attacks change; hand-written rules are not.',
  fix: {
    text: 'Add the core and known-bad-inputs managed rule groups of AWS.',
    effort: 'S',
    cloudformation: `Statement:
  ManagedRuleGroupStatement: { VendorName: AWS, Name: AWSManagedRulesCommonRuleSet }`,
    terraform:
      'managed_rule_group_statement { vendor_name = "AWS", name = "AWSManagedRulesCommonRuleSet" }',
  },
  reads: ['Rules'],
  test: (acl) =>
    decide(
      some(list(read(acl, 'Rules')), (rule) =>
        holds(dig(rule, 'Statement.ManagedRuleGroupStatement'), isPresent),
      ),
      { pass: 'A managed rule group is used.', fail: 'No managed rule group is used.' },
      pointer('Rules'),
    ),
  examples: {
    pass: [
      {
        properties: {
          Rules: [
            {
              Statement: {
                ManagedRuleGroupStatement: {
                  VendorName: 'AWS',
                  Name: 'AWSManagedRulesCommonRuleSet',
                },
              },
            },
          ],
        },
      },
    ],
    fail: [{ properties: { Rules: [{ Statement: { RateBasedStatement: { Limit: 2000 } } }] } }],
    unknown: [{ properties: { Rules: { $unknown: 'unresolved' } } }],
  },
})
