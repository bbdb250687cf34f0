import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided } from '../../predicates/judgement.ts'
import { isSet } from '../../predicates/property.ts'
import { statements } from '../../predicates/policy.ts'
import { and, holds, or, some, type Truth } from '../../predicates/truth.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

const delivery = 'logging.s3.amazonaws.com'

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
  reads: ['LoggingConfiguration', 'AccessControl', 'ResourcePolicy'],
  test: (bucket) => {
    const granted = holds(read(bucket, 'AccessControl'), (v) => v === 'LogDeliveryWrite')
    if (granted === true)
      return notApplicable('The bucket receives access logs.', pointer('AccessControl'))
    const admitted = some(statements(read(bucket, 'ResourcePolicy')), admitsLogs)
    if (admitted === true)
      return notApplicable('The bucket receives access logs.', pointer('ResourcePolicy'))
    const logged = isSet(bucket, 'LoggingConfiguration', {
      pass: 'Access is logged.',
      fail: 'Access is not logged.',
    })
    const receives = or(granted, admitted)
    return logged.outcome === 'fail' && isUnknown(receives)
      ? undecided(receives, pointer(isUnknown(granted) ? 'AccessControl' : 'ResourcePolicy'))
      : logged
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
      {
        name: 'when nobody knows whether it is a log bucket',
        properties: { AccessControl: { $unknown: 'denied' } },
      },
    ],
    notApplicable: [
      { name: 'as a log bucket', properties: { AccessControl: 'LogDeliveryWrite' } },
      {
        name: 'as a log bucket by its policy',
        properties: {
          ResourcePolicy: {
            Statement: [
              { Effect: 'Allow', Principal: { Service: delivery }, Action: 's3:PutObject' },
            ],
          },
        },
      },
    ],
  },
})

/** The service that delivers server access logs is let in where they are kept. */
function admitsLogs(statement: unknown): Truth {
  return and(
    dig(statement, 'effect') === 'Allow',
    holds(
      dig(statement, 'principals'),
      (v) => Array.isArray(v) && v.includes(`Service:${delivery}`),
    ),
  )
}
