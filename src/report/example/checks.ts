import type { Check, CheckDefinition } from '../../model/check.ts'

type Part = Pick<CheckDefinition, 'title' | 'resource' | 'severity' | 'why'> &
  Partial<CheckDefinition>

function define(id: string, part: Part): Check {
  return {
    id,
    fix: { text: 'Correct the setting.', effort: 'S' },
    reads: [],
    test: () => ({ outcome: 'unknown', reason: 'not-collected', message: '', pointers: [] }),
    examples: { pass: [], fail: [] },
    ...part,
  }
}

/** A few checks as literals, so that documents are tested without any engine. */
export const exampleChecks = {
  rootMfa: define('account-root-mfa', {
    title: 'Root user signs in with MFA',
    resource: 'AWS::::Account',
    severity: 'critical',
    why: 'The root user can do anything and no policy limits it.',
    fix: {
      text: 'Register two hardware MFA devices for the root user and store them apart.',
      effort: 'S',
    },
  }),
  bucketPublic: define('s3-bucket-policy-not-public', {
    title: 'Bucket policy grants nothing to everyone',
    resource: 'AWS::S3::Bucket',
    severity: 'critical',
    exposure: 'public',
    why: 'Anyone on the internet can use what a public statement allows.',
    fix: {
      text: 'Remove the public statement or limit it to the principals that need it.',
      effort: 'M',
      cli: 'aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicPolicy=true',
    },
  }),
  bucketEncrypted: define('s3-bucket-encrypted', {
    title: 'Bucket encrypts new objects by default',
    resource: 'AWS::S3::Bucket',
    severity: 'medium',
    why: 'Objects written without their own encryption header are stored in the way the bucket default says.',
    fix: {
      text: 'Set default encryption on the bucket, with a KMS key of your own where the data is sensitive.',
      effort: 'S',
      cloudformation: 'BucketEncryption:\n  ServerSideEncryptionConfiguration: []',
    },
  }),
  roleAdmin: define('iam-role-no-admin', {
    title: 'Role does not hold full administrator rights',
    resource: 'AWS::IAM::Role',
    severity: 'high',
    why: 'Whoever takes over such a role owns the account.',
    fix: { text: 'Grant the actions the role used in the last 90 days instead.', effort: 'L' },
  }),
  trail: define('cloudtrail-trail-logging', {
    title: 'Trail is logging',
    resource: 'AWS::CloudTrail::Trail',
    severity: 'high',
    why: 'Without a trail nobody can tell who did what.',
  }),
  openPorts: define('ec2-security-group-no-public-admin-ports', {
    title: 'Security group keeps administration ports from the internet',
    resource: 'AWS::EC2::SecurityGroup',
    severity: 'critical',
    exposure: 'public',
    why: 'Open SSH and RDP ports are found and attacked within minutes.',
    fix: {
      text: 'Remove the rule and use Session Manager for administration.',
      effort: 'S',
      terraform: 'resource "aws_security_group_rule" "ssh" {}',
    },
  }),
  userData: define('ec2-instance-user-data-no-secrets', {
    title: 'Instance user data holds no secrets',
    resource: 'AWS::EC2::Instance',
    severity: 'high',
    sensitive: true,
    why: 'Everyone who may describe the instance can read its user data.',
  }),
  guardDuty: define('region-guardduty-enabled', {
    title: 'GuardDuty watches the Region',
    resource: 'AWS::::Region',
    severity: 'high',
    why: 'Nobody is told about attacks that are under way.',
  }),
} as const
