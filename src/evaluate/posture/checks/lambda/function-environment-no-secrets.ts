import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { secretIn } from '../../predicates/secrets.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Function environment holds no secrets',
  resource: 'AWS::Lambda::Function',
  severity: 'high',
  sensitive: true,
  why: 'Environment variables are shown to everyone who may read the configuration of the function.',
  fix: {
    text: 'Rotate the secret, store it in Secrets Manager and read it at run time with the role of the function.',
    effort: 'M',
    cli: 'aws secretsmanager create-secret --name NAME --secret-string file://SECRET',
  },
  reads: ['Environment'],
  test: (fn) => {
    const found = secretIn(read(fn, 'Environment.Variables'))
    if (found === undefined) return pass('No variable looks like a secret.', pointer('Environment'))
    if (isUnknown(found)) return undecided(found, pointer('Environment'))
    return fail(
      'A variable looks like a secret in plain text.',
      `/properties/Environment/Variables/${found}`,
    )
  },
  examples: {
    pass: [
      { name: 'without variables', properties: {} },
      {
        properties: {
          Environment: {
            Variables: { DB_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db' },
          },
        },
      },
    ],
    fail: [{ properties: { Environment: { Variables: { DB_PASSWORD: 'kT9vQ2xLw7Zb' } } } }],
    unknown: [
      { properties: { Environment: { Variables: { DB_PASSWORD: { $unknown: 'unresolved' } } } } },
    ],
  },
})
