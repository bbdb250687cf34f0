import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { raisesAlarm, alarmTypes } from '../../predicates/trail-alarms.ts'
import { alarmExamples } from '../../predicates/alarm-examples.ts'

const pattern =
  '{ ($.eventName = PutRolePolicy) || ($.eventName = AttachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = CreatePolicyVersion) }'

/** Fragments of which the patterns of alarmed filters need one from each row. */
const events = [
  ['putrolepolicy', 'attachrolepolicy'],
  ['attachuserpolicy', 'putuserpolicy'],
  ['createpolicyversion', 'createpolicy'],
]

export default check({
  title: 'Changes of IAM policies raise an alarm',
  resource: accountType,
  severity: 'low',
  why: 'A new permission is how an intruder makes a visit permanent.',
  fix: {
    text: 'Add a metric filter for these events to the log group of the trail, and an alarm on its metric that notifies the security team.',
    effort: 'S',
    cli: `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name iam-changes --filter-pattern '${pattern}' --metric-transformations metricName=iam-changes,metricNamespace=Security,metricValue=1`,
  },
  reads: ['OrganizationId'],
  relates: alarmTypes,
  test: (account, facts) => raisesAlarm(account, facts, events, 'changes of IAM policies'),
  examples: alarmExamples(pattern),
})
