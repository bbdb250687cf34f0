import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../../../test/sign-in/browser.ts'
import { type PasskeyFlaws, SoftwarePasskey } from '../../../test/sign-in/passkey.ts'
import { openSignInSite, password, type SignInSite } from '../../../test/sign-in/sign-in-site.ts'

let site: SignInSite
let count = 0
let user: string
let id: string
let passkey: SoftwarePasskey
beforeAll(async () => {
  site = await openSignInSite()
})
afterAll(() => site.store.close())

const own = '/api/session/security/passkeys'
const here = '/api/session/passkey'

async function enrol(browser: Browser, made: SoftwarePasskey, flaws: PasskeyFlaws = {}) {
  const { body } = await browser.call('POST', `${own}/begin`, {})
  const handle = Buffer.from(id, 'hex').toString('base64url')
  const response = made.create(body.challenge ?? '', handle, flaws)
  return browser.call('POST', `${own}/finish`, { name: 'laptop', response })
}

beforeEach(async () => {
  site.now += 3_600_000
  user = `user${count++}`
  id = await site.addUser({ name: user })
  passkey = new SoftwarePasskey()
  const { status, body } = await enrol(await site.signedIn(user), passkey)
  expect(status).toBe(200)
  expect(body.recoveryCodes).toHaveLength(10)
})

async function signIn(browser: Browser, flaws: PasskeyFlaws = {}, by = passkey) {
  const { body } = await browser.call('POST', `${here}/begin`, {})
  return browser.call('POST', `${here}/finish`, { response: by.get(body.challenge ?? '', flaws) })
}

describe('a passkey', () => {
  test('signs in alone, because it checks who uses it', async () => {
    const browser = site.browser()
    expect((await signIn(browser)).body).toMatchObject({ state: 'signed-in', user: { name: user } })
    const [shown] = (await browser.call('GET', '/api/session/security')).body[
      'passkeys'
    ] as object[]
    expect(shown).toMatchObject({ name: 'laptop', used: new Date(site.now).toISOString() })
  })

  test('is the second factor after a password', async () => {
    const browser = site.browser()
    const asked = await browser.call('POST', '/api/session/password', { user, password })
    expect(asked.body).toMatchObject({
      state: 'second-factor',
      factors: ['passkey', 'recovery-code'],
    })
    expect((await signIn(browser)).body.state).toBe('signed-in')
  })

  test.each<[string, PasskeyFlaws]>([
    ['from a page of another site', { origin: 'https://evil.example.com' }],
    ['from another port', { origin: 'http://localhost:9999' }],
    ['of another site', { rpId: 'evil.example.com' }],
    ['with an older challenge', { challenge: 'b2xk' }],
    ['that did not check who uses it', { unverified: true }],
  ])('%s is refused', async (_, flaws) => {
    expect((await signIn(site.browser(), flaws)).status).toBe(401)
    const fresh = await enrol(await inside(), new SoftwarePasskey(), flaws)
    expect(fresh.body.code).toBe('not-proven')
    expect(site.errors).toEqual([])
  })

  test('answers once: the same answer again is refused', async () => {
    const browser = site.browser()
    const { body } = await browser.call('POST', `${here}/begin`, {})
    const step = browser.cookies.get('plinth_challenge')
    const response = passkey.get(body.challenge ?? '')
    expect((await browser.call('POST', `${here}/finish`, { response })).status).toBe(200)
    if (step !== undefined) browser.cookies.set('plinth_challenge', step)
    expect((await browser.call('POST', `${here}/finish`, { response })).status).toBe(401)
  })

  test('whose answer another browser brings is refused', async () => {
    const { body } = await site.browser().call('POST', `${here}/begin`, {})
    const response = passkey.get(body.challenge ?? '')
    const thief = site.browser()
    await thief.call('POST', `${here}/begin`, {})
    expect((await thief.call('POST', `${here}/finish`, { response })).status).toBe(401)
  })

  test('that was copied is found out by its counter', async () => {
    expect((await signIn(site.browser())).status).toBe(200)
    passkey.counter -= 1
    expect((await signIn(site.browser())).status).toBe(401)
  })

  test('of another user is no second factor, and names nobody else', async () => {
    const mallory = `${user}m`
    await site.addUser({ name: mallory })
    const browser = site.browser()
    await browser.call('POST', '/api/session/password', { user, password })
    const stranger = new SoftwarePasskey()
    stranger.userHandle = passkey.userHandle
    expect((await signIn(browser, {}, stranger)).status).toBe(401)
    passkey.userHandle = Buffer.from('0'.repeat(32), 'hex').toString('base64url')
    expect((await signIn(site.browser())).status).toBe(401)
  })

  test('that was removed does not sign in any more', async () => {
    const { status, body } = await (await inside()).call('DELETE', `${own}/${passkey.id}`)
    expect({ status, left: body['passkeys'], codes: body.recoveryCodes }).toEqual({
      status: 200,
      left: [],
      codes: 0,
    })
    expect((await signIn(site.browser())).status).toBe(401)
  })

  test('is kept once', async () => {
    expect((await enrol(await inside(), passkey)).body.code).toBe('not-proven')
  })

  test.each([
    {},
    { response: {} },
    { response: 'x' },
    { response: { id: '<', type: 'public-key' } },
  ])('is not read from %j', async (body) => {
    expect((await site.browser().call('POST', `${here}/finish`, body)).status).toBe(400)
    expect(site.errors).toEqual([])
  })

  test('needs a name in the address', async () => {
    const browser = site.browser('http://127.0.0.1:7070')
    const { body } = await browser.call('POST', `${here}/begin`, {})
    expect(body.code).toBe('passkey-needs-name')
  })
})

async function inside(): Promise<Browser> {
  const browser = site.browser()
  await signIn(browser)
  return browser
}
