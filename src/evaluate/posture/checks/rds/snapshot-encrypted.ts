import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Database snapshot is encrypted',
  resource: 'AWS::RDS::DBSnapshot',
  severity: 'medium',
  why: 'An unencrypted snapshot is readable as soon as it is shared or copied.',
  fix: {
    text: 'Copy the snapshot with a KMS key and delete the original.',
    effort: 'S',
    cli: 'aws rds copy-db-snapshot --source-db-snapshot-identifier SNAPSHOT --target-db-snapshot-identifier COPY --kms-key-id KEY',
  },
  reads: ['Encrypted'],
  test: (snapshot) =>
    isTrue(snapshot, 'Encrypted', {
      pass: 'The snapshot is encrypted.',
      fail: 'The snapshot is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { Encrypted: true } }],
    fail: [{ properties: { Encrypted: false } }],
    unknown: [{ properties: { Encrypted: { $unknown: 'failed' } } }],
  },
})
