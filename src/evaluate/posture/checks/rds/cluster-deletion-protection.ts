import { check } from '../../../../model/check.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Database cluster is protected against deletion',
  resource: 'AWS::RDS::DBCluster',
  severity: 'low',
  why: 'One mistaken call or one removed template line deletes a cluster that is not protected.',
  fix: {
    text: 'Switch on deletion protection.',
    effort: 'S',
    cli: 'aws rds modify-db-cluster --db-cluster-identifier CLUSTER --deletion-protection',
    cloudformation: 'DeletionProtection: true',
    terraform: 'deletion_protection = true',
  },
  reads: ['DeletionProtection'],
  test: (cluster) =>
    isTrue(cluster, 'DeletionProtection', {
      pass: 'Deletion protection is on.',
      fail: 'Deletion protection is off.',
    }),
  examples: {
    pass: [{ properties: { DeletionProtection: true } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { DeletionProtection: { $unknown: 'unresolved' } } }],
  },
})
