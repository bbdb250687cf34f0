import type { Policy } from '../../policy/policy.ts'
import { type IsFixed, literal } from './trusted-keys.ts'

/** An identity provider at which anybody can have an account, and what of its tokens says whose they are. */
export interface SharedProvider {
  /** As `Principal` writes it: an ARN, or a domain name. */
  readonly principal: string
  /** Claims that every token has. */
  readonly always: readonly string[]
  /** Condition key, lower-cased → whether a value of it names somebody in particular. */
  readonly fixedBy: ReadonlyMap<string, IsFixed>
}

/** `organization:NAME:…`, `project_path:GROUP/…`: a part that is written out before any wildcard names the tenant. */
const named: IsFixed = (value) => literal(value) || /^[\w-]+:[^:/*?${}]+[:/]/.test(value)

/** Of GitHub only these parts name somebody: everyone may choose what else a subject is made of, in repositories of their own. */
const ofGitHub: IsFixed = (value) =>
  /^(?:repo|repository|job_workflow_ref):[^:/*?${}]+\//.test(value) ||
  /(?:^|:)(?:repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^:/*?${}]+(?::|$)/.test(
    value.replace(/[*?$].*$/s, ''),
  )

/** `OWNER/…` */
const ownerFirst: IsFixed = (value) => /^[^:/*?${}]+\//.test(value)

type Claims = Readonly<Record<string, IsFixed>>

const bySubject: Claims = { sub: named }
const byAudience: Claims = { aud: literal, sub: named }
const github: Claims = {
  sub: ofGitHub,
  repository: ownerFirst,
  job_workflow_ref: ownerFirst,
  repository_owner: literal,
  repository_owner_id: literal,
  repository_id: literal,
  enterprise: literal,
  enterprise_id: literal,
}

/**
 * Providers whose issuer is the same for all their customers, by URL, with the claims by which a policy tells its own tokens from those of
 * others. Source: IAM user guide, "Identity-provider controls for shared OIDC providers"; for Google, Facebook and Login with Amazon
 * "Available keys for AWS web identity federation". The forms of subjects are those that the providers document.
 */
const shared: ReadonlyMap<string, Claims> = new Map<string, Claims>([
  ['token.actions.githubusercontent.com', github],
  ['vstoken.actions.githubusercontent.com', github],
  ['oidc-configuration.audit-log.githubusercontent.com', { sub: literal }],
  ['gitlab.com', bySubject],
  ['app.terraform.io', bySubject],
  ['agent.buildkite.com', bySubject],
  ['oidc.codefresh.io', bySubject],
  ['studio.datachain.ai/api', bySubject],
  ['scalr.io', bySubject],
  ['tokens.cloud.shisho.dev', bySubject],
  ['proidc.upbound.io', bySubject],
  ['oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb', bySubject],
  ['oidc.vercel.com', byAudience],
  ['api.pulumi.com/oidc', byAudience],
  ['sandboxes.cloud', byAudience],
  ['cognito-identity.amazonaws.com', byAudience],
  ['accounts.google.com', { ...byAudience, oaud: literal, email: literal }],
  ['graph.facebook.com', { app_id: literal, id: literal }],
  ['www.amazon.com', { app_id: literal, user_id: literal }],
  ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', {}],
])

/** The providers that a trust policy names and at which anybody can have an account. Others are of one organisation. */
export function sharedProviders({ statements }: Policy): readonly SharedProvider[] {
  const named = new Set(
    statements.flatMap(({ principal }) =>
      (principal?.principals ?? [])
        .filter(({ type }) => type === 'Federated')
        .map(({ value }) => value),
    ),
  )
  return [...named].flatMap((principal) => {
    const url = principal.replace(/^arn:[^:]*:iam::[^:]*:oidc-provider\//, '').toLowerCase()
    const claims = shared.get(url.replace(/\/$/, ''))
    if (claims === undefined) return []
    const fixedBy = new Map(
      Object.entries(claims).map(([claim, isFixed]) => [`${url}:${claim}`, isFixed]),
    )
    // Microsoft Sentinel tells its customers apart by the name of the session.
    if (url.startsWith('sts.windows.net/')) fixedBy.set('sts:rolesessionname', literal)
    return [{ principal, always: [`${url}:sub`, `${url}:aud`], fixedBy }]
  })
}
