import { check } from '../../../../model/check.ts'
import { clusterDecides } from '../../predicates/database.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { isTrue } from '../../predicates/property.ts'
import { read, pointer } from '../../predicates/value.ts'

const engines = /^(?:mysql|mariadb|postgres)/

export default check({
  title: 'Database accepts IAM credentials',
  resource: 'AWS::RDS::DBInstance',
  severity: 'low',
  why: 'IAM tokens live for minutes and belong to a role; database passwords are shared and forgotten.',
  fix: {
    text: 'Enable IAM authentication and let applications connect with a token of their role.',
    effort: 'M',
    cli: 'aws rds modify-db-instance --db-instance-identifier DB --enable-iam-database-authentication',
    cloudformation: 'EnableIAMDatabaseAuthentication: true',
    terraform: 'iam_database_authentication_enabled = true',
  },
  reads: ['EnableIAMDatabaseAuthentication', 'Engine', 'DBClusterIdentifier'],
  test: (instance) => {
    const engine = read(instance, 'Engine')
    if (typeof engine === 'string' && !engines.test(engine) && !engine.startsWith('aurora'))
      return notApplicable('The engine does not offer IAM authentication.', pointer('Engine'))
    return (
      clusterDecides(instance) ??
      isTrue(instance, 'EnableIAMDatabaseAuthentication', {
        pass: 'IAM authentication is on.',
        fail: 'IAM authentication is off.',
      })
    )
  },
  examples: {
    pass: [{ properties: { Engine: 'postgres', EnableIAMDatabaseAuthentication: true } }],
    fail: [{ properties: { Engine: 'postgres' } }],
    unknown: [{ properties: { EnableIAMDatabaseAuthentication: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { Engine: 'oracle-ee' } }],
  },
})
