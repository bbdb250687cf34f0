import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Log group is encrypted with a customer key',
  resource: 'AWS::Logs::LogGroup',
  severity: 'low',
  why: 'With a key of your own, reading the logs takes a grant on the key and can be stopped at once.',
  fix: {
    text: 'Associate a KMS key whose policy admits CloudWatch Logs.',
    effort: 'S',
    cli: 'aws logs associate-kms-key --log-group-name GROUP --kms-key-id KEY',
    cloudformation: 'KmsKeyId: !GetAtt Key.Arn',
    terraform: 'kms_key_id = aws_kms_key.logs.arn',
  },
  reads: ['KmsKeyId'],
  test: (group) =>
    isSet(group, 'KmsKeyId', {
      pass: 'A KMS key encrypts the logs.',
      fail: 'No KMS key encrypts the logs.',
    }),
  examples: {
    pass: [{ properties: { KmsKeyId: '${Key.Arn}' } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { KmsKeyId: { $unknown: 'unresolved' } } }],
  },
})
