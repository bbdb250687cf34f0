import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Trail encrypts its log files with a KMS key',
  resource: 'AWS::CloudTrail::Trail',
  severity: 'low',
  why: 'The policy of the key then says who may read the log, apart from who may read the bucket.',
  fix: {
    text: 'Set a KMS key whose policy lets CloudTrail encrypt.',
    effort: 'M',
    cli: 'aws cloudtrail update-trail --name TRAIL --kms-key-id KEY_ARN',
    cloudformation: `KMSKeyId: KEY_ARN`,
  },
  reads: ['KMSKeyId'],
  test: (trail) =>
    isSet(trail, 'KMSKeyId', {
      pass: 'Log files are encrypted with a KMS key.',
      fail: 'Log files are not encrypted with a KMS key.',
    }),
  examples: {
    pass: [
      { name: 'when set', properties: { KMSKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
    ],
    fail: [{ name: 'without a key', properties: {} }],
    unknown: [{ name: 'when denied', properties: { KMSKeyId: { $unknown: 'denied' } } }],
  },
})
