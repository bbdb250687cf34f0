import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { deniesPlainHttp, coversObjects } from '../../predicates/policy-tls.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The bucket refuses requests without TLS.',
  fail: 'The bucket accepts requests without TLS.',
}

export default check({
  title: 'Bucket refuses requests without TLS',
  resource: 'AWS::S3::Bucket',
  severity: 'medium',
  why: 'S3 also answers plain HTTP, and a misconfigured client then sends objects and signatures in the clear.',
  fix: {
    text: 'Deny every action to everybody where aws:SecureTransport is false, on the bucket and its objects.',
    effort: 'S',
    cli: 'aws s3api put-bucket-policy --bucket BUCKET --policy file://POLICY.json',
    cloudformation: `- Effect: Deny
  Principal: '*'
  Action: s3:*
  Resource: [!GetAtt Bucket.Arn, !Sub '\${Bucket.Arn}/*']
  Condition: { Bool: { aws:SecureTransport: 'false' } }`,
  },
  reads: ['ResourcePolicy'],
  test: (bucket) =>
    decide(
      deniesPlainHttp(read(bucket, 'ResourcePolicy'), coversObjects),
      messages,
      pointer('ResourcePolicy'),
    ),
  examples: {
    pass: [
      { name: 'with the usual Deny', properties: deny({}) },
      { name: 'with a symbolic bucket', properties: deny({ Resource: '${Bucket.Arn}/*' }) },
    ],
    fail: [
      { name: 'without a policy', properties: {} },
      { name: 'when the Deny is for one action', properties: deny({ Action: 's3:GetObject' }) },
      { name: 'when the Deny is for one caller', properties: deny({ Principal: { AWS: '1' } }) },
      { name: 'when the Deny covers no objects', properties: deny({ Resource: 'arn:aws:s3:::b' }) },
    ],
    unknown: [{ name: 'when denied', properties: { ResourcePolicy: { $unknown: 'denied' } } }],
  },
})

function deny(more: object) {
  const Statement = [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      ...more,
    },
  ]
  return { ResourcePolicy: { Statement } }
}
