import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

const callbackPath = '/api/session/oidc/callback'

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

export interface IdentityProviderOptions {
  /** Shows a browser whom it may go on as; otherwise `visit` says so. */
  readonly asks?: boolean
}

/**
 * A real OpenID provider on a free loopback port.
 * @param redirectUris where it may send browsers back to; `loopback` for every port of this machine (RFC 8252 §7.3)
 */
export async function startIdentityProvider(
  redirectUris: string[] | 'loopback',
  { asks = false }: IdentityProviderOptions = {},
): Promise<IdentityProvider> {
  const people = new Map<string, Person>()
  const [clientId, clientSecret] = ['plinth', 'a-client-secret-of-a-test']
  let signsIn: string | undefined
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  // For a browser, another name is another site than 127.0.0.1, where the console is.
  const name = asks ? 'localhost' : '127.0.0.1'
  const issuer = `http://${name}:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        ...(redirectUris === 'loopback'
          ? { application_type: 'native', redirect_uris: [`http://127.0.0.1${callbackPath}`] }
          : { redirect_uris: redirectUris }),
      },
    ],
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
    const url = new URL(incoming.url ?? '/', issuer)
    if (!url.pathname.startsWith('/interaction/')) void serve(incoming, outgoing)
    else if (asks && !url.searchParams.has('as'))
      outgoing.setHeader('content-type', 'text/html').end(pageFor([...people.keys()]))
    else {
      const subject = asks
        ? [...people.keys()].find((each) => url.search === `?as=${each}`)
        : signsIn
      const result =
        subject === undefined
          ? { error: 'access_denied' }
          : { login: { accountId: subject }, consent: {} }
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

function pageFor(subjects: readonly string[]): string {
  const links = [...subjects, ''].map(
    (each) => `<p><a href="?as=${each}">${each || 'Nobody'}</a></p>`,
  )
  return `<!doctype html><title>Sign in</title>${links.join('')}`
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
