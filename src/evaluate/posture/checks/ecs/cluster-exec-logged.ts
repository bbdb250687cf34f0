import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Cluster logs interactive sessions in containers',
  resource: 'AWS::ECS::Cluster',
  severity: 'low',
  why: 'Commands typed in a container leave no other trace.',
  fix: {
    text: 'Set execute-command logging to OVERRIDE with a log group or bucket of its own.',
    effort: 'S',
    cli: 'aws ecs update-cluster --cluster CLUSTER --configuration executeCommandConfiguration={logging=OVERRIDE,logConfiguration={cloudWatchLogGroupName=GROUP}}',
    cloudformation:
      'ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { CloudWatchLogGroupName: !Ref LogGroup } }',
  },
  reads: ['Configuration'],
  test: (cluster) =>
    satisfies(
      cluster,
      'Configuration.ExecuteCommandConfiguration.Logging',
      (v) => v === 'OVERRIDE',
      {
        pass: 'The cluster logs sessions to a place of its own.',
        fail: 'Sessions are logged only where a task has the awslogs driver, or not at all.',
      },
    ),
  examples: {
    pass: [
      { properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'OVERRIDE' } } } },
    ],
    fail: [
      { properties: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } } },
      { properties: {} },
    ],
    unknown: [{ properties: { Configuration: { $unknown: 'unresolved' } } }],
  },
})
