import { check } from '../../../../model/check.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { holds } from '../../predicates/truth.ts'
import { dig } from '../../predicates/value.ts'

export default check({
  title: 'Task containers run without privileged mode',
  resource: 'AWS::ECS::TaskDefinition',
  severity: 'high',
  why: 'A privileged container is root on its host and on every other task there.',
  fix: {
    text: 'Remove privileged mode and add the single Linux capabilities that are needed.',
    effort: 'M',
    cloudformation: 'Privileged: false',
    terraform: 'privileged = false',
  },
  reads: ['ContainerDefinitions'],
  test: (task) =>
    noneOffends(
      task,
      'ContainerDefinitions',
      (c) => holds(dig(c, 'Privileged'), (v) => v === true),
      {
        pass: 'No container is privileged.',
        fail: 'A container is privileged.',
      },
    ),
  examples: {
    pass: [{ properties: { ContainerDefinitions: [{ Name: 'app', Privileged: false }] } }],
    fail: [{ properties: { ContainerDefinitions: [{ Name: 'app', Privileged: true }] } }],
    unknown: [{ properties: { ContainerDefinitions: { $unknown: 'unresolved' } } }],
  },
})
