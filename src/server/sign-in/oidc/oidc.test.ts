import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../../../../test/sign-in/browser.ts'
import {
  type IdentityProvider,
  startIdentityProvider,
} from '../../../../test/sign-in/identity-provider.ts'
import { openSignInSite, type SignInSite } from '../../../../test/sign-in/sign-in-site.ts'
import { oidcSettings, type OidcSettings, parseOidcRole } from '../../../app/users/oidc-settings.ts'
import { listUsers, requireUser, setUserStatus } from '../../../app/users/users.ts'
import { createOidcSignIn } from './oidc-sign-in.ts'

const origin = 'http://localhost:7070'
const callback = '/api/session/oidc/callback'
const begin = '/api/session/oidc/begin'

let provider: IdentityProvider
let site: SignInSite
let settings: OidcSettings
let count = 0
let ada: string
beforeAll(async () => {
  provider = await startIdentityProvider([`${origin}${callback}`])
  settings = {
    ...oidcSettings.parse({
      issuer: provider.issuer,
      clientId: provider.clientId,
      name: 'Example sign-in',
      roles: [
        { group: 'security', role: 'owner', account: '111122223333' },
        { group: 'staff', role: 'reader', account: '*' },
      ],
    }),
    clientSecret: provider.clientSecret,
  }
  site = await openSignInSite({ oidc: createOidcSignIn(settings) })
})
afterAll(async () => {
  await site.store.close()
  await provider.close()
})
beforeEach(() => {
  site.now += 3_600_000
  site.errors.length = 0
  ada = `subject-${count++}`
  provider.people.set(ada, { groups: ['security'], email: `${ada}@example.com`, verified: true })
})

/** A browser that comes back from the provider. */
async function comeBack(
  as: string | undefined,
  change: (url: URL) => void = () => undefined,
): Promise<{ readonly browser: Browser; readonly path: string }> {
  const browser = site.browser(origin)
  const url = new URL(await browser.open(`${begin}?to=/workloads?x=1`))
  change(url)
  const back = await provider.visit(url.href, as)
  return { browser, path: `${back.pathname}${back.search}` }
}

async function signIn(as: string | undefined, change?: (url: URL) => void) {
  const { browser, path } = await comeBack(as, change)
  const place = await browser.open(path, { 'sec-fetch-site': 'cross-site' })
  const { body } = await browser.call('GET', '/api/session')
  return { browser, place, body }
}

describe('a person of the identity provider', () => {
  test('is offered the way, signs in, and comes back to where he wanted to go', async () => {
    const { body: before } = await site.browser(origin).call('GET', '/api/session')
    expect(before).toMatchObject({ methods: { oidc: { name: 'Example sign-in' } } })
    const { place, body, browser } = await signIn(ada)
    expect(place).toBe('/workloads?x=1')
    expect(body).toMatchObject({
      state: 'signed-in',
      role: 'owner',
      account: '111122223333',
      user: { name: `${ada}@example.com` },
    })
    expect([...browser.cookies.keys()]).toEqual(['plinth_session'])
    expect(site.errors).toEqual([])
  })

  test('is the same user every time, with the roles that the groups give then', async () => {
    const first = await signIn(ada)
    provider.people.set(ada, { groups: ['staff'], email: 'other@example.com', verified: true })
    const second = await signIn(ada)
    expect(second.body['user']).toEqual(first.body['user'])
    expect(second.body).toMatchObject({ role: 'reader', everyAccount: true })
  })

  test('in no group that has a role is refused', async () => {
    for (const groups of [[], ['others'], 'Security', ['security ']]) {
      provider.people.set(ada, { groups })
      expect(await signIn(ada)).toMatchObject({
        place: '/sign-in?problem=no-role',
        body: { state: 'signed-out' },
      })
    }
  })

  test('is refused once Plinth has disabled the user', async () => {
    await signIn(ada)
    const user = await requireUser(site.store.db, `${ada}@example.com`)
    await setUserStatus(site.store.db, user, 'DISABLED', { principal: 'test', at: site.now })
    expect((await signIn(ada)).place).toBe('/sign-in?problem=sign-in-failed')
  })

  test('never becomes a user who is there already, whatever the address says', async () => {
    await site.addUser({ name: `${ada}@example.com` })
    const { body } = await signIn(ada)
    expect(body).toMatchObject({ user: { name: expect.stringMatching(/^oidc-[0-9a-f]{16}$/) } })
    expect(await listUsers(site.store.db)).toContainEqual(
      expect.objectContaining({ name: `${ada}@example.com`, oidc: false }),
    )
  })

  test('has the address as name only when the provider has verified it', async () => {
    provider.people.set(ada, { groups: 'staff', email: 'administrator', verified: false })
    const { body } = await signIn(ada)
    expect(body).toMatchObject({ user: { name: expect.stringMatching(/^oidc-/) } })
  })

  test('cannot make a password or a passkey that outlives the account there', async () => {
    const { browser } = await signIn(ada)
    for (const [method, path] of [
      ['PUT', '/security/password'],
      ['POST', '/security/totp/begin'],
      ['POST', '/security/passkeys/begin'],
    ] as const) {
      const { body } = await browser.call(method, `/api/session${path}`, { password: 'x' })
      expect(body.code).toBe('managed-elsewhere')
    }
  })

  test('who declines there is told so', async () => {
    expect((await signIn(undefined)).place).toBe('/sign-in?problem=oidc-denied')
    expect(site.errors).toEqual([])
  })
})

describe('tampering', () => {
  test.each<[string, (url: URL) => void]>([
    ['the nonce removed', (url) => url.searchParams.delete('nonce')],
    ['another nonce', (url) => url.searchParams.set('nonce', 'mine')],
    ['another state', (url) => url.searchParams.set('state', 'mine')],
    ['no state', (url) => url.searchParams.delete('state')],
    [
      'another code challenge',
      (url) =>
        url.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
    ],
  ])('with %s on the way there is refused', async (_, change) => {
    const { place, body } = await signIn(ada, change)
    expect(place).toBe('/sign-in?problem=oidc-failed')
    expect(body.state).toBe('signed-out')
    expect(site.errors).toHaveLength(1)
  })

  test.each<[string, (url: URL) => void]>([
    ['another state', (url) => url.searchParams.set('state', 'mine')],
    ['no state', (url) => url.searchParams.delete('state')],
    ['another code', (url) => url.searchParams.set('code', 'mine')],
    ['no code', (url) => url.searchParams.delete('code')],
    ['another issuer', (url) => url.searchParams.set('iss', 'https://evil.example.com')],
    ['no issuer', (url) => url.searchParams.delete('iss')],
  ])('with %s on the way back is refused', async (_, change) => {
    const { browser, path } = await comeBack(ada)
    const url = new URL(path, origin)
    change(url)
    expect(await browser.open(`${url.pathname}${url.search}`)).toBe('/sign-in?problem=oidc-failed')
    expect(await browser.open(path)).toBe('/sign-in?problem=oidc-expired')
    expect(browser.cookies.has('plinth_session')).toBe(false)
  })

  test('every sign-in asks with S256, state and nonce of its own', async () => {
    const urls = await Promise.all(
      [0, 1].map(async () => new URL(await site.browser(origin).open(begin)).searchParams),
    )
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const values = urls.map((query) => query.get(name))
      expect(new Set(values).size).toBe(2)
      expect(values[0]).toMatch(/^[\w-]{43}$/)
    }
    expect(urls[0]?.get('code_challenge_method')).toBe('S256')
    expect(urls[0]?.get('scope')).toBe('openid profile email')
  })

  test('what somebody else brought back signs nobody in: not in this browser, not twice', async () => {
    const mallory = await comeBack(ada)
    const victim = await comeBack(ada)
    expect(await victim.browser.open(mallory.path)).toBe('/sign-in?problem=oidc-failed')
    expect(await site.browser(origin).open(victim.path)).toBe('/sign-in?problem=oidc-expired')
    expect(await mallory.browser.open(mallory.path)).toBe('/workloads?x=1')
    expect(await mallory.browser.open(mallory.path)).toBe('/sign-in?problem=oidc-expired')
  })

  test('a sign-in that takes too long is over', async () => {
    const { browser, path } = await comeBack(ada)
    site.now += 10 * 60_000
    expect(await browser.open(path)).toBe('/sign-in?problem=oidc-expired')
  })

  test.each(['//evil.example.com', 'https://evil.example.com', '/\\evil.example.com'])(
    'to=%s leads to the start page',
    async (to) => {
      const browser = site.browser(origin)
      const url = await browser.open(`${begin}?to=${encodeURIComponent(to)}`)
      const back = await provider.visit(url, ada)
      expect(await browser.open(`${back.pathname}${back.search}`)).toBe('/')
    },
  )

  test('the cookie of a sign-in under way comes back from another site, and nothing else does', async () => {
    const browser = site.browser(origin)
    await browser.open(begin)
    expect(browser.set[0]).toMatch(
      /^plinth_oidc=[\w-]{43}; Path=\/api\/session\/oidc; Max-Age=600; HttpOnly; SameSite=Lax$/,
    )
  })

  test('a wrong client secret, and a provider that is down, are told apart from a bug of the user', async () => {
    const wrong = createOidcSignIn({ ...settings, clientSecret: 'wrong' })
    const { browser, path } = await comeBack(ada)
    const { createSignIn } = await import('../create-sign-in.ts')
    const { Browser: Again } = await import('../../../../test/sign-in/browser.ts')
    const other = new Again(createSignIn({ ...site.options, oidc: wrong }), origin)
    for (const [name, cookie] of browser.cookies) other.cookies.set(name, cookie)
    expect(await other.open(path)).toBe('/sign-in?problem=oidc-failed')
    const nowhere = createOidcSignIn({ ...settings, issuer: 'http://127.0.0.1:1' })
    const lost = new Again(createSignIn({ ...site.options, oidc: nowhere }), origin)
    expect(await lost.open(begin)).toBe('/sign-in?problem=oidc-unreachable')
  })
})

describe('settings', () => {
  test.each([
    ['security=owner@111122223333', { group: 'security', role: 'owner', account: '111122223333' }],
    ['cn=a,ou=b=reader@*', { group: 'cn=a,ou=b', role: 'reader', account: '*' }],
  ])('%s maps a group', (text, role) => {
    expect(parseOidcRole(text)).toEqual(role)
  })

  test.each(['', 'security', 'security=owner', '=owner@*', 'a=root@*', 'a=owner@1', 'a=owner@'])(
    '%j maps none',
    (text) => {
      expect(parseOidcRole(text)).toBeUndefined()
    },
  )

  test.each(['http://login.example.com', 'ftp://x', 'x', ''])('%j is no issuer', (issuer) => {
    expect(oidcSettings.shape.issuer.safeParse(issuer).success).toBe(false)
  })
})
