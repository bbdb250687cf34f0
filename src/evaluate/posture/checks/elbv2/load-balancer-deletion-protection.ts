import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isAttributeOn } from '../../predicates/load-balancer.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Load balancer is protected against deletion',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  severity: 'low',
  why: 'Deleting the load balancer takes the application and its firewall off the network at once.',
  fix: {
    text: 'Switch on deletion protection.',
    effort: 'S',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn LB --attributes Key=deletion_protection.enabled,Value=true',
    cloudformation: `LoadBalancerAttributes:
  - { Key: deletion_protection.enabled, Value: "true" }`,
    terraform: 'enable_deletion_protection = true',
  },
  reads: ['LoadBalancerAttributes'],
  test: (balancer) =>
    decide(
      isAttributeOn(balancer, 'deletion_protection.enabled'),
      { pass: 'Deletion protection is on.', fail: 'Deletion protection is off.' },
      pointer('LoadBalancerAttributes'),
    ),
  examples: {
    pass: [
      {
        properties: {
          LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
        },
      },
    ],
    fail: [{ properties: {} }],
    unknown: [{ properties: { LoadBalancerAttributes: { $unknown: 'denied' } } }],
  },
})
