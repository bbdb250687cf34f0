import { check } from '../../../../model/check.ts'
import { clusterDecides } from '../../predicates/database.ts'
import { isSet } from '../../predicates/property.ts'

export default check({
  title: 'Database sends its logs to CloudWatch Logs',
  resource: 'AWS::RDS::DBInstance',
  severity: 'low',
  why: 'Logs that stay on the instance are rotated away and cannot be searched with the others.',
  fix: {
    text: 'Export the error, audit and connection logs of the engine.',
    effort: 'S',
    cli: `aws rds modify-db-instance --db-instance-identifier DB --cloudwatch-logs-export-configuration '{"EnableLogTypes":["postgresql"]}'`,
    cloudformation: 'EnableCloudwatchLogsExports: [postgresql]',
    terraform: 'enabled_cloudwatch_logs_exports = ["postgresql"]',
  },
  reads: ['EnableCloudwatchLogsExports', 'DBClusterIdentifier'],
  test: (instance) =>
    clusterDecides(instance) ??
    isSet(instance, 'EnableCloudwatchLogsExports', {
      pass: 'Logs are exported.',
      fail: 'No log is exported.',
    }),
  examples: {
    pass: [{ properties: { EnableCloudwatchLogsExports: ['postgresql'] } }],
    fail: [{ properties: {} }],
    unknown: [{ properties: { EnableCloudwatchLogsExports: { $unknown: 'unresolved' } } }],
    notApplicable: [{ properties: { DBClusterIdentifier: 'orders' } }],
  },
})
