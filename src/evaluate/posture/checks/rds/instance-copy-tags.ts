import { check } from '../../../../model/check.ts'
import { clusterDecides } from '../../predicates/database.ts'
import { isTrue } from '../../predicates/property.ts'

export default check({
  title: 'Database copies its tags to snapshots',
  resource: 'AWS::RDS::DBInstance',
  severity: 'low',
  why: 'A snapshot without the classification of its database escapes every rule that goes by tags.',
  fix: {
    text: 'Copy tags to snapshots.',
    effort: 'S',
    cli: 'aws rds modify-db-instance --db-instance-identifier DB --copy-tags-to-snapshot',
    cloudformation: 'CopyTagsToSnapshot: true',
    terraform: 'copy_tags_to_snapshot = true',
  },
  reads: ['CopyTagsToSnapshot', 'DBClusterIdentifier'],
  test: (instance) =>
    clusterDecides(instance) ??
    isTrue(instance, 'CopyTagsToSnapshot', {
      pass: 'Snapshots carry the tags.',
      fail: 'Snapshots lose the tags.',
    }),
  examples: {
    pass: [{ properties: { CopyTagsToSnapshot: true } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { CopyTagsToSnapshot: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { DBClusterIdentifier: 'orders' } }],
  },
})
