import type { Resource } from '../../../model/resource.ts'
import { at, regions } from '../organization.ts'
import { make } from '../place.ts'
import { awsPolicies } from '../parts/aws-policies.ts'
import { account } from '../parts/account.ts'
import { lambda } from '../parts/compute.ts'
import { role } from '../parts/identity.ts'
import { allow, policy, trustAccount } from '../parts/policies.ts'
import { bucket, key } from '../parts/storage.ts'
import { regionBaseline } from '../parts/baseline.ts'
import { eventAlarm, logGroup, topic } from '../parts/watch.ts'

const place = at('security', 'eu-west-1')
const group = 'organization-trail'

/** Security tooling: the organisation's trail, alarms, auditors and the forensic corner. */
export function security(): readonly Resource[] {
  const alerts = topic(place, 'security-alerts', {
    properties: {
      Subscription: [{ Protocol: 'https', Endpoint: 'https://pager.example.com/hooks/security' }],
    },
  })
  return [
    account(at('security'), { root: { mfa: true, keys: 0, used: null } }),
    key(place, 'examplepay-security'),
    trail(),
    logGroup(place, group),
    alerts,
    ...alarms(alerts.arn ?? ''),
    ...people(),
    ...awsPolicies(place, 'AWSSupportAccess', 'ReadOnlyAccess', 'SecurityAudit'),
    bucket(place, 'examplepay-forensic-evidence', {
      key: 'alias/examplepay-security',
      properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
      },
      tags: { 'data-classification': 'restricted' },
    }),
    lambda(place, 'isolate-instance', 'isolate-instance'),
    role(place, 'isolate-instance', {
      statements: [allow(['ec2:CreateSnapshot', 'ec2:ModifyInstanceAttribute'], '*')],
      used: 40,
    }),
    ...regions.flatMap((region) => regionBaseline(at('security', region), {})),
    ...regions.map((region) => unusedAccess(region)),
  ]
}

function trail(): Resource {
  return make(place, 'AWS::CloudTrail::Trail', 'organization-trail', {
    properties: {
      TrailName: 'organization-trail',
      IsLogging: true,
      IsMultiRegionTrail: true,
      IsOrganizationTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      S3BucketName: 'examplepay-log-archive-cloudtrail',
      KMSKeyId: 'arn:aws:kms:eu-west-1:222233334444:key/examplepay-log-archive',
      CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-west-1:${place.account}:log-group:${group}:*`,
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
    },
    facts: { HomeRegion: 'eu-west-1', LatestDeliveryError: null },
  })
}

function alarms(to: string): readonly Resource[] {
  const patterns = {
    'root-use':
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    'trail-changes':
      '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }',
    'iam-changes':
      '{ ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) }',
  }
  return Object.entries(patterns).flatMap(([name, pattern]) =>
    eventAlarm(place, name, pattern, group, to),
  )
}

function people(): readonly Resource[] {
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  return [
    role(place, 'security-audit', {
      trust: trustAccount(place.account, mfa),
      managed: ['arn:aws:iam::aws:policy/SecurityAudit'],
    }),
    role(place, 'aws-support', {
      trust: trustAccount(place.account, mfa),
      managed: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
      used: 60,
    }),
    // A weakness: the penetration testers of last year still have their role, and it asks for no external id.
    role(place, 'pentest-2025', {
      trust: trustAccount('999900001111'),
      managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      used: 260,
    }),
    make(at('security'), 'AWS::IAM::SAMLProvider', 'ExamplePayIdP', {
      properties: { Name: 'ExamplePayIdP' },
    }),
    make(at('security'), 'AWS::IAM::ManagedPolicy', 'analyst', {
      properties: {
        ManagedPolicyName: 'analyst',
        PolicyDocument: policy(
          allow(['guardduty:Get*', 'guardduty:List*', 'securityhub:Get*'], '*'),
        ),
      },
      facts: { AttachmentCount: 2 },
    }),
  ]
}

function unusedAccess(region: string): Resource {
  return make(at('security', region), 'AWS::AccessAnalyzer::Analyzer', `unused-${region}`, {
    properties: { AnalyzerName: 'unused', Type: 'ORGANIZATION_UNUSED_ACCESS' },
    facts: { Status: 'ACTIVE', ActiveFindings: 14 },
  })
}
