import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Secret policy admits named principals only',
  resource: 'AWS::SecretsManager::Secret',
  severity: 'critical',
  exposure: 'public',
  why: 'A secret that anyone may read is no secret.',
  fix: {
    text: 'Name the principals in the policy, and rotate the secret.',
    effort: 'S',
    cli: 'aws secretsmanager put-resource-policy --secret-id SECRET --resource-policy file://POLICY.json --block-public-policy',
  },
  reads: ['ResourcePolicy'],
  test: (secret) =>
    decide(
      not(isPublic(read(secret, 'ResourcePolicy'))),
      { pass: 'The policy names its principals.', fail: 'The policy admits anyone.' },
      pointer('ResourcePolicy'),
    ),
  examples: {
    pass: [{ name: 'without a policy', properties: {} }],
    fail: [
      {
        properties: {
          ResourcePolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: '*',
                Action: 'secretsmanager:GetSecretValue',
                Resource: '*',
              },
            ],
          },
        },
      },
    ],
    unknown: [
      {
        properties: {
          ResourcePolicy: { $unknown: 'denied', detail: 'secretsmanager:GetResourcePolicy' },
        },
      },
    ],
  },
})
