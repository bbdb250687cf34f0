import type { Identity } from '../../../app/users/oidc-user.ts'
import type { OidcRole, OidcSettings } from '../../../app/users/oidc-settings.ts'
import type { Configuration } from 'openid-client'

/** What a sign-in keeps until its browser comes back. */
export interface OidcChecks {
  readonly state: string
  readonly nonce: string
  /** PKCE (RFC 7636). */
  readonly verifier: string
}

/** Sign-in at the company's identity provider. */
export interface OidcSignIn {
  /** Words on the button. */
  readonly name: string
  readonly roles: readonly OidcRole[]
  /** Where to send the browser, and what to keep. */
  readonly begin: (
    redirectUri: string,
  ) => Promise<{ readonly url: string; readonly checks: OidcChecks }>
  /**
   * Exchanges what the browser brought back for who it is.
   * @param callback the redirect URI with the query that came
   * @throws where state, nonce, PKCE, issuer, audience or signature do not hold
   */
  readonly finish: (callback: URL, checks: OidcChecks) => Promise<Identity>
}

const mostGroups = 2000

/** The provider is asked for its metadata on the first sign-in, so that it may be down when the server starts. */
export function createOidcSignIn(settings: OidcSettings): OidcSignIn {
  let discovered: Promise<Configuration> | undefined
  const configuration = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined
      throw error
    })
    return discovered
  }
  const scope = [...new Set(['openid', ...settings.scopes])].join(' ')
  return {
    name: settings.name,
    roles: settings.roles,
    begin: async (redirectUri) => {
      const client = await import('openid-client')
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, checks }
    },
    finish: async (callback, { state, nonce, verifier }) => {
      const client = await import('openid-client')
      const config = await configuration()
      const tokens = await client.authorizationCodeGrant(config, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('The identity provider sent no ID token.')
      // Many providers leave groups and address out of the ID token (OpenID Connect Core §5.4).
      const complete = claims[settings.groupClaim] !== undefined && claims['email'] !== undefined
      const more =
        complete || config.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      const email = verifiedEmail(claims) ?? verifiedEmail(more)
      return {
        issuer: claims.iss,
        subject: claims.sub,
        groups: groupsOf({ ...more, ...claims }, settings.groupClaim),
        ...(email !== undefined && { email }),
      }
    },
  }
}

/** The address, if the same source says that it is verified. */
function verifiedEmail(claims: object): string | undefined {
  const { email, email_verified: verified } = claims as Readonly<Record<string, unknown>>
  return verified === true && typeof email === 'string' ? email : undefined
}

async function discover(settings: OidcSettings): Promise<Configuration> {
  const client = await import('openid-client')
  const issuer = new URL(settings.issuer)
  const secret = settings.clientSecret
  return client.discovery(
    issuer,
    settings.clientId,
    undefined,
    secret === undefined ? client.None() : client.ClientSecretBasic(secret),
    // Only a provider on this machine may be without TLS; the settings see to that.
    issuer.protocol === 'http:'
      ? { execute: [client.allowInsecureRequests], timeout: 10 }
      : { timeout: 10 },
  )
}

function groupsOf(claims: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const claim = claims[name]
  const given: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return given.filter((group): group is string => typeof group === 'string').slice(0, mostGroups)
}
