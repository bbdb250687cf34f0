import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Web ACL has rules',
  resource: 'AWS::WAFv2::WebACL',
  severity: 'medium',
  why: 'An empty web ACL looks like a firewall and lets everything through.',
  fix: {
    text: 'Add managed rule groups and a rate limit.',
    effort: 'M',
    cli: 'aws wafv2 update-web-acl --name ACL --scope SCOPE --id ID --lock-token TOKEN --default-action Allow={} --rules file://RULES.json --visibility-config file://VISIBILITY.json',
  },
  reads: ['Rules'],
  test: (acl) =>
    isSet(acl, 'Rules', { pass: 'The web ACL has rules.', fail: 'The web ACL has no rules.' }),
  examples: {
    pass: [
      {
        properties: {
          Rules: [{ Name: 'limit', Statement: { RateBasedStatement: { Limit: 2000 } } }],
        },
      },
    ],
    fail: [{ properties: { Rules: [] } }],
    unknown: [{ properties: { Rules: { $unknown: 'denied', detail: 'wafv2:GetWebACL' } } }],
  },
})
