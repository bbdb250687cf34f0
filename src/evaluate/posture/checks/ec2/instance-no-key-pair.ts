import { check } from '../../../../model/check.ts'
import { launchTypes, launchSetting } from '../../predicates/instance-launch.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { holds } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance was launched without an SSH key pair',
  resource: 'AWS::EC2::Instance',
  severity: 'low',
  why: 'A key pair invites interactive access that no identity provider controls and no session log records.',
  fix: {
    text: 'Launch without a key pair and give people access through Session Manager or EC2 Instance Connect.',
    effort: 'M',
    cli: 'aws ssm start-session --target INSTANCE',
  },
  reads: ['KeyName', 'LaunchTemplate'],
  relates: launchTypes,
  test: (instance, facts) =>
    decide(
      holds(launchSetting(instance, 'KeyName', facts), (v) => !isPresent(v)),
      { pass: 'The instance has no key pair.', fail: 'The instance has a key pair.' },
      pointer('KeyName'),
    ),
  examples: {
    pass: [{ properties: {} }],
    fail: [{ properties: { KeyName: 'ops' } }],
    unknown: [{ properties: { KeyName: { $unknown: 'unresolved', detail: 'parameter KeyName' } } }],
  },
})
