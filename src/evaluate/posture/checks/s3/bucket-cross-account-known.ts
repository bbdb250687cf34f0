import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { loadBalancerAccounts } from '../../predicates/aws-accounts.ts'
import { accountTypes, areKnownAccounts } from '../../predicates/known-accounts.ts'
import { trustedAccounts } from '../../predicates/policy-accounts.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The bucket policy names known accounts only.',
  fail: 'The bucket policy names an account outside the organization and the snapshot.',
}

export default check({
  title: 'Bucket is shared with known accounts only',
  resource: 'AWS::S3::Bucket',
  severity: 'medium',
  exposure: 'cross-account',
  why: 'Data that was shared once stays shared after the project, the supplier or the owner has gone.',
  fix: {
    text: 'Find out who owns the account; remove it from the policy or document the agreement.',
    effort: 'S',
    cli: 'aws s3api put-bucket-policy --bucket BUCKET --policy file://POLICY.json',
  },
  reads: ['ResourcePolicy'],
  relates: accountTypes,
  test: (bucket, facts) =>
    decide(
      areKnownAccounts(trustedAccounts(read(bucket, 'ResourcePolicy')), bucket, facts),
      messages,
      pointer('ResourcePolicy'),
    ),
  examples: {
    pass: [
      { name: 'without a policy', properties: {} },
      {
        name: 'with the account of AWS that delivers load-balancer logs',
        properties: shared([...loadBalancerAccounts].slice(0, 1).join('')),
        near: [{ type: accountType, id: '111122223333' }],
      },
      {
        name: 'with a member of the organization',
        properties: shared('444455556666'),
        near: [{ type: 'AWS::Organizations::Account', id: '444455556666' }],
      },
    ],
    fail: [
      {
        name: 'with a stranger',
        properties: shared('999988887777'),
        near: [{ type: accountType, id: '111122223333' }],
      },
    ],
    unknown: [
      { name: 'when the members are not known', properties: shared('999988887777') },
      { name: 'when denied', properties: { ResourcePolicy: { $unknown: 'denied' } } },
    ],
  },
})

function shared(AWS: string) {
  const Resource = 'arn:aws:s3:::example/*'
  const Statement = [{ Effect: 'Allow', Principal: { AWS }, Action: 's3:GetObject', Resource }]
  return { ResourcePolicy: { Statement } }
}
