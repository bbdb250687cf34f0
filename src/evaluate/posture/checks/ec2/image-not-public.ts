import { check } from '../../../../model/check.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'

export default check({
  title: 'Image is not shared with everyone',
  resource: 'AWS::EC2::Image',
  severity: 'critical',
  exposure: 'public',
  why: 'A public image hands its file system, and any credential left in it, to every AWS account.',
  fix: {
    text: 'Make the image private, rotate what it contains, and block public images in the Region.',
    effort: 'S',
    cli: 'aws ec2 modify-image-attribute --image-id IMAGE --launch-permission Remove=[{Group=all}]',
  },
  reads: ['SharedWith'],
  test: (image) =>
    noneOffends(
      image,
      'SharedWith',
      (v) => v === 'all',
      {
        pass: 'The image is not public.',
        fail: 'Everyone can launch the image.',
      },
      'string',
    ),
  examples: {
    pass: [{ properties: { SharedWith: [] } }],
    fail: [{ properties: { SharedWith: ['all'] } }],
    unknown: [{ properties: { SharedWith: { $unknown: 'denied' } } }],
  },
})
