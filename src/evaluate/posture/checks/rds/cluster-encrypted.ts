import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Database cluster storage is encrypted',
  resource: 'AWS::RDS::DBCluster',
  severity: 'high',
  why: 'Backups, snapshots and replicas of an unencrypted cluster are unencrypted too.',
  fix: {
    text: 'Restore the cluster from a snapshot with a KMS key and move the application to it.',
    effort: 'L',
    cli: 'aws rds restore-db-cluster-from-snapshot --db-cluster-identifier NEW --snapshot-identifier SNAPSHOT --engine ENGINE --kms-key-id KEY',
    cloudformation: 'StorageEncrypted: true',
    terraform: 'storage_encrypted = true',
  },
  reads: ['StorageEncrypted'],
  test: (cluster) =>
    isTrue(cluster, 'StorageEncrypted', {
      pass: 'The storage is encrypted.',
      fail: 'The storage is not encrypted.',
    }),
  examples: {
    pass: [{ properties: { StorageEncrypted: true } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { StorageEncrypted: { $unknown: 'unresolved' } } }],
  },
})
