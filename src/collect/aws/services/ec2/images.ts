import type { EC2 } from '@aws-sdk/client-ec2'
import { isUnknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

const type = 'AWS::EC2::Image'

/** The account's own images and whom they are shared with. */
export async function readImages(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeImages } = await import('@aws-sdk/client-ec2')
  const images = await context.list(
    { permission: 'ec2:DescribeImages', types: [type] },
    paginateDescribeImages(
      { client: ec2, pageSize: 1000 },
      { Owners: ['self'], IncludeDeprecated: true },
    ),
    (page) => page.Images,
  )
  await context.each(images, async (image) => {
    const id = image.ImageId ?? ''
    const sharing = await readSharing(context, ec2, id)
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'image', id),
      name: image.Name,
      properties: {
        Name: image.Name,
        SharedWith: isUnknown(sharing) && image.Public === true ? ['all', sharing] : sharing,
      },
      facts: { CreatedAt: image.CreationDate },
      tags: tagsOf(image.Tags),
    })
  })
}

/** Account ids, ARNs of organizations and units, or `all` for a public image. */
function readSharing(context: CollectContext, ec2: EC2, ImageId: string): Promise<unknown> {
  const call = { permission: 'ec2:DescribeImageAttribute', types: [type], resource: ImageId }
  return context.detail(call, async () => {
    const answer = await ec2.describeImageAttribute({ ImageId, Attribute: 'launchPermission' })
    return (answer.LaunchPermissions ?? []).map(
      (peer) =>
        peer.Group ?? peer.UserId ?? peer.OrganizationArn ?? peer.OrganizationalUnitArn ?? '',
    )
  })
}
