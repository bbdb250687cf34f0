import { check } from '../../../../model/check.ts'
import { isUnknown, unknown } from '../../../../model/unknown.ts'
import { pass, fail, notApplicable, undecided } from '../../predicates/judgement.ts'
import { isApplication } from '../../predicates/load-balancer.ts'
import { isPresent } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Public application load balancer has a web ACL',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  severity: 'medium',
  why: 'Without a web application firewall the application alone has to withstand every known attack pattern.',
  fix: {
    text: 'Associate an AWS WAF web ACL with managed rules.',
    effort: 'M',
    cli: 'aws wafv2 associate-web-acl --web-acl-arn ACL --resource-arn LB',
    terraform:
      'resource "aws_wafv2_web_acl_association" "main" { resource_arn = aws_lb.main.arn, web_acl_arn = aws_wafv2_web_acl.main.arn }',
  },
  reads: ['WebACLArn', 'Scheme', 'Type'],
  test: (balancer) => {
    if (isApplication(balancer) === false)
      return notApplicable('A web ACL only fits an application load balancer.', pointer('Type'))
    const scheme = read(balancer, 'Scheme')
    if (scheme === 'internal')
      return notApplicable('The load balancer is internal.', pointer('Scheme'))
    const acl = read(balancer, 'WebACLArn')
    const at = pointer('WebACLArn')
    if (!isUnknown(acl) && isPresent(acl)) return pass('A web ACL is associated.', at)
    if (isUnknown(acl)) return undecided(acl, at)
    if (isUnknown(scheme)) return undecided(scheme, pointer('Scheme'))
    return balancer.stack === undefined
      ? fail('No web ACL is associated.', at)
      : undecided(unknown('not-collected', 'a web ACL may be associated elsewhere'), at)
  },
  examples: {
    pass: [{ properties: { Scheme: 'internet-facing', WebACLArn: 'arn:aws:wafv2:acl' } }],
    fail: [{ properties: { Scheme: 'internet-facing' } }],
    unknown: [{ properties: { Scheme: 'internet-facing', WebACLArn: { $unknown: 'denied' } } }],
    notApplicable: [{ properties: { Scheme: 'internal' } }, { properties: { Type: 'network' } }],
  },
})
