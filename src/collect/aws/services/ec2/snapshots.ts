import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

const type = 'AWS::EC2::Snapshot'

/** The account's own EBS snapshots and whom they are shared with. */
export async function readSnapshots(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeSnapshots } = await import('@aws-sdk/client-ec2')
  const snapshots = await context.list(
    { permission: 'ec2:DescribeSnapshots', types: [type] },
    paginateDescribeSnapshots({ client: ec2, pageSize: 1000 }, { OwnerIds: ['self'] }),
    (page) => page.Snapshots,
  )
  await context.each(snapshots, async (snapshot) => {
    const id = snapshot.SnapshotId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'snapshot', id),
      properties: {
        VolumeId: snapshot.VolumeId,
        Encrypted: snapshot.Encrypted,
        KmsKeyId: snapshot.KmsKeyId,
        SharedWith: await readSharing(context, ec2, id),
      },
      facts: { CreatedAt: snapshot.StartTime },
      tags: tagsOf(snapshot.Tags),
    })
  })
}

/** Account ids, or `all` for a public snapshot. */
function readSharing(context: CollectContext, ec2: EC2, SnapshotId: string): Promise<unknown> {
  const call = { permission: 'ec2:DescribeSnapshotAttribute', types: [type], resource: SnapshotId }
  return context.detail(call, async () => {
    const answer = await ec2.describeSnapshotAttribute({
      SnapshotId,
      Attribute: 'createVolumePermission',
    })
    return (answer.CreateVolumePermissions ?? []).map(({ Group, UserId }) => Group ?? UserId)
  })
}
