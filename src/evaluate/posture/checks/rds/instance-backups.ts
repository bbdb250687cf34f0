import { check } from '../../../../model/check.ts'
import { clusterDecides, sourceDecides } from '../../predicates/database.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Database keeps automatic backups for at least 7 days',
  resource: 'AWS::RDS::DBInstance',
  severity: 'medium',
  why: 'Destroyed or encrypted data is often noticed only days later, when short-lived backups are gone.',
  fix: {
    text: 'Raise the backup retention period to 7 days or more.',
    effort: 'S',
    cli: 'aws rds modify-db-instance --db-instance-identifier DB --backup-retention-period 7',
    cloudformation: 'BackupRetentionPeriod: 7',
    terraform: 'backup_retention_period = 7',
  },
  reads: ['BackupRetentionPeriod', 'DBClusterIdentifier', 'SourceDBInstanceIdentifier'],
  test: (instance) =>
    clusterDecides(instance) ??
    sourceDecides(instance) ??
    satisfies(instance, 'BackupRetentionPeriod', (v) => Number(v) >= 7, {
      pass: 'Backups are kept for at least 7 days.',
      fail: 'Backups are kept for less than 7 days.',
    }),
  examples: {
    pass: [{ properties: { BackupRetentionPeriod: 14 } }],
    fail: [
      { properties: { BackupRetentionPeriod: 1 } },
      { name: 'with the default of one day', properties: {} },
    ],
    unknown: [{ properties: { BackupRetentionPeriod: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { SourceDBInstanceIdentifier: 'orders' } }],
  },
})
