import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { opensByPolicy } from '../../predicates/bucket-access.ts'
import { decide } from '../../predicates/judgement.ts'
import { not } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The bucket policy lets nobody in but named callers.',
  fail: 'The bucket policy lets anyone in.',
}

export default check({
  title: 'Bucket policy does not let anyone in',
  resource: 'AWS::S3::Bucket',
  severity: 'critical',
  exposure: 'public',
  why: 'Everybody on the Internet can then read, and perhaps write, the objects.',
  fix: {
    text: 'Name the principals, or limit the statement to the organization or the CloudFront distribution, then block public access.',
    effort: 'S',
    cli: 'aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
  },
  reads: ['ResourcePolicy', 'PublicAccessBlockConfiguration'],
  relates: [accountType],
  test: (bucket, facts) =>
    decide(not(opensByPolicy(bucket, facts)), messages, pointer('ResourcePolicy')),
  examples: {
    pass: [
      { name: 'without a policy', properties: {} },
      {
        name: 'for the organization',
        properties: policy({ StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } }),
      },
      {
        name: 'when public access is restricted',
        properties: {
          ...policy({}),
          PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
        },
      },
    ],
    fail: [
      { name: 'for everybody', properties: policy({}) },
      {
        name: 'for every address',
        properties: policy({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }),
      },
    ],
    unknown: [
      { name: 'when denied', properties: { ResourcePolicy: { $unknown: 'denied' } } },
      { name: 'with an unresolved condition', properties: policy({ $unknown: 'unresolved' }) },
    ],
  },
})

function policy(Condition: object) {
  const Statement = [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::example/*',
      Condition,
    },
  ]
  return { ResourcePolicy: { Statement } }
}
