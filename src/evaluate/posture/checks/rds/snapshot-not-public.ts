import { check } from '../../../../model/check.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'

export default check({
  title: 'Database snapshot is not shared with everyone',
  resource: 'AWS::RDS::DBSnapshot',
  severity: 'critical',
  exposure: 'public',
  why: 'Anyone with an AWS account can restore a public snapshot and read the whole database.',
  fix: {
    text: 'Make the snapshot private and treat its content as leaked.',
    effort: 'S',
    cli: 'aws rds modify-db-snapshot-attribute --db-snapshot-identifier SNAPSHOT --attribute-name restore --values-to-remove all',
  },
  reads: ['SharedWith'],
  test: (snapshot) =>
    noneOffends(
      snapshot,
      'SharedWith',
      (v) => v === 'all',
      {
        pass: 'The snapshot is not public.',
        fail: 'Everyone can restore the snapshot.',
      },
      'string',
    ),
  examples: {
    pass: [{ properties: { SharedWith: [] } }],
    fail: [{ properties: { SharedWith: ['all'] } }],
    unknown: [
      {
        properties: {
          SharedWith: { $unknown: 'denied', detail: 'rds:DescribeDBSnapshotAttributes' },
        },
      },
    ],
  },
})
