/**
 * Who calls. `assumed-role` is a session of a role, `role` a role without a certain session; `web-identity` and `saml` are
 * people whom a provider vouches for and who have no AWS credentials yet (they call `sts:AssumeRoleWith…`).
 */
export const principalKinds = [
  'user',
  'role',
  'assumed-role',
  'federated-user',
  'web-identity',
  'saml',
  'root',
  'service',
  'service-linked-role',
  'anonymous',
] as const
export type PrincipalKind = (typeof principalKinds)[number]

/** Source: IAM user guide, "AWS JSON policy elements: Principal" and "AWS global condition context keys". */
export interface Principal {
  readonly kind: PrincipalKind
  /**
   * The ARN of the caller: of the user, of the role, of the session (`arn:aws:sts::…:assumed-role/…`), of the root
   * user; of the identity provider for `web-identity` and `saml`. Absent for `service` and `anonymous`.
   */
  readonly arn?: string
  /** Twelve digits; absent for `service`, `anonymous` and for those that come from a provider. */
  readonly account?: string
  /** Of sessions: the role, with its path. Without it the path is taken for `/`. */
  readonly roleArn?: string
  /** Of federated users: the user who called GetFederationToken. */
  readonly parentArn?: string
  /** `aws:userid`: AIDA…, AROA…:session, 111122223333:name. Without it the key is unknown. */
  readonly userId?: string
  /** Of services: `cloudtrail.amazonaws.com`, first, then the other names that it goes by. */
  readonly serviceNames?: readonly string[]
  /** Absent when the account is in no organisation. */
  readonly orgId?: string
  /** `o-…/r-…/ou-…/`, as `aws:PrincipalOrgPaths` has them. */
  readonly orgPaths?: readonly string[]
  /** Tags of the user or role, under those of the session: `aws:PrincipalTag/…`. */
  readonly tags?: Readonly<Record<string, string>>
  /** The id that S3 knows the account by, in ACLs and in `CanonicalUser`. */
  readonly canonicalUserId?: string
}
