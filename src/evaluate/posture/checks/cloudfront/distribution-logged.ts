import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { decide, pass, undecided } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { or, holds } from '../../predicates/truth.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Distribution logs its requests',
  resource: 'AWS::CloudFront::Distribution',
  severity: 'low',
  why: 'Requests that the edge answers never show up in the logs of the origin.',
  fix: {
    text: 'Switch on standard logging to an S3 bucket or CloudWatch Logs.',
    effort: 'S',
    cloudformation: 'Logging: { Bucket: !GetAtt LogBucket.DomainName }',
    terraform: 'logging_config { bucket = aws_s3_bucket.logs.bucket_domain_name }',
  },
  reads: ['DistributionConfig'],
  relates: ['AWS::Logs::DeliverySource'],
  test: (distribution, facts) => {
    if (facts.referring('AWS::Logs::DeliverySource', 'ResourceArn', distribution).length > 0)
      return pass('Requests are delivered as vended logs.', '/id')
    const config = read(distribution, 'DistributionConfig')
    const realtime = isUnknown(config)
      ? config
      : dig(config, 'DefaultCacheBehavior.RealtimeLogConfigArn')
    const logged = or(
      holds(read(distribution, 'DistributionConfig.Logging.Bucket'), isPresent),
      holds(realtime, isPresent),
    )
    const listed = facts.seen('AWS::Logs::DeliverySource', distribution)
    if (logged === false && distribution.stack === undefined && listed !== true)
      return undecided(listed, pointer('DistributionConfig.Logging'))
    return decide(
      logged,
      { pass: 'Requests are logged.', fail: 'Requests are not logged.' },
      pointer('DistributionConfig.Logging'),
    )
  },
  examples: {
    pass: [
      { properties: { DistributionConfig: { Logging: { Bucket: 'logs.s3.amazonaws.com' } } } },
    ],
    fail: [{ properties: { DistributionConfig: {} } }],
    unknown: [
      { properties: { DistributionConfig: { Logging: { $unknown: 'unresolved' } } } },
      {
        name: 'live, when nobody could list what delivers logs',
        properties: { DistributionConfig: {} },
        unseen: ['AWS::Logs::DeliverySource'],
      },
    ],
  },
})
