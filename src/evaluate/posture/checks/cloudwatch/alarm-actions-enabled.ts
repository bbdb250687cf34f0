import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Alarm actions are switched on',
  resource: 'AWS::CloudWatch::Alarm',
  severity: 'medium',
  why: 'Actions switched off during maintenance are easily forgotten, and the alarm stays silent.',
  fix: {
    text: 'Enable the actions of the alarm.',
    effort: 'S',
    cli: 'aws cloudwatch enable-alarm-actions --alarm-names ALARM',
    cloudformation: 'ActionsEnabled: true',
    terraform: 'actions_enabled = true',
  },
  reads: ['ActionsEnabled'],
  test: (alarm) =>
    satisfies(alarm, 'ActionsEnabled', (v) => (v ?? true) === true, {
      pass: 'Actions are switched on.',
      fail: 'Actions are switched off.',
    }),
  examples: {
    pass: [{ properties: { ActionsEnabled: true } }, { name: 'by default', properties: {} }],
    fail: [{ properties: { ActionsEnabled: false } }],
    unknown: [{ properties: { ActionsEnabled: { $unknown: 'unresolved' } } }],
  },
})
