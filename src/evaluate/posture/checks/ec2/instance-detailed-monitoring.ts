import { check } from '../../../../model/check.ts'
import { launchTypes, launchSetting } from '../../predicates/instance-launch.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds } from '../../predicates/truth.ts'
import { dig, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Instance reports metrics every minute',
  resource: 'AWS::EC2::Instance',
  severity: 'low',
  why: 'Five-minute averages hide short abuse such as mining bursts and slow the response to it.',
  fix: {
    text: 'Enable detailed monitoring.',
    effort: 'S',
    cli: 'aws ec2 monitor-instances --instance-ids INSTANCE',
    cloudformation: 'Monitoring: true',
    terraform: 'monitoring = true',
  },
  reads: ['Monitoring', 'LaunchTemplate'],
  relates: launchTypes,
  test: (instance, facts) => {
    const value = launchSetting(instance, 'Monitoring', facts)
    return decide(
      holds(value, (v) => v === true || dig(v, 'Enabled') === true),
      { pass: 'Detailed monitoring is on.', fail: 'Detailed monitoring is off.' },
      pointer('Monitoring'),
    )
  },
  examples: {
    pass: [{ properties: { Monitoring: true } }],
    fail: [{ properties: { Monitoring: false } }, { properties: {} }],
    unknown: [{ properties: { Monitoring: { $unknown: 'unresolved' } } }],
  },
})
