import { check } from '../../../../model/check.ts'
import { clusterDecides, sourceDecides, hasManagedPassword } from '../../predicates/database.ts'
import { decide } from '../../predicates/judgement.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Master password of the database is kept in Secrets Manager',
  resource: 'AWS::RDS::DBInstance',
  severity: 'medium',
  why: 'A password that people set is written down in templates, state files and tickets, and never rotated.',
  fix: {
    text: 'Let RDS manage and rotate the master password.',
    effort: 'S',
    cli: 'aws rds modify-db-instance --db-instance-identifier DB --manage-master-user-password',
    cloudformation: 'ManageMasterUserPassword: true',
    terraform: 'manage_master_user_password = true',
  },
  reads: [
    'ManageMasterUserPassword',
    'MasterUserSecret',
    'MasterUserPassword',
    'DBClusterIdentifier',
    'SourceDBInstanceIdentifier',
  ],
  sensitive: true,
  test: (instance) =>
    clusterDecides(instance) ??
    sourceDecides(instance) ??
    decide(
      hasManagedPassword(instance),
      { pass: 'Secrets Manager keeps the password.', fail: 'The password is managed by hand.' },
      pointer('ManageMasterUserPassword'),
    ),
  examples: {
    pass: [{ properties: { ManageMasterUserPassword: true } }],
    fail: [{ properties: {} }],
    unknown: [
      {
        properties: {
          MasterUserPassword: { $unknown: 'unresolved', detail: 'parameter DbPassword' },
        },
      },
    ],
    notApplicable: [{ properties: { DBClusterIdentifier: 'orders' } }],
  },
})
