import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { or, holds } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Build project keeps its logs',
  resource: 'AWS::CodeBuild::Project',
  severity: 'low',
  why: 'Build logs are the record of how an artifact was made.',
  fix: {
    text: 'Send build logs to CloudWatch Logs or S3.',
    effort: 'S',
    cloudformation: 'LogsConfig: { CloudWatchLogs: { Status: ENABLED } }',
    terraform: 'logs_config { cloudwatch_logs { status = "ENABLED" } }',
  },
  reads: ['LogsConfig'],
  test: (project) =>
    decide(
      or(
        holds(read(project, 'LogsConfig.CloudWatchLogs.Status'), (v) => v !== 'DISABLED'),
        holds(read(project, 'LogsConfig.S3Logs.Status'), (v) => v === 'ENABLED'),
      ),
      { pass: 'Build logs are kept.', fail: 'Build logs are switched off.' },
      pointer('LogsConfig'),
    ),
  examples: {
    pass: [
      { name: 'by default', properties: {} },
      { properties: { LogsConfig: { S3Logs: { Status: 'ENABLED' } } } },
    ],
    fail: [{ properties: { LogsConfig: { CloudWatchLogs: { Status: 'DISABLED' } } } }],
    unknown: [{ properties: { LogsConfig: { $unknown: 'unresolved' } } }],
  },
})
