import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { launchTypes, launchSetting } from '../../predicates/instance-launch.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance runs an image that the organization built',
  resource: 'AWS::EC2::Instance',
  severity: 'low',
  why: 'Own images come from a pipeline that hardens and patches them; a foreign image brings whatever its owner left in it.',
  fix: {
    text: 'Build hardened images with EC2 Image Builder and launch instances from them.',
    effort: 'L',
    cli: 'aws imagebuilder create-image-pipeline --cli-input-json file://PIPELINE.json',
  },
  reads: ['ImageId', 'LaunchTemplate'],
  relates: ['AWS::EC2::Image', ...launchTypes],
  test: (instance, facts) => {
    const image = launchSetting(instance, 'ImageId', facts)
    const at = pointer('ImageId')
    if (isUnknown(image)) return undecided(image, at)
    if (facts.find('AWS::EC2::Image', image, instance) !== undefined)
      return pass('The image belongs to a reviewed account.', at)
    const seen = facts.seen('AWS::EC2::Image', instance)
    if (seen !== true) return undecided(seen, at)
    return fail('The image belongs to none of the reviewed accounts.', at)
  },
  examples: {
    pass: [{ properties: { ImageId: 'ami-1' }, near: [{ type: 'AWS::EC2::Image', id: 'ami-1' }] }],
    fail: [{ properties: { ImageId: 'ami-2' } }],
    unknown: [{ properties: { ImageId: 'ami-2' }, unseen: ['AWS::EC2::Image'] }],
  },
})
