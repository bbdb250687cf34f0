import type { AccessKeyMetadata, IAM, UserDetail } from '@aws-sdk/client-iam'
import { isUnknown, type Unknown, unknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import { isoDate } from '../../plain.ts'
import { tagsOf } from '../../tags.ts'
import { type CredentialReport, dateIn, flagIn } from './credential-report.ts'
import { policiesOf } from './policies.ts'

export async function emitUser(
  context: CollectContext,
  iam: IAM,
  report: CredentialReport | Unknown,
  user: UserDetail,
): Promise<void> {
  const name = user.UserName ?? ''
  context.emit({
    type: 'AWS::IAM::User',
    id: name,
    arn: user.Arn,
    name,
    properties: {
      UserName: name,
      Path: user.Path,
      Groups: user.GroupList?.length === 0 ? undefined : user.GroupList,
      PermissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn,
      ...policiesOf(user.UserPolicyList, user.AttachedManagedPolicies),
    },
    facts: {
      CreatedAt: user.CreateDate,
      ...signInFacts(report, user.Arn ?? ''),
      AccessKeys: await readAccessKeys(context, iam, name),
    },
    tags: tagsOf(user.Tags),
  })
}

function signInFacts(
  report: CredentialReport | Unknown,
  arn: string,
): Readonly<Record<string, unknown>> {
  const row = isUnknown(report)
    ? report
    : (report.get(arn) ?? unknown('not-collected', 'newer than the credential report'))
  if (isUnknown(row))
    return {
      PasswordEnabled: row,
      PasswordLastUsedAt: row,
      PasswordLastChangedAt: row,
      MfaActive: row,
    }
  return {
    PasswordEnabled: flagIn(row, 'password_enabled'),
    PasswordLastUsedAt: dateIn(row, 'password_last_used'),
    PasswordLastChangedAt: dateIn(row, 'password_last_changed'),
    MfaActive: flagIn(row, 'mfa_active'),
  }
}

/** The report does not name keys and may be hours old: keys are asked for. */
async function readAccessKeys(
  context: CollectContext,
  iam: IAM,
  UserName: string,
): Promise<unknown> {
  const call = {
    permission: 'iam:ListAccessKeys',
    types: ['AWS::IAM::User'],
    resource: UserName,
  }
  const keys = await context.detail(
    call,
    async () => (await iam.listAccessKeys({ UserName })).AccessKeyMetadata ?? [],
  )
  if (keys === undefined || isUnknown(keys)) return keys
  return Promise.all(keys.map((key) => describeKey(context, iam, UserName, key)))
}

async function describeKey(
  context: CollectContext,
  iam: IAM,
  user: string,
  { AccessKeyId, Status, CreateDate }: AccessKeyMetadata,
): Promise<Readonly<Record<string, unknown>>> {
  const call = {
    permission: 'iam:GetAccessKeyLastUsed',
    types: ['AWS::IAM::User'],
    resource: user,
  }
  const used = await context.detail(
    call,
    async () => (await iam.getAccessKeyLastUsed({ AccessKeyId })).AccessKeyLastUsed?.LastUsedDate,
  )
  const LastUsedAt = isUnknown(used) ? used : (isoDate(used) ?? null)
  return { AccessKeyId, Status, CreatedAt: CreateDate, LastUsedAt }
}
