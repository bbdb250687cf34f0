import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { raisesAlarm, alarmTypes } from '../../predicates/trail-alarms.ts'
import { alarmExamples } from '../../predicates/alarm-examples.ts'

const pattern = '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }'

/** Fragments of which the patterns of alarmed filters need one from each row. */
const events = [['consolelogin'], ['mfaused!=yes', 'mfaused=no']]

export default check({
  title: 'Console sign-in without MFA raises an alarm',
  resource: accountType,
  severity: 'low',
  why: 'It shows the accounts that a stolen password alone opens.',
  fix: {
    text: 'Add a metric filter for these events to the log group of the trail, and an alarm on its metric that notifies the security team.',
    effort: 'S',
    cli: `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name console-without-mfa --filter-pattern '${pattern}' --metric-transformations metricName=console-without-mfa,metricNamespace=Security,metricValue=1`,
  },
  reads: ['OrganizationId'],
  relates: alarmTypes,
  test: (account, facts) => raisesAlarm(account, facts, events, 'console sign-in without MFA'),
  examples: alarmExamples(pattern),
})
