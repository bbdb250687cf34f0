import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSignInSite, password, type SignInSite } from '../../../test/sign-in/sign-in-site.ts'

let site: SignInSite
let count = 0
let user: string
let secret: string
let codes: readonly string[]
beforeAll(async () => {
  site = await openSignInSite()
})
afterAll(() => site.store.close())

const base = '/api/session/security/totp'

function code(at = site.now): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: at,
  })
}

/** A user with an authenticator app, and a browser that has given the password. */
beforeEach(async () => {
  site.now += 3_600_000
  user = `user${count++}`
  await site.addUser({ name: user })
  const browser = await site.signedIn(user)
  const begun = await browser.call('POST', `${base}/begin`, {})
  secret = begun.body.secret ?? ''
  expect(begun.body['uri']).toContain(secret)
  const finished = await browser.call('POST', `${base}/finish`, { code: code() })
  expect(finished.status).toBe(200)
  const { recoveryCodes } = finished.body
  codes = Array.isArray(recoveryCodes) ? recoveryCodes : []
  site.now += 60_000
})

async function halfWay() {
  const browser = site.browser()
  const { body } = await browser.call('POST', '/api/session/password', { user, password })
  expect(body).toMatchObject({ state: 'second-factor', factors: ['totp', 'recovery-code'] })
  return browser
}

describe('a password alone', () => {
  test('gives no session where there is a second factor', async () => {
    const browser = await halfWay()
    expect(browser.cookies.has('plinth_session')).toBe(false)
    expect(browser.set[0]).toMatch(
      /^plinth_step=.*; Path=\/api\/session; .*HttpOnly; SameSite=Strict/,
    )
    expect((await browser.call('GET', '/api/session')).body.state).toBe('second-factor')
    expect((await browser.call('GET', '/api/session/security')).status).toBe(401)
    site.now += 10 * 60_000
    expect((await browser.call('GET', '/api/session')).body.state).toBe('signed-out')
    expect((await browser.call('POST', '/api/session/totp', { code: code() })).status).toBe(401)
  })
})

describe('a code', () => {
  test('signs in once; the same code is refused afterwards', async () => {
    const browser = await halfWay()
    const used = code()
    const { body } = await browser.call('POST', '/api/session/totp', { code: used })
    expect(body).toMatchObject({ state: 'signed-in', user: { name: user } })
    expect(browser.cookies.has('plinth_step')).toBe(false)
    const again = await halfWay()
    expect((await again.call('POST', '/api/session/totp', { code: used })).status).toBe(401)
    const before = code(site.now - 30_000)
    expect((await again.call('POST', '/api/session/totp', { code: before })).status).toBe(401)
    site.now += 30_000
    expect((await again.call('POST', '/api/session/totp', { code: code() })).status).toBe(200)
  })

  test('of two at the same moment lets one in', async () => {
    const browsers = [await halfWay(), await halfWay()]
    const used = code()
    const replies = await Promise.all(
      browsers.map((browser) => browser.call('POST', '/api/session/totp', { code: used })),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })

  test('is guessed a few times only, for a sign-in and for a user', async () => {
    const wrong = { code: code() === '000000' ? '000001' : '000000' }
    const browser = await halfWay()
    for (let i = 0; i < 5; i++)
      expect((await browser.call('POST', '/api/session/totp', wrong)).status).toBe(401)
    expect((await browser.call('POST', '/api/session/totp', { code: code() })).status).toBe(401)
    const statuses: number[] = []
    for (const next of [await halfWay(), await halfWay()])
      for (let i = 0; i < 5; i++)
        statuses.push((await next.call('POST', '/api/session/totp', wrong)).status)
    expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429])
  })

  test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '000000 '])(
    '%j is none',
    async (given) => {
      const browser = await halfWay()
      const { status } = await browser.call('POST', '/api/session/totp', { code: given })
      expect([400, 401]).toContain(status)
    },
  )

  test('is of no use in the place of another user', async () => {
    const other = `${user}x`
    await site.addUser({ name: other })
    const browser = site.browser()
    await browser.call('POST', '/api/session/password', { user: other, password })
    expect((await browser.call('POST', '/api/session/totp', { code: code() })).status).toBe(401)
  })
})

describe('a recovery code', () => {
  test('replaces the app once, however it is typed', async () => {
    expect(codes).toHaveLength(10)
    const [first = ''] = codes
    const typed = ` ${first.toUpperCase().replaceAll('-', ' ')} `
    const browser = await halfWay()
    const { body } = await browser.call('POST', '/api/session/recovery-code', { code: typed })
    expect(body.state).toBe('signed-in')
    expect((await browser.call('GET', '/api/session/security')).body.recoveryCodes).toBe(9)
    const again = await halfWay()
    const { status } = await again.call('POST', '/api/session/recovery-code', { code: first })
    expect(status).toBe(401)
  })

  test('works no more once there are new ones', async () => {
    const browser = await halfWay()
    await browser.call('POST', '/api/session/totp', { code: code() })
    const renewed = await browser.call('POST', '/api/session/security/recovery-codes', {})
    expect(renewed.body.recoveryCodes).toHaveLength(10)
    const again = await halfWay()
    const { status } = await again.call('POST', '/api/session/recovery-code', { code: codes[0] })
    expect(status).toBe(401)
  })
})

describe('changing how one signs in', () => {
  async function inside() {
    const browser = await halfWay()
    await browser.call('POST', '/api/session/totp', { code: code() })
    return browser
  }

  test('takes a lately started session', async () => {
    const browser = await inside()
    site.now += 16 * 60_000
    const { status, body } = await browser.call('DELETE', base)
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'sign-in-again' })
  })

  test('takes the token of the session', async () => {
    const browser = await inside()
    browser.csrf = ''
    expect((await browser.call('DELETE', base)).body.code).toBe('csrf-refused')
  })

  test('can take the app away, and its recovery codes with it', async () => {
    const browser = await inside()
    const { body } = await browser.call('DELETE', base)
    expect(body).toMatchObject({ totp: false, recoveryCodes: 0 })
    expect((await site.signedIn(user)).cookies.has('plinth_session')).toBe(true)
    expect((await browser.call('DELETE', base)).status).toBe(404)
  })

  test('changes the password with the present one only, and ends the other sessions', async () => {
    const [browser, other] = [await inside(), await halfWay()]
    site.now += 60_000
    await other.call('POST', '/api/session/totp', { code: code() })
    const path = '/api/session/security/password'
    const next = 'an even longer staple'
    const refused = [
      { password: next },
      { current: 'wrong', password: next },
      { current: password, password: 'short' },
      { current: password, password: `${user}${user}${user}` },
      { current: password, password: 'aaaaaaaaaaaaaaaa' },
    ]
    for (const body of refused) expect((await browser.call('PUT', path, body)).status).toBe(400)
    const changed = await browser.call('PUT', path, { current: password, password: next })
    expect(changed.status).toBe(200)
    expect((await other.call('GET', '/api/session')).body.state).toBe('signed-out')
    expect((await browser.call('GET', '/api/session')).body.state).toBe('signed-in')
    await expect(site.signedIn(user)).rejects.toThrow('401')
  })
})
