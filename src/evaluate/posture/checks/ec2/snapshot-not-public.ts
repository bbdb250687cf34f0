import { check } from '../../../../model/check.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'

export default check({
  title: 'Snapshot is not shared with everyone',
  resource: 'AWS::EC2::Snapshot',
  severity: 'critical',
  exposure: 'public',
  why: 'Anyone with an AWS account can copy a public snapshot and read the whole disk.',
  fix: {
    text: 'Make the snapshot private, treat its content as leaked, and block public snapshots in the Region.',
    effort: 'S',
    cli: 'aws ec2 modify-snapshot-attribute --snapshot-id SNAPSHOT --attribute createVolumePermission --operation-type remove --group-names all',
  },
  reads: ['SharedWith'],
  test: (snapshot) =>
    noneOffends(
      snapshot,
      'SharedWith',
      (v) => v === 'all',
      {
        pass: 'The snapshot is not public.',
        fail: 'Everyone can copy the snapshot.',
      },
      'string',
    ),
  examples: {
    pass: [{ properties: { SharedWith: [] } }, { properties: { SharedWith: ['444455556666'] } }],
    fail: [{ properties: { SharedWith: ['all'] } }],
    unknown: [
      {
        properties: { SharedWith: { $unknown: 'denied', detail: 'ec2:DescribeSnapshotAttribute' } },
      },
    ],
  },
})
