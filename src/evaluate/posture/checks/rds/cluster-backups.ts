import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Database cluster keeps automatic backups for at least 7 days',
  resource: 'AWS::RDS::DBCluster',
  severity: 'medium',
  why: 'Destroyed or encrypted data is often noticed only days later, when short-lived backups are gone.',
  fix: {
    text: 'Raise the backup retention period to 7 days or more.',
    effort: 'S',
    cli: 'aws rds modify-db-cluster --db-cluster-identifier CLUSTER --backup-retention-period 7',
    cloudformation: 'BackupRetentionPeriod: 7',
    terraform: 'backup_retention_period = 7',
  },
  reads: ['BackupRetentionPeriod'],
  test: (cluster) =>
    satisfies(cluster, 'BackupRetentionPeriod', (v) => Number(v) >= 7, {
      pass: 'Backups are kept for at least 7 days.',
      fail: 'Backups are kept for less than 7 days.',
    }),
  examples: {
    pass: [{ properties: { BackupRetentionPeriod: 7 } }],
    fail: [{ properties: { BackupRetentionPeriod: 1 } }],
    unknown: [{ properties: { BackupRetentionPeriod: { $unknown: 'unresolved' } } }],
  },
})
