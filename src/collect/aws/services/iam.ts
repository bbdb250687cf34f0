import { awsManagedPolicyType } from '../../../model/resource.ts'
import type { Collector } from '../collector.ts'
import { readCertificates } from './iam/certificates.ts'
import { readCredentialReport } from './iam/credential-report.ts'
import { readDetails } from './iam/details.ts'
import { emitGroup } from './iam/group.ts'
import { readInstanceProfiles } from './iam/instance-profiles.ts'
import { emitAwsPolicy, emitManagedPolicy } from './iam/managed-policy.ts'
import { readPasswordPolicy } from './iam/password-policy.ts'
import { readProviders } from './iam/providers.ts'
import { emitRole, readSessionDurations } from './iam/role.ts'
import { readRoot } from './iam/root.ts'
import { emitUser } from './iam/user.ts'

/** Principals, their policies and their credentials; in bulk, as IAM throttles early. */
export const collector: Collector = {
  service: 'iam',
  scope: 'global',
  types: [
    'AWS::IAM::User',
    'AWS::IAM::Role',
    'AWS::IAM::Group',
    'AWS::IAM::ManagedPolicy',
    awsManagedPolicyType,
    'AWS::IAM::InstanceProfile',
    'AWS::IAM::SAMLProvider',
    'AWS::IAM::OIDCProvider',
    'AWS::IAM::ServerCertificate',
  ],
  account: ['PasswordPolicy', 'facts.Root'],
  actions: [
    'iam:GetAccountAuthorizationDetails',
    'iam:GenerateCredentialReport',
    'iam:GetCredentialReport',
    'iam:GetAccountSummary',
    'iam:GetAccountPasswordPolicy',
    'iam:ListAccessKeys',
    'iam:GetAccessKeyLastUsed',
    'iam:ListRoles',
    'iam:GetRole',
    'iam:ListInstanceProfiles',
    'iam:ListSAMLProviders',
    'iam:ListOpenIDConnectProviders',
    'iam:GetOpenIDConnectProvider',
    'iam:ListServerCertificates',
  ],
  async collect(context) {
    const { IAM } = await import('@aws-sdk/client-iam')
    const iam = context.client(IAM)
    const [report] = await Promise.all([
      readCredentialReport(context, iam),
      readPasswordPolicy(context, iam),
      readInstanceProfiles(context, iam),
      readProviders(context, iam),
      readCertificates(context, iam),
    ])
    await readRoot(context, iam, report)
    const details = await readDetails(context, iam)
    for (const group of details.groups) emitGroup(context, group)
    for (const policy of details.policies) emitManagedPolicy(context, policy)
    for (const policy of details.awsPolicies) emitAwsPolicy(context, policy)
    await context.each(details.users, (user) => emitUser(context, iam, report, user))
    if (details.roles.length === 0) return
    const durations = await readSessionDurations(context, iam)
    await context.each(details.roles, (role) => emitRole(context, iam, durations, role))
  },
}
