import type { EC2 } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

export async function readVolumes(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeVolumes } = await import('@aws-sdk/client-ec2')
  const type = 'AWS::EC2::Volume'
  const volumes = await context.list(
    { permission: 'ec2:DescribeVolumes', types: [type] },
    paginateDescribeVolumes({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.Volumes,
  )
  for (const volume of volumes) {
    const id = volume.VolumeId ?? ''
    context.emit({
      type,
      id,
      arn: volume.VolumeArn ?? ec2Arn(context, 'volume', id),
      properties: {
        AvailabilityZone: volume.AvailabilityZone,
        Encrypted: volume.Encrypted,
        KmsKeyId: volume.KmsKeyId,
        Size: volume.Size,
        SnapshotId: volume.SnapshotId === '' ? undefined : volume.SnapshotId,
        VolumeType: volume.VolumeType,
        MultiAttachEnabled: volume.MultiAttachEnabled,
      },
      facts: { State: volume.State, Attached: (volume.Attachments ?? []).length > 0 },
      tags: tagsOf(volume.Tags),
    })
  }
}
