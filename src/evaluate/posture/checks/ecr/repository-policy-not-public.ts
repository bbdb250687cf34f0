import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Repository policy admits named principals only',
  resource: 'AWS::ECR::Repository',
  severity: 'critical',
  exposure: 'public',
  why: 'Anyone could pull your images, or push one that you then run.',
  fix: {
    text: 'Name the accounts or the organization in the policy.',
    effort: 'S',
    cli: 'aws ecr delete-repository-policy --repository-name REPOSITORY',
  },
  reads: ['RepositoryPolicyText'],
  test: (repository) =>
    decide(
      not(isPublic(read(repository, 'RepositoryPolicyText'))),
      { pass: 'The policy names its principals.', fail: 'The policy admits anyone.' },
      pointer('RepositoryPolicyText'),
    ),
  examples: {
    pass: [{ name: 'without a policy', properties: {} }],
    fail: [
      {
        properties: {
          RepositoryPolicyText: {
            Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }],
          },
        },
      },
    ],
    unknown: [
      {
        properties: {
          RepositoryPolicyText: { $unknown: 'denied', detail: 'ecr:GetRepositoryPolicy' },
        },
      },
    ],
  },
})
