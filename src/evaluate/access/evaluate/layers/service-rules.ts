import type { RequestScope } from '../../request/request-scope.ts'

/** A rule of a service that no policy changes. */
export interface ServiceRule {
  readonly verdict: 'allow' | 'implicit-deny'
  readonly because: string
}

const anyUser = new Set(['user', 'root'])

/** Rules that come before all policies, also before an explicit deny. Source: STS API reference and IAM user guide. */
export function ruleBeforePolicies({ action, who }: RequestScope): ServiceRule | undefined {
  if (action === 'sts:getcalleridentity' && who.hasAccount)
    return {
      verdict: 'allow',
      because: 'GetCallerIdentity needs no permission, and no policy can deny it',
    }
  if (action === 'sts:getsessiontoken' && anyUser.has(who.principal.kind))
    return {
      verdict: 'allow',
      because: 'GetSessionToken needs no permission, and no policy controls it',
    }
  return undefined
}

/** Rules that allow nothing more, but keep policies from allowing. */
export function ruleAgainst(scope: RequestScope): ServiceRule | undefined {
  const because = reasonAgainst(scope)
  return because === undefined ? undefined : { verdict: 'implicit-deny', because }
}

function reasonAgainst(scope: RequestScope): string | undefined {
  const { action, service, who, parts } = scope
  const { kind } = who.principal
  if (action === 'sts:getsessiontoken')
    return 'GetSessionToken takes the long-term credentials of a user'
  if (action === 'sts:assumerole' && kind === 'root') return 'the root user may not assume roles'
  if (service === 'sts' && kind === 'federated-user')
    return 'federated users may call nothing of STS but GetCallerIdentity'
  if (service === 'kms' && who.hasAccount && !scope.sameAccount && !acrossAccounts.has(action))
    return 'this operation of KMS does not work across accounts'
  if (service !== 'iam' || parts === undefined) return undefined
  const [, , , , account, rest] = parts
  if (account === 'aws' && changesPolicy.has(action))
    return 'policies that AWS manages cannot be changed'
  if (reservedRole.test(rest) && changesRole.has(action))
    return 'roles that AWS reserves cannot be changed'
  return undefined
}

/** Source: AWS KMS developer guide, "Allowing users in other accounts to use a KMS key". */
const acrossAccounts = new Set([
  'kms:creategrant',
  'kms:decrypt',
  'kms:derivesharedsecret',
  'kms:describekey',
  'kms:encrypt',
  'kms:generatedatakey',
  'kms:generatedatakeypair',
  'kms:generatedatakeypairwithoutplaintext',
  'kms:generatedatakeywithoutplaintext',
  'kms:generatemac',
  'kms:getkeyrotationstatus',
  'kms:getpublickey',
  'kms:listgrants',
  'kms:reencryptfrom',
  'kms:reencryptto',
  'kms:retiregrant',
  'kms:revokegrant',
  'kms:sign',
  'kms:verify',
  'kms:verifymac',
])

const reservedRole = /^role\/(?:aws-reserved|aws-service-role)\//

const changesPolicy = new Set([
  'iam:createpolicyversion',
  'iam:deletepolicy',
  'iam:deletepolicyversion',
  'iam:setdefaultpolicyversion',
  'iam:tagpolicy',
  'iam:untagpolicy',
])

const changesRole = new Set([
  'iam:attachrolepolicy',
  'iam:deleterole',
  'iam:deleterolepermissionsboundary',
  'iam:deleterolepolicy',
  'iam:detachrolepolicy',
  'iam:putrolepermissionsboundary',
  'iam:putrolepolicy',
  'iam:tagrole',
  'iam:untagrole',
  'iam:updateassumerolepolicy',
  'iam:updaterole',
])

const bucketPolicyActions = new Set([
  's3:getbucketpolicy',
  's3:putbucketpolicy',
  's3:deletebucketpolicy',
])

/** The root user of the bucket's account can always read and replace the bucket policy, also against a deny in it. */
export function isOwnersWayBack({ action, who, sameAccount }: RequestScope): boolean {
  return who.principal.kind === 'root' && sameAccount && bucketPolicyActions.has(action)
}
