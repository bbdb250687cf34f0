import { check } from '../../../../model/check.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { isAttributeOn, isApplication } from '../../predicates/load-balancer.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Load balancer drops invalid HTTP headers',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  severity: 'medium',
  why: 'Headers that proxies and servers read differently let an attacker smuggle requests.',
  fix: {
    text: 'Drop invalid header fields.',
    effort: 'S',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn LB --attributes Key=routing.http.drop_invalid_header_fields.enabled,Value=true',
    cloudformation: `LoadBalancerAttributes:
  - { Key: routing.http.drop_invalid_header_fields.enabled, Value: "true" }`,
    terraform: 'drop_invalid_header_fields = true',
  },
  reads: ['LoadBalancerAttributes', 'Type'],
  test: (balancer) => {
    if (isApplication(balancer) === false)
      return notApplicable('This load balancer does not read HTTP.', pointer('Type'))
    return decide(
      isAttributeOn(balancer, 'routing.http.drop_invalid_header_fields.enabled'),
      { pass: 'Invalid headers are dropped.', fail: 'Invalid headers are passed on.' },
      pointer('LoadBalancerAttributes'),
    )
  },
  examples: {
    pass: [
      {
        properties: {
          LoadBalancerAttributes: [
            { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
          ],
        },
      },
    ],
    fail: [{ properties: {} }],
    unknown: [{ properties: { LoadBalancerAttributes: { $unknown: 'denied' } } }],
    notApplicable: [{ properties: { Type: 'network' } }],
  },
})
