import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** A person whom the provider knows. */
export interface Person {
  readonly groups?: readonly string[] | string
  readonly email?: string
  readonly verified?: boolean
}

export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** By subject. */
  readonly people: Map<string, Person>
  /**
   * A browser goes to the provider and comes back.
   * @param as subject of the person who signs in there; `undefined` declines
   * @returns the address that the provider sends the browser to
   */
  readonly visit: (url: string, as: string | undefined) => Promise<URL>
  readonly close: () => Promise<void>
}

/** A real OpenID provider on a free loopback port. */
export async function startIdentityProvider(redirectUris: string[]): Promise<IdentityProvider> {
  const people = new Map<string, Person>()
  const [clientId, clientSecret] = ['plinth', 'a-client-secret-of-a-test']
  let signsIn: string | undefined
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: true,
    cookies: { keys: ['a-key-of-a-test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
    },
    pkce: { required: () => false },
    findAccount: (_, accountId) => {
      const { groups = [], email, verified = false } = people.get(accountId) ?? {}
      const mail = email === undefined ? {} : { email, email_verified: verified }
      return { accountId, claims: () => ({ sub: accountId, groups, ...mail }) }
    },
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const serve = provider.callback()
  server.on('request', (incoming, outgoing) => {
    if (incoming.url?.startsWith('/interaction/') !== true) void serve(incoming, outgoing)
    else {
      const result =
        signsIn === undefined ? { error: 'access_denied' } : { login: { accountId: signsIn } }
      void provider.interactionFinished(incoming, outgoing, result, {
        mergeWithLastSubmission: false,
      })
    }
  })
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    visit: (url, as) => {
      signsIn = as
      return follow(url, issuer)
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** Follows redirects within the provider, with its cookies, to the first address that is not its own. */
async function follow(from: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(from)
  for (let hops = 0; hops < 10; hops++) {
    if (url.origin !== issuer) return url
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const to = reply.headers.get('location')
    if (to === null) throw new Error(`The provider answered ${reply.status}: ${await reply.text()}`)
    url = new URL(to, url)
  }
  throw new Error('The provider goes in circles.')
}
