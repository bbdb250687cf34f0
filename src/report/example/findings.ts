import type { Blind, Finding } from '../../model/finding.ts'
import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import { unknown } from '../../model/unknown.ts'
import { exampleChecks as c } from './checks.ts'
import type { ExampleNames } from './names.ts'

const production = '111122223333'
const development = '444455556666'

function live(type: string, id: string, part: Partial<Resource> = {}): Resource {
  return {
    type,
    id,
    account: production,
    region: 'eu-west-1',
    properties: {},
    tags: {},
    source: { kind: 'aws' },
    ...part,
  }
}

/** The findings of the example, in no particular order, as collecting gives them. */
export function exampleFindings(names: ExampleNames): readonly Finding[] {
  const bastion: Resource = {
    type: 'AWS::EC2::SecurityGroup',
    id: names.group,
    stack: names.file,
    properties: { SecurityGroupIngress: [{ CidrIp: names.value, FromPort: 22, ToPort: 22 }] },
    tags: {},
    source: { kind: 'cloudformation', file: names.file, line: 12, address: names.group },
    lines: { '/SecurityGroupIngress': 16, '/SecurityGroupIngress/0': 17 },
  }
  const instance: Resource = {
    type: 'AWS::EC2::Instance',
    id: 'Web',
    properties: { UserData: 'export PASSWORD=correct-horse' },
    tags: {},
    source: { kind: 'cloudformation', file: names.file, line: 30, address: 'Web' },
  }
  const logs = live('AWS::S3::Bucket', names.logs, { arn: `arn:aws:s3:::${names.logs}` })
  const assets = live('AWS::S3::Bucket', names.assets, {
    properties: { ResourcePolicy: { Statement: [{ Principal: '*' }] } },
  })
  const suppressed = {
    reason: names.notes,
    owner: 'security@example.com',
    expires: '2026-06-30',
  }
  return [
    finding(c.bucketEncrypted, logs, 'pass', 'The bucket has default encryption.'),
    finding(c.bucketEncrypted, assets, 'fail', 'The bucket has no default encryption.', {
      pointers: ['/properties/BucketEncryption'],
    }),
    finding(c.bucketPublic, assets, 'fail', 'Statement 0 allows s3:GetObject to everyone.', {
      pointers: ['/properties/ResourcePolicy/Statement/0/Principal'],
    }),
    finding(c.bucketPublic, logs, 'unknown', 'Access was denied: s3:GetBucketPolicy.', {
      reason: 'denied',
      pointers: ['/properties/ResourcePolicy'],
    }),
    finding(c.openPorts, bastion, 'fail', 'Port 22 is open to the internet.', {
      pointers: ['/properties/SecurityGroupIngress/0/CidrIp'],
    }),
    finding(c.userData, instance, 'fail', 'The user data holds what looks like a password.', {
      pointers: ['/properties/UserData'],
    }),
    finding(
      c.roleAdmin,
      live('AWS::IAM::Role', names.role),
      'fail',
      'The role may do everything.',
      {
        pointers: ['/properties/ManagedPolicyArns/0'],
        suppressed,
      },
    ),
    finding(
      c.roleAdmin,
      live('AWS::IAM::Role', 'ci', { account: development }),
      'fail',
      'The role may do everything.',
    ),
    finding(
      c.roleAdmin,
      live('AWS::IAM::Role', 'reader', { name: 'Reader' }),
      'pass',
      'The role holds no administrator policy.',
    ),
    finding(c.trail, live('AWS::CloudTrail::Trail', 'org-trail'), 'pass', 'The trail is logging.'),
    finding(
      c.rootMfa,
      live('AWS::::Account', production, { facts: { Root: { MfaActive: true } } }),
      'pass',
      'The root user has MFA.',
      { pointers: ['/facts/Root/MfaActive'] },
    ),
    finding(
      c.rootMfa,
      live('AWS::::Account', development, { account: development }),
      'not-applicable',
      'The root user of a member account has no credentials.',
    ),
  ]
}

function finding(
  check: Finding['check'],
  resource: Resource,
  outcome: Finding['outcome'],
  message: string,
  part: Partial<Finding> = {},
): Finding {
  return { check, resource, outcome, message, pointers: [], ...part }
}

export function exampleGaps(names: ExampleNames): readonly Gap[] {
  return [
    ...['eu-west-1', 'us-east-1'].map((region): Gap => ({
      source: 'aws',
      operation: 'guardduty:ListDetectors',
      account: production,
      region,
      reason: 'denied',
      error: names.error,
      types: ['AWS::GuardDuty::Detector'],
      hides: true,
      permission: 'guardduty:ListDetectors',
    })),
    {
      source: 'aws',
      operation: 's3:GetBucketPolicy',
      account: production,
      reason: 'denied',
      error: 'AccessDenied: Access Denied',
      types: ['AWS::S3::Bucket'],
      hides: false,
      resource: names.logs,
      permission: 's3:GetBucketPolicy',
    },
    {
      source: 'aws',
      operation: 'inspector2:ListCoverage',
      account: development,
      region: 'eu-west-1',
      reason: 'unsupported',
      error: 'HTTP 404',
      types: ['AWS::InspectorV2::Filter'],
      hides: true,
    },
  ]
}

export function exampleBlind(gaps: readonly Gap[]): readonly Blind[] {
  const [gap] = gaps
  const why = unknown('denied', 'guardduty:ListDetectors')
  return [
    gap === undefined
      ? { check: c.guardDuty, unknown: why }
      : { check: c.guardDuty, unknown: why, gap },
  ]
}
