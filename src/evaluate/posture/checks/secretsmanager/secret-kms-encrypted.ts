import { check } from '../../../../model/check.ts'
import { namesCustomerKey } from '../../predicates/customer-key.ts'
import { decide } from '../../predicates/judgement.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Secret is encrypted with a customer key',
  resource: 'AWS::SecretsManager::Secret',
  severity: 'low',
  why: 'With a key of your own, reading the secret takes two grants instead of one.',
  fix: {
    text: 'Set a customer managed KMS key.',
    effort: 'S',
    cli: 'aws secretsmanager update-secret --secret-id SECRET --kms-key-id KEY',
    cloudformation: 'KmsKeyId: !Ref Key',
    terraform: 'kms_key_id = aws_kms_key.main.arn',
  },
  reads: ['KmsKeyId'],
  test: (secret) =>
    decide(
      namesCustomerKey(read(secret, 'KmsKeyId')),
      {
        pass: 'A customer key encrypts the secret.',
        fail: 'The key that AWS manages encrypts the secret.',
      },
      pointer('KmsKeyId'),
    ),
  examples: {
    pass: [{ properties: { KmsKeyId: '${Key}' } }],
    fail: [{ properties: {} }, { properties: { KmsKeyId: 'alias/aws/secretsmanager' } }],
    unknown: [{ properties: { KmsKeyId: { $unknown: 'unresolved' } } }],
  },
})
