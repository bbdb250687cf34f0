import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Table is encrypted with a KMS key of the account',
  resource: 'AWS::DynamoDB::Table',
  severity: 'low',
  why: 'A key in your account can be audited and revoked; the key that AWS owns cannot.',
  fix: {
    text: 'Set a KMS key on the table.',
    effort: 'S',
    cli: 'aws dynamodb update-table --table-name TABLE --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=KEY',
    cloudformation:
      'SSESpecification: { SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !Ref Key }',
    terraform: 'server_side_encryption { enabled = true }',
  },
  reads: ['SSESpecification'],
  test: (table) =>
    isTrue(table, 'SSESpecification.SSEEnabled', {
      pass: 'A KMS key of the account encrypts the table.',
      fail: 'The key that AWS owns encrypts the table.',
    }),
  examples: {
    pass: [{ properties: { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { SSESpecification: { $unknown: 'unresolved' } } }],
  },
})
