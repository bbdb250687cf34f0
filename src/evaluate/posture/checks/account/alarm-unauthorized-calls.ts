import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { raisesAlarm, alarmTypes } from '../../predicates/trail-alarms.ts'
import { alarmExamples } from '../../predicates/alarm-examples.ts'

const pattern = '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }'

/** Fragments of which the patterns of alarmed filters need one from each row. */
const events = [['accessdenied', 'unauthorized']]

export default check({
  title: 'Refused API calls raise an alarm',
  resource: accountType,
  severity: 'low',
  why: 'A burst of refused calls is somebody trying out what a stolen credential can do.',
  fix: {
    text: 'Add a metric filter for these events to the log group of the trail, and an alarm on its metric that notifies the security team.',
    effort: 'S',
    cli: `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name unauthorized-calls --filter-pattern '${pattern}' --metric-transformations metricName=unauthorized-calls,metricNamespace=Security,metricValue=1`,
  },
  reads: ['OrganizationId'],
  relates: alarmTypes,
  test: (account, facts) => raisesAlarm(account, facts, events, 'refused calls'),
  examples: alarmExamples(pattern),
})
