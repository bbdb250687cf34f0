import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'

/**
 * The ARN of the user or role whose permissions a call used: of a session its role, of a federated user the user
 * who made the session. `undefined` for services, other accounts and anonymous calls, which have no policy here.
 */
export function principalOfEvent({ userIdentity }: CloudTrailEvent): string | undefined {
  // What stands in a log may be null, whatever CloudTrail documents.
  if (!userIdentity) return undefined
  const { type, arn, sessionContext } = userIdentity
  if (type === 'AssumedRole') {
    const issuer = sessionContext?.sessionIssuer?.arn
    return typeof issuer === 'string' ? issuer : roleOfSession(arn)
  }
  if (type === 'FederatedUser') return sessionContext?.sessionIssuer?.arn
  return type === 'IAMUser' || type === 'Root' ? arn : undefined
}

/** Sessions name their role without its path. */
function roleOfSession(arn: string | undefined): string | undefined {
  const parts = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn ?? '')
  return parts === null ? undefined : `arn:${parts[1]}:iam::${parts[2]}:role/${parts[3]}`
}
