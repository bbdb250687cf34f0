import { check } from '../../../../model/check.ts'
import { hasManagedPassword } from '../../predicates/database.ts'
import { decide } from '../../predicates/judgement.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Master password of the cluster is kept in Secrets Manager',
  resource: 'AWS::RDS::DBCluster',
  severity: 'medium',
  sensitive: true,
  why: 'A password that people set is written down in templates, state files and tickets, and never rotated.',
  fix: {
    text: 'Let RDS manage and rotate the master password.',
    effort: 'S',
    cli: 'aws rds modify-db-cluster --db-cluster-identifier CLUSTER --manage-master-user-password',
    cloudformation: 'ManageMasterUserPassword: true',
    terraform: 'manage_master_user_password = true',
  },
  reads: ['ManageMasterUserPassword', 'MasterUserSecret', 'MasterUserPassword'],
  test: (cluster) =>
    decide(
      hasManagedPassword(cluster),
      { pass: 'Secrets Manager keeps the password.', fail: 'The password is managed by hand.' },
      pointer('ManageMasterUserPassword'),
    ),
  examples: {
    pass: [{ properties: { MasterUserSecret: { SecretArn: 'arn:aws:secretsmanager:secret' } } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { MasterUserPassword: { $unknown: 'unresolved' } } }],
  },
})
