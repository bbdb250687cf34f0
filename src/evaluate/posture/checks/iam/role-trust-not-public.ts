import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'Only named principals may assume the role.',
  fail: 'Anyone in AWS may assume the role.',
}

export default check({
  title: 'Role is not assumable by anyone',
  resource: 'AWS::IAM::Role',
  severity: 'critical',
  exposure: 'public',
  why: 'A trust policy for everybody makes the permissions of the role public.',
  fix: {
    text: 'Name the principals in the trust policy, or limit it to the organization.',
    effort: 'S',
    cli: 'aws iam update-assume-role-policy --role-name ROLE --policy-document file://TRUST.json',
    cloudformation: `AssumeRolePolicyDocument:
  Statement:
    - Effect: Allow
      Principal: { AWS: arn:aws:iam::ACCOUNT_ID:role/ROLE }
      Action: sts:AssumeRole`,
  },
  reads: ['AssumeRolePolicyDocument'],
  test: (role) =>
    decide(
      not(isPublic(read(role, 'AssumeRolePolicyDocument'))),
      messages,
      pointer('AssumeRolePolicyDocument'),
    ),
  examples: {
    pass: [
      { name: 'of a service', properties: trust({ Service: 'lambda.amazonaws.com' }) },
      {
        name: 'for the organization',
        properties: trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } }),
      },
    ],
    fail: [
      { name: 'with principal *', properties: trust({ AWS: '*' }) },
      {
        name: 'with an external id only',
        properties: trust('*', { StringEquals: { 'sts:ExternalId': 'x' } }),
      },
    ],
    unknown: [
      { name: 'with unresolved principals', properties: trust({ $unknown: 'unresolved' }) },
    ],
  },
})

function trust(Principal: unknown, Condition: object = {}) {
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }]
  return { AssumeRolePolicyDocument: { Statement } }
}
