import { check } from '../../../../model/check.ts'
import { launchTypes, launchSetting } from '../../predicates/instance-launch.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { holds } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance uses a role instead of stored credentials',
  resource: 'AWS::EC2::Instance',
  severity: 'medium',
  why: 'Without a role, software on the instance needs long-lived access keys to call AWS.',
  fix: {
    text: 'Attach an instance profile whose role grants what the software needs.',
    effort: 'S',
    cli: 'aws ec2 associate-iam-instance-profile --instance-id INSTANCE --iam-instance-profile Name=PROFILE',
    cloudformation: 'IamInstanceProfile: !Ref InstanceProfile',
    terraform: 'iam_instance_profile = aws_iam_instance_profile.app.name',
  },
  reads: ['IamInstanceProfile', 'LaunchTemplate'],
  relates: launchTypes,
  test: (instance, facts) =>
    decide(
      holds(launchSetting(instance, 'IamInstanceProfile', facts), isPresent),
      { pass: 'The instance has a role.', fail: 'The instance has no role.' },
      pointer('IamInstanceProfile'),
    ),
  examples: {
    pass: [{ properties: { IamInstanceProfile: 'app' } }],
    fail: [{ properties: {} }],
    unknown: [
      { properties: { IamInstanceProfile: { $unknown: 'unresolved' } } },
      {
        name: 'when the launch template was not seen',
        properties: { LaunchTemplate: { LaunchTemplateId: 'lt-9' } },
      },
    ],
  },
})
