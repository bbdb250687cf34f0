import { check } from '../../../../model/check.ts'
import { clusterDecides } from '../../predicates/database.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Database storage is encrypted',
  resource: 'AWS::RDS::DBInstance',
  severity: 'high',
  why: 'Backups, snapshots and replicas of an unencrypted database are unencrypted too.',
  fix: {
    text: 'Restore an encrypted copy of a snapshot and move the application to it; encryption cannot be switched on in place.',
    effort: 'L',
    cli: 'aws rds copy-db-snapshot --source-db-snapshot-identifier SNAPSHOT --target-db-snapshot-identifier COPY --kms-key-id KEY',
    cloudformation: 'StorageEncrypted: true',
    terraform: 'storage_encrypted = true',
  },
  reads: ['StorageEncrypted', 'DBClusterIdentifier'],
  test: (instance) =>
    clusterDecides(instance) ??
    isTrue(instance, 'StorageEncrypted', {
      pass: 'The storage is encrypted.',
      fail: 'The storage is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { StorageEncrypted: true } }],
    fail: [{ properties: { StorageEncrypted: false } }, { properties: {} }],
    unknown: [{ properties: { StorageEncrypted: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { DBClusterIdentifier: 'orders' } }],
  },
})
