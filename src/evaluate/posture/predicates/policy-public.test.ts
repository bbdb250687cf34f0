import { describe, expect, it } from 'vitest'
import { isPublic, publicStatements } from './policy-public.ts'

const unresolved = { $unknown: 'unresolved' }
const allow = (more: object = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::b/*',
  ...more,
})
const when = (operator: string, key: string, value: unknown) => ({
  Statement: [allow({ Condition: { [operator]: { [key]: value } } })],
})

describe('a policy is public', () => {
  it.each<[string, object]>([
    ['with principal *', { Statement: allow() }],
    ['with AWS principal *', { Statement: [allow({ Principal: { AWS: ['*'] } })] }],
    [
      'with NotPrincipal',
      { Statement: [{ ...allow(), Principal: undefined, NotPrincipal: { AWS: '111122223333' } }] },
    ],
    ['when the condition is about something else', when('Bool', 'aws:SecureTransport', 'true')],
    ['when any source address may call', when('IpAddress', 'aws:SourceIp', '0.0.0.0/0')],
    ['when half of the Internet may call', when('IpAddress', 'aws:SourceIp', ['0.0.0.0/1'])],
    ['when any organization may call', when('StringLike', 'aws:PrincipalOrgID', 'o-*')],
    ['when any account may', when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Deploy')],
    [
      'when a Deny spares it by NotPrincipal but has a condition',
      {
        Statement: [
          allow(),
          {
            Effect: 'Deny',
            NotPrincipal: { AWS: '111122223333' },
            Action: '*',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    ],
    ['when any distribution may', when('ArnLike', 'aws:SourceArn', 'arn:aws:cloudfront::*:*')],
    ['when any bucket may', when('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*')],
    ['when the key may be missing', when('StringEqualsIfExists', 'aws:SourceAccount', '1')],
    ['when all of no values match', when('ForAllValues:StringEquals', 'aws:SourceVpc', 'vpc-1')],
    ['when one value is a wildcard', when('StringEquals', 'aws:SourceAccount', ['1', '*'])],
    ['when a negated operator spares one', when('StringNotEquals', 'aws:SourceVpce', 'vpce-1')],
    [
      'with a function URL that any AWS user may call',
      when('StringEquals', 'lambda:FunctionUrlAuthType', 'AWS_IAM'),
    ],
    [
      'when a Deny covers only some of the actions',
      { Statement: [allow({ Action: 's3:*' }), { ...allow(), Effect: 'Deny' }] },
    ],
  ])('%s', (_, document) => expect(isPublic(document)).toBe(true))
})

describe('a policy is not public', () => {
  it.each<[string, unknown]>([
    ['when there is none', undefined],
    ['when it names an account', { Statement: [allow({ Principal: { AWS: '111122223333' } })] }],
    ['when it denies', { Statement: [allow({ Effect: 'Deny' })] }],
    ['limited to an account', when('StringEquals', 'AWS:SourceAccount', '111122223333')],
    ['limited to the own account', when('StringEquals', 'kms:CallerAccount', '${AWS::AccountId}')],
    ['limited to a topic', when('ArnEquals', 'aws:SourceArn', '${Topic.Arn}')],
    [
      'limited to an ARN of an account',
      when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:111122223333:*'),
    ],
    [
      'limited to a bucket, as older examples write it',
      when('ArnLike', 'aws:SourceArn', 'arn:aws:s3:*:*:b'),
    ],
    [
      'when a Deny is for everybody but the named',
      {
        Statement: [
          allow(),
          {
            Effect: 'Deny',
            NotPrincipal: { AWS: '111122223333' },
            Action: 's3:*',
            Resource: 'arn:aws:s3:::b/*',
          },
        ],
      },
    ],
    [
      'when a Deny of the whole service closes an Allow of everything',
      {
        Statement: [
          allow({ Action: '*' }),
          {
            ...allow({ Effect: 'Deny', Action: 's3:*' }),
            Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
          },
        ],
      },
    ],
    ['limited to a bucket', when('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::b')],
    ['limited to an organization', when('StringEquals', 'aws:PrincipalOrgID', 'o-abc')],
    ['limited to an OU', when('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-abc/r-1/*')],
    ['limited to an address', when('IpAddress', 'aws:SourceIp', ['192.0.2.0/24', '2001:db8::/32'])],
    [
      'when a Deny shuts out all but the organization',
      {
        Statement: [
          allow(),
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: '*',
            Condition: {
              StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abc' },
              BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
            },
          },
        ],
      },
    ],
  ])('%s', (_, document) => expect(isPublic(document)).toBe(false))
})

describe('a policy is unknown', () => {
  it.each<[string, unknown]>([
    ['when it was not read', unresolved],
    ['when the principal is not known', { Statement: [allow({ Principal: unresolved })] }],
    ['when the narrowing value is not known', when('StringEquals', 'aws:SourceVpc', unresolved)],
    ['when the conditions are not known', { Statement: [allow({ Condition: unresolved })] }],
    ['when it is a text', '{"Statement": []}'],
  ])('%s', (_, document) => expect(isPublic(document)).toHaveProperty('$unknown'))
})

it('gives the statements that are public, even beside unknown ones', () => {
  const found = publicStatements({ Statement: [allow({ Principal: unresolved }), allow()] })
  expect(found).toMatchObject([{ index: 1 }])
})
