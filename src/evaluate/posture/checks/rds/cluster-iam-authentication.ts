import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Database cluster accepts IAM credentials',
  resource: 'AWS::RDS::DBCluster',
  severity: 'low',
  why: 'IAM tokens live for minutes and belong to a role; database passwords are shared and forgotten.',
  fix: {
    text: 'Enable IAM authentication and let applications connect with a token of their role.',
    effort: 'M',
    cli: 'aws rds modify-db-cluster --db-cluster-identifier CLUSTER --enable-iam-database-authentication',
    cloudformation: 'EnableIAMDatabaseAuthentication: true',
    terraform: 'iam_database_authentication_enabled = true',
  },
  reads: ['EnableIAMDatabaseAuthentication'],
  test: (cluster) =>
    isTrue(cluster, 'EnableIAMDatabaseAuthentication', {
      pass: 'IAM authentication is on.',
      fail: 'IAM authentication is off.',
    }),
  examples: {
    pass: [{ properties: { EnableIAMDatabaseAuthentication: true } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { EnableIAMDatabaseAuthentication: { $unknown: 'unresolved' } } }],
  },
})
