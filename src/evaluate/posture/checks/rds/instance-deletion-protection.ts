import { check } from '../../../../model/check.ts'
import { clusterDecides } from '../../predicates/database.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Database is protected against deletion',
  resource: 'AWS::RDS::DBInstance',
  severity: 'low',
  why: 'One mistaken call or one removed template line deletes a database that is not protected.',
  fix: {
    text: 'Switch on deletion protection.',
    effort: 'S',
    cli: 'aws rds modify-db-instance --db-instance-identifier DB --deletion-protection',
    cloudformation: 'DeletionProtection: true',
    terraform: 'deletion_protection = true',
  },
  reads: ['DeletionProtection', 'DBClusterIdentifier'],
  test: (instance) =>
    clusterDecides(instance) ??
    isTrue(instance, 'DeletionProtection', {
      pass: 'Deletion protection is on.',
      fail: 'Deletion protection is off.',
    }),
  examples: {
    pass: [{ properties: { DeletionProtection: true } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { DeletionProtection: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { DBClusterIdentifier: 'orders' } }],
  },
})
