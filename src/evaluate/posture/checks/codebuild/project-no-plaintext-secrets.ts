import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { secretInPairs } from '../../predicates/secrets.ts'
import { dig, read, pointer } from '../../predicates/value.ts'

const isReference = (variable: unknown) => {
  const type = dig(variable, 'Type')
  return type === 'SECRETS_MANAGER' || type === 'PARAMETER_STORE'
}

export default check({
  title: 'Build project holds no secrets in plain text',
  resource: 'AWS::CodeBuild::Project',
  severity: 'high',
  sensitive: true,
  why: 'Plain variables are shown in the console and often printed in build logs.',
  fix: {
    text: 'Rotate the secret, store it in Secrets Manager and refer to it from the variable.',
    effort: 'S',
    cloudformation:
      'EnvironmentVariables: [{ Name: TOKEN, Type: SECRETS_MANAGER, Value: build/token }]',
    terraform:
      'environment_variable { name = "TOKEN", type = "SECRETS_MANAGER", value = "build/token" }',
  },
  reads: ['Environment'],
  test: (project) => {
    const found = secretInPairs(read(project, 'Environment.EnvironmentVariables'), isReference)
    if (found === undefined) return pass('No variable looks like a secret.', pointer('Environment'))
    if (isUnknown(found)) return undecided(found, pointer('Environment'))
    return fail(
      'A variable looks like a secret in plain text.',
      `/properties/Environment/EnvironmentVariables/${found}`,
    )
  },
  examples: {
    pass: [
      {
        properties: {
          Environment: {
            EnvironmentVariables: [
              { Name: 'TOKEN', Type: 'SECRETS_MANAGER', Value: 'build-token-v2' },
            ],
          },
        },
      },
    ],
    fail: [
      {
        properties: {
          Environment: {
            EnvironmentVariables: [{ Name: 'TOKEN', Type: 'PLAINTEXT', Value: 'kT9vQ2xLw7Zb' }],
          },
        },
      },
    ],
    unknown: [{ properties: { Environment: { $unknown: 'unresolved' } } }],
  },
})
