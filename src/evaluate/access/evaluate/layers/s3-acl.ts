import { type Answer, no, yes } from '../../match/answer.ts'
import type { RequestScope } from '../../request/request-scope.ts'
import type { AclGrant, S3Settings } from './s3-settings.ts'

/** What each permission of an ACL lets people do. Source: Amazon S3 user guide, "Mapping of ACL permissions". */
const onBucket: Readonly<Record<string, readonly string[]>> = {
  READ: ['s3:listbucket', 's3:listbucketversions', 's3:listbucketmultipartuploads'],
  WRITE: ['s3:putobject', 's3:deleteobject', 's3:deleteobjectversion'],
  READ_ACP: ['s3:getbucketacl'],
  WRITE_ACP: ['s3:putbucketacl'],
}
const onObject: Readonly<Record<string, readonly string[]>> = {
  READ: ['s3:getobject', 's3:getobjectversion'],
  READ_ACP: ['s3:getobjectacl', 's3:getobjectversionacl'],
  WRITE_ACP: ['s3:putobjectacl', 's3:putobjectversionacl'],
}

export interface AclAnswer {
  /** Granted to everyone who calls. */
  readonly everyone: Answer
  /** Granted to the account of the caller, which then delegates. */
  readonly account: Answer
}

const silent: AclAnswer = { everyone: no, account: no }

/** @param ignorePublic IgnorePublicAcls is on: grants to the public groups do not count */
export function readAcls(
  { objectOwnership, bucketAcl = [], objectAcl = [] }: S3Settings,
  scope: RequestScope,
  ignorePublic: boolean,
): AclAnswer {
  if (objectOwnership === undefined || objectOwnership === 'BucketOwnerEnforced') return silent
  const granting = [
    ...bucketAcl.filter((grant) => covers(grant, onBucket, scope.action)),
    ...objectAcl.filter((grant) => covers(grant, onObject, scope.action)),
  ]
  const { who } = scope
  const isEveryone = ({ grantee }: AclGrant) =>
    !ignorePublic &&
    (grantee.endsWith('AllUsers') || (grantee.endsWith('AuthenticatedUsers') && who.hasAccount))
  const isOwn = ({ grantee }: AclGrant) =>
    who.hasAccount && (grantee === who.account || grantee === who.principal.canonicalUserId)
  return {
    everyone: granting.some(isEveryone) ? yes : no,
    account: granting.some(isOwn) ? yes : no,
  }
}

function covers(
  { permission }: AclGrant,
  table: Readonly<Record<string, readonly string[]>>,
  action: string,
): boolean {
  if (permission !== 'FULL_CONTROL') return table[permission]?.includes(action) ?? false
  return Object.values(table).some((actions) => actions.includes(action))
}
