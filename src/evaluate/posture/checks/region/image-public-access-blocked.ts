import { check } from '../../../../model/check.ts'
import { regionType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Machine images cannot be shared with everybody',
  resource: regionType,
  severity: 'medium',
  exposure: 'public',
  why: 'A public image gives away the software, configuration and sometimes the secrets of a server.',
  fix: {
    text: 'Block public sharing of images in every Region.',
    effort: 'S',
    cli: 'aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing',
    terraform: `resource "aws_ec2_image_block_public_access" "this" {
  state = "block-new-sharing"
}`,
  },
  reads: ['ImageBlockPublicAccess'],
  test: (region) =>
    satisfies(region, 'ImageBlockPublicAccess', (v) => v === 'block-new-sharing', {
      pass: 'Public sharing of images is blocked.',
      fail: 'Images can be shared with everybody.',
    }),
  examples: {
    pass: [{ name: 'when blocked', properties: { ImageBlockPublicAccess: 'block-new-sharing' } }],
    fail: [{ name: 'when unblocked', properties: { ImageBlockPublicAccess: 'unblocked' } }],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          ImageBlockPublicAccess: {
            $unknown: 'denied',
            detail: 'ec2:GetImageBlockPublicAccessState',
          },
        },
      },
    ],
  },
})
