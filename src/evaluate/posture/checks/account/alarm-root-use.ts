import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { raisesAlarm, alarmTypes } from '../../predicates/trail-alarms.ts'
import { alarmExamples } from '../../predicates/alarm-examples.ts'

const pattern = '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }'

/** Fragments of which the patterns of alarmed filters need one from each row. */
const events = [['useridentity.type=root']]

export default check({
  title: 'Use of the root user raises an alarm',
  resource: accountType,
  severity: 'medium',
  why: 'Nobody has a routine reason to be root, so each use deserves a look at once.',
  fix: {
    text: 'Add a metric filter for these events to the log group of the trail, and an alarm on its metric that notifies the security team.',
    effort: 'S',
    cli: `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name root-use --filter-pattern '${pattern}' --metric-transformations metricName=root-use,metricNamespace=Security,metricValue=1`,
  },
  reads: ['OrganizationId'],
  relates: alarmTypes,
  test: (account, facts) => raisesAlarm(account, facts, events, 'use of the root user'),
  examples: alarmExamples(pattern),
})
