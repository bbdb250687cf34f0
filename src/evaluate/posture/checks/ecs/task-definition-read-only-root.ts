import { check } from '../../../../model/check.ts'
import { notApplicable } from '../../predicates/judgement.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { holds } from '../../predicates/truth.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Task containers cannot write to their root file system',
  resource: 'AWS::ECS::TaskDefinition',
  severity: 'low',
  why: 'An attacker who cannot write cannot install tools.',
  fix: {
    text: 'Make the root file system read-only and mount volumes for what has to be written.',
    effort: 'M',
    cloudformation: 'ReadonlyRootFilesystem: true',
    terraform: 'readonlyRootFilesystem = true',
  },
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  test: (task) => {
    if (String(read(task, 'RuntimePlatform.OperatingSystemFamily')).startsWith('WINDOWS'))
      return notApplicable('Windows containers do not offer it.', pointer('RuntimePlatform'))
    return noneOffends(
      task,
      'ContainerDefinitions',
      (c) => holds(dig(c, 'ReadonlyRootFilesystem'), (v) => v !== true),
      {
        pass: 'Every root file system is read-only.',
        fail: 'A root file system is writable.',
      },
    )
  },
  examples: {
    pass: [
      { properties: { ContainerDefinitions: [{ Name: 'app', ReadonlyRootFilesystem: true }] } },
    ],
    fail: [{ properties: { ContainerDefinitions: [{ Name: 'app' }] } }],
    unknown: [{ properties: { ContainerDefinitions: [{ $unknown: 'unresolved' }] } }],
    notApplicable: [
      { properties: { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } } },
    ],
  },
})
