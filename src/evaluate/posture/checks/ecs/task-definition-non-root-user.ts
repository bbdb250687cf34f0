import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { isPresent } from '../../predicates/property.ts'
import { holds } from '../../predicates/truth.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

const isRoot = (user: unknown) => !isPresent(user) || /^(?:root|0)(?::|$)/.test(String(user))

export default check({
  title: 'Task containers run as a user other than root',
  resource: 'AWS::ECS::TaskDefinition',
  severity: 'medium',
  why: 'Root in a container is one kernel flaw away from root on the host.',
  fix: {
    text: 'Name a user in the task definition, and in the image.',
    effort: 'M',
    cloudformation: 'User: "1000:1000"',
    terraform: 'user = "1000:1000"',
  },
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  test: (task) => {
    if (String(read(task, 'RuntimePlatform.OperatingSystemFamily')).startsWith('WINDOWS'))
      return notApplicable('Windows containers have no root.', pointer('RuntimePlatform'))
    return noneOffends(task, 'ContainerDefinitions', (c) => holds(dig(c, 'User'), isRoot), {
      pass: 'Every container names a user.',
      fail: 'A container names no user or root.',
    })
  },
  examples: {
    pass: [{ properties: { ContainerDefinitions: [{ Name: 'app', User: '1000:1000' }] } }],
    fail: [
      { properties: { ContainerDefinitions: [{ Name: 'app' }] } },
      { properties: { ContainerDefinitions: [{ Name: 'app', User: '0:0' }] } },
    ],
    unknown: [
      { properties: { ContainerDefinitions: [{ Name: 'app', User: { $unknown: 'unresolved' } }] } },
    ],
    notApplicable: [
      { properties: { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } } },
    ],
  },
})
