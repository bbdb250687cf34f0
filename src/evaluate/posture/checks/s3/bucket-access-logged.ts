import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { isSet } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Bucket logs access to its objects',
  resource: 'AWS::S3::Bucket',
  severity: 'low',
  why: 'Without a log nobody can say which objects a stolen credential has read.',
  fix: {
    text: 'Send access logs to a log bucket, or record data events of the bucket with a trail.',
    effort: 'S',
    cli: 'aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status file://LOGGING.json',
    cloudformation: `LoggingConfiguration:
  DestinationBucketName: LOG_BUCKET
  LogFilePrefix: BUCKET/`,
  },
  reads: ['LoggingConfiguration', 'AccessControl'],
  test: (bucket) => {
    const isTarget = read(bucket, 'AccessControl') === 'LogDeliveryWrite'
    if (isTarget) return notApplicable('The bucket receives access logs.', pointer('AccessControl'))
    return isSet(bucket, 'LoggingConfiguration', {
      pass: 'Access is logged.',
      fail: 'Access is not logged.',
    })
  },
  examples: {
    pass: [
      {
        name: 'with a log bucket',
        properties: { LoggingConfiguration: { DestinationBucketName: 'example-logs' } },
      },
    ],
    fail: [{ name: 'without', properties: {} }],
    unknown: [
      { name: 'when denied', properties: { LoggingConfiguration: { $unknown: 'denied' } } },
    ],
    notApplicable: [{ name: 'as a log bucket', properties: { AccessControl: 'LogDeliveryWrite' } }],
  },
})
