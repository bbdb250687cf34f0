import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'EBS snapshots cannot be shared with everybody',
  resource: regionType,
  severity: 'medium',
  exposure: 'public',
  why: 'One public snapshot gives away a whole disk.',
  fix: {
    text: 'Block public sharing of snapshots in every Region.',
    effort: 'S',
    cli: 'aws ec2 enable-snapshot-block-public-access --state block-all-sharing',
    cloudformation: `Type: AWS::EC2::SnapshotBlockPublicAccess
Properties:
  State: block-all-sharing`,
    terraform: `resource "aws_ebs_snapshot_block_public_access" "this" {
  state = "block-all-sharing"
}`,
  },
  reads: ['SnapshotBlockPublicAccess'],
  test: (region) =>
    satisfies(
      region,
      'SnapshotBlockPublicAccess',
      (v) => v === 'block-all-sharing' || v === 'block-new-sharing',
      {
        pass: 'Public sharing of snapshots is blocked.',
        fail: 'Snapshots can be shared with everybody.',
      },
    ),
  examples: {
    pass: [
      {
        name: 'when all sharing is blocked',
        properties: { SnapshotBlockPublicAccess: 'block-all-sharing' },
      },
      {
        name: 'when new sharing is blocked',
        properties: { SnapshotBlockPublicAccess: 'block-new-sharing' },
      },
    ],
    fail: [{ name: 'when unblocked', properties: { SnapshotBlockPublicAccess: 'unblocked' } }],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          SnapshotBlockPublicAccess: {
            $unknown: 'denied',
            detail: 'ec2:GetSnapshotBlockPublicAccessState',
          },
        },
      },
    ],
  },
})
