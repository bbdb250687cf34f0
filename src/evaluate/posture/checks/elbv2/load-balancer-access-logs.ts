import { check } from '../../../../model/check.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { isAttributeOn } from '../../predicates/load-balancer.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Load balancer logs its requests',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  severity: 'medium',
  why: 'Access logs show who asked for what, also when the application behind logged nothing.',
  fix: {
    text: 'Write access logs to an S3 bucket.',
    effort: 'S',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn LB --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=BUCKET',
    cloudformation: `LoadBalancerAttributes:
  - { Key: access_logs.s3.enabled, Value: "true" }
  - { Key: access_logs.s3.bucket, Value: !Ref LogBucket }`,
    terraform: 'access_logs { bucket = aws_s3_bucket.logs.id, enabled = true }',
  },
  reads: ['LoadBalancerAttributes', 'Type'],
  test: (balancer) => {
    if (read(balancer, 'Type') === 'gateway')
      return notApplicable('A gateway load balancer has no access logs.', pointer('Type'))
    return decide(
      isAttributeOn(balancer, 'access_logs.s3.enabled'),
      { pass: 'Access logs are on.', fail: 'Access logs are off.' },
      pointer('LoadBalancerAttributes'),
    )
  },
  examples: {
    pass: [
      {
        properties: { LoadBalancerAttributes: [{ Key: 'access_logs.s3.enabled', Value: 'true' }] },
      },
    ],
    fail: [{ properties: { LoadBalancerAttributes: [] } }],
    unknown: [{ properties: { LoadBalancerAttributes: { $unknown: 'denied' } } }],
    notApplicable: [{ properties: { Type: 'gateway' } }],
  },
})
