import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { noneOffends } from '../../predicates/offending-entry.ts'
import { secretInPairs } from '../../predicates/secrets.ts'
import { dig } from '../../predicates/value.ts'

export default check({
  title: 'Task environment holds no secrets',
  resource: 'AWS::ECS::TaskDefinition',
  severity: 'high',
  sensitive: true,
  why: 'Task definitions are kept for ever and readable by everyone who may describe them.',
  fix: {
    text: 'Rotate the secret and pass it through Secrets with a reference to Secrets Manager.',
    effort: 'M',
    cloudformation: 'Secrets: [{ Name: DB_PASSWORD, ValueFrom: !Ref DatabaseSecret }]',
  },
  reads: ['ContainerDefinitions'],
  test: (task) =>
    noneOffends(
      task,
      'ContainerDefinitions',
      (container) => {
        const found = secretInPairs(dig(container, 'Environment'))
        return isUnknown(found) ? found : found !== undefined
      },
      {
        pass: 'No variable looks like a secret.',
        fail: 'A variable looks like a secret in plain text.',
      },
    ),
  examples: {
    pass: [
      {
        properties: {
          ContainerDefinitions: [{ Name: 'app', Environment: [{ Name: 'STAGE', Value: 'prod' }] }],
        },
      },
    ],
    fail: [
      {
        properties: {
          ContainerDefinitions: [
            { Name: 'app', Environment: [{ Name: 'DB_PASSWORD', Value: 'kT9vQ2xLw7Zb' }] },
          ],
        },
      },
    ],
    unknown: [
      {
        properties: {
          ContainerDefinitions: [
            { Environment: [{ Name: 'DB_PASSWORD', Value: { $unknown: 'unresolved' } }] },
          ],
        },
      },
    ],
  },
})
