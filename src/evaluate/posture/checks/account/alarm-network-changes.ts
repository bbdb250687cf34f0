import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { raisesAlarm, alarmTypes } from '../../predicates/trail-alarms.ts'
import { alarmExamples } from '../../predicates/alarm-examples.ts'

const pattern =
  '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = CreateRoute) }'

/** Fragments of which the patterns of alarmed filters need one from each row. */
const events = [
  ['authorizesecuritygroupingress'],
  ['createnetworkaclentry', 'replacenetworkaclentry'],
  ['createroute', 'replaceroute', 'attachinternetgateway'],
]

export default check({
  title: 'Changes of the network raise an alarm',
  resource: accountType,
  severity: 'low',
  why: 'An opened security group or a new route to the Internet undoes the design of the network in one call.',
  fix: {
    text: 'Add a metric filter for these events to the log group of the trail, and an alarm on its metric that notifies the security team.',
    effort: 'S',
    cli: `aws logs put-metric-filter --log-group-name LOG_GROUP --filter-name network-changes --filter-pattern '${pattern}' --metric-transformations metricName=network-changes,metricNamespace=Security,metricValue=1`,
  },
  reads: ['OrganizationId'],
  relates: alarmTypes,
  test: (account, facts) => raisesAlarm(account, facts, events, 'changes of the network'),
  examples: alarmExamples(pattern),
})
