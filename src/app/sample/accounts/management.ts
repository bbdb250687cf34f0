import type { Resource } from '../../../model/resource.ts'
import { accounts, at, organizationId, regions } from '../organization.ts'
import { make } from '../place.ts'
import { awsPolicies } from '../parts/aws-policies.ts'
import { account } from '../parts/account.ts'
import { role, user } from '../parts/identity.ts'
import { allow, policy, trustAccount } from '../parts/policies.ts'
import { regionBaseline } from '../parts/baseline.ts'

const place = at('management')

/** The management account: the organisation, its guardrails and little else. */
export function management(): readonly Resource[] {
  return [
    account(place, { root: { mfa: true, keys: 0, used: 200 } }),
    organization(),
    ...units(),
    ...members(),
    ...guardrails(),
    make(place, 'AWS::IAM::SAMLProvider', 'ExamplePayIdP', {
      properties: { Name: 'ExamplePayIdP' },
    }),
    ...awsPolicies(place, 'AdministratorAccess'),
    role(place, 'break-glass-administrator', {
      trust: trustAccount(accounts.security, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      managed: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      used: 95,
      tags: { purpose: 'break-glass' },
    }),
    // A weakness: an old billing user with a password, without MFA, next to single sign-on.
    user(place, 'billing-export', { password: true, mfa: false, key: { age: 640, used: 2 } }),
    ...regions.flatMap((region) =>
      regionBaseline(at('management', region), { analyzer: region === 'eu-west-1' }),
    ),
  ]
}

function organization(): Resource {
  return make(place, 'AWS::Organizations::Organization', organizationId, {
    properties: {
      Id: organizationId,
      FeatureSet: 'ALL',
      ManagementAccountId: accounts.management,
      RootId: 'r-exam',
    },
    facts: {
      EnabledPolicyTypes: ['SERVICE_CONTROL_POLICY'],
      DelegatedAdministrators: [
        {
          AccountId: accounts.security,
          Services: ['guardduty.amazonaws.com', 'securityhub.amazonaws.com'],
        },
      ],
      TrustedServices: ['cloudtrail.amazonaws.com', 'config.amazonaws.com', 'sso.amazonaws.com'],
    },
  })
}

function units(): readonly Resource[] {
  return ['security', 'workloads-production', 'workloads-development'].map((name, i) =>
    make(place, 'AWS::Organizations::OrganizationalUnit', `ou-exam-0000000${i}`, {
      properties: { Name: name, ParentId: 'r-exam' },
    }),
  )
}

function members(): readonly Resource[] {
  return Object.entries(accounts).map(([name, id]) =>
    make(place, 'AWS::Organizations::Account', id, {
      properties: { AccountName: name, ParentIds: [unitOf(name)] },
      facts: { Status: 'ACTIVE' },
    }),
  )
}

function unitOf(name: string): string {
  if (name === 'management') return 'r-exam'
  if (name === 'production') return 'ou-exam-00000001'
  return name === 'development' ? 'ou-exam-00000002' : 'ou-exam-00000000'
}

/** Guardrails: leaving, root and tampering with logs are denied. There is no Region restriction: a weakness. */
function guardrails(): readonly Resource[] {
  const scp = (name: string, content: unknown, targets: readonly string[]) =>
    make(place, 'AWS::Organizations::Policy', `p-${name}`, {
      properties: {
        Name: name,
        Type: 'SERVICE_CONTROL_POLICY',
        Content: content,
        TargetIds: targets,
      },
    })
  const deny = (actions: readonly string[], condition?: unknown) =>
    policy({
      Effect: 'Deny',
      Action: actions,
      Resource: '*',
      ...(condition !== undefined && { Condition: condition }),
    })
  return [
    scp('FullAWSAccess', policy(allow('*', '*')), [
      'r-exam',
      ...[0, 1, 2].map((i) => `ou-exam-0000000${i}`),
      ...Object.values(accounts),
    ]),
    scp('stay', deny(['organizations:LeaveOrganization']), ['r-exam']),
    scp(
      'keep-logs',
      deny([
        'cloudtrail:StopLogging',
        'cloudtrail:DeleteTrail',
        'cloudtrail:UpdateTrail',
        'config:StopConfigurationRecorder',
        'config:DeleteConfigurationRecorder',
        'guardduty:DeleteDetector',
      ]),
      ['r-exam'],
    ),
    scp('no-root', deny(['*'], { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }), [
      'ou-exam-00000001',
    ]),
  ]
}
