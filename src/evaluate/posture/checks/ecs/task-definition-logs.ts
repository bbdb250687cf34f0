import { check } from '../../../../model/check.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { isPresent } from '../../predicates/property.ts'
import { holds } from '../../predicates/truth.ts'
import { dig } from '../../predicates/value.ts'

export default check({
  title: 'Task containers send their logs somewhere',
  resource: 'AWS::ECS::TaskDefinition',
  severity: 'medium',
  why: 'Output of a container without log driver is gone with the container.',
  fix: {
    text: 'Configure a log driver such as awslogs or FireLens for every container.',
    effort: 'S',
    cloudformation:
      'LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: !Ref LogGroup } }',
    terraform: 'logConfiguration = { logDriver = "awslogs" }',
  },
  reads: ['ContainerDefinitions'],
  test: (task) =>
    noneOffends(
      task,
      'ContainerDefinitions',
      (c) => holds(dig(c, 'LogConfiguration.LogDriver'), (v) => !isPresent(v) || v === 'none'),
      { pass: 'Every container has a log driver.', fail: 'A container has no log driver.' },
    ),
  examples: {
    pass: [
      { properties: { ContainerDefinitions: [{ LogConfiguration: { LogDriver: 'awslogs' } }] } },
    ],
    fail: [{ properties: { ContainerDefinitions: [{ Name: 'app' }] } }],
    unknown: [
      { properties: { ContainerDefinitions: [{ LogConfiguration: { $unknown: 'unresolved' } }] } },
    ],
  },
})
