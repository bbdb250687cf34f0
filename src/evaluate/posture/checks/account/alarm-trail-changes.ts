import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { raisesAlarm, alarmTypes } from '../../predicates/trail-alarms.ts'
import { alarmExamples } from '../../predicates/alarm-examples.ts'

const pattern =
  '{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) || ($.eventName = UpdateTrail) }'

/** Fragments of which the patterns of alarmed filters need one from each row. */
const events = [['stoplogging'], ['deletetrail'], ['updatetrail']]

export default check({
  title: 'Changes of trails raise an alarm',
  resource: accountType,
  severity: 'medium',
  why: 'Stopping the log is what an intruder does first.',
  fix: {
    text: 'Add a metric filter for these events to the log group of the trail, and an alarm on its metric that notifies the security team.',
    effort: 'S',
    cli: `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name trail-changes --filter-pattern '${pattern}' --metric-transformations metricName=trail-changes,metricNamespace=Security,metricValue=1`,
  },
  reads: ['OrganizationId'],
  relates: alarmTypes,
  test: (account, facts) => raisesAlarm(account, facts, events, 'changes of trails'),
  examples: alarmExamples(pattern),
})
