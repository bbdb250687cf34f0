import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { blocks } from '../../predicates/bucket-access.ts'
import { decide } from '../../predicates/judgement.ts'
import { holds, every } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'S3 blocks public access for the whole account.',
  fail: 'S3 does not block public access for the whole account.',
}

export default check({
  title: 'Account blocks public access to all its buckets',
  resource: accountType,
  severity: 'high',
  exposure: 'public',
  why: 'The account setting holds whatever the policy or ACL of a single bucket says, now and later.',
  fix: {
    text: 'Serve public content through CloudFront, then switch on all four settings for the account.',
    effort: 'M',
    cli: 'aws s3control put-public-access-block --account-id ACCOUNT_ID --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform: `resource "aws_s3_account_public_access_block" "this" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}`,
  },
  reads: ['PublicAccessBlockConfiguration'],
  test: (account) =>
    decide(
      every(blocks, (block) =>
        holds(read(account, `PublicAccessBlockConfiguration.${String(block)}`), (v) => v === true),
      ),
      messages,
      pointer('PublicAccessBlockConfiguration'),
    ),
  examples: {
    pass: [
      {
        name: 'with all four',
        properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
    ],
    fail: [
      { name: 'without any', properties: {} },
      {
        name: 'with one of four',
        properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
      },
    ],
    unknown: [
      {
        name: 'when the call was denied',
        properties: {
          PublicAccessBlockConfiguration: {
            $unknown: 'denied',
            detail: 's3:GetAccountPublicAccessBlock',
          },
        },
      },
    ],
  },
})
