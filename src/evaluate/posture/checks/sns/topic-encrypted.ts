import { check } from '../../../../model/check.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Topic is encrypted with a KMS key',
  resource: 'AWS::SNS::Topic',
  severity: 'medium',
  why: 'Messages wait on disk until they are delivered; encryption keeps them from anyone without the key.',
  fix: {
    text: 'Set a KMS key on the topic and let its publishers use the key.',
    effort: 'S',
    cli: 'aws sns set-topic-attributes --topic-arn TOPIC --attribute-name KmsMasterKeyId --attribute-value KEY',
    cloudformation: 'KmsMasterKeyId: !Ref Key',
    terraform: 'kms_master_key_id = aws_kms_key.main.id',
  },
  reads: ['KmsMasterKeyId'],
  test: (topic) =>
    isSet(topic, 'KmsMasterKeyId', {
      pass: 'The topic is encrypted.',
      fail: 'The topic is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { KmsMasterKeyId: 'alias/aws/sns' } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { KmsMasterKeyId: { $unknown: 'unresolved' } } }],
  },
})
