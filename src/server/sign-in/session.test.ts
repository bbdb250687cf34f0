import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSignInSite, password, type SignInSite } from '../../../test/sign-in/sign-in-site.ts'
import { requireUser, resetUser, setUserGrants, setUserStatus } from '../../app/users/users.ts'
import { admitSession } from './admit-session.ts'

let site: SignInSite
beforeAll(async () => {
  site = await openSignInSite()
  await site.addUser({
    name: 'ada',
    grants: [
      { account: '111122223333', role: 'admin' },
      { account: '444455556666', role: 'reader' },
    ],
  })
  await site.addUser({ name: 'bob' })
})
beforeEach(() => {
  site.now += 86_400_000
})
afterAll(() => site.store.close())

const minutes = 60_000
const session = '/api/session'

async function stateOf(browser: Awaited<ReturnType<SignInSite['signedIn']>>) {
  return (await browser.call('GET', session)).body.state
}

describe('a session', () => {
  test('lasts as long as it is used, to an end', async () => {
    const browser = await site.signedIn('ada')
    for (let at = 0; at < 11 * 60 + 59; at += 50) {
      expect(await stateOf(browser)).toBe('signed-in')
      site.now += 50 * minutes
    }
    expect(await stateOf(browser)).toBe('signed-out')
  })

  test('ends when it is not used for an hour', async () => {
    const browser = await site.signedIn('ada')
    site.now += 59 * minutes
    expect(await stateOf(browser)).toBe('signed-in')
    site.now += 60 * minutes
    expect(await stateOf(browser)).toBe('signed-out')
  })

  test('is not taken over from a cookie that somebody else has put there', async () => {
    const attacker = await site.signedIn('bob')
    const planted = attacker.cookies.get('plinth_session')
    const victim = site.browser()
    if (planted !== undefined) victim.cookies.set('plinth_session', planted)
    await victim.call('POST', '/api/session/password', { user: 'ada', password })
    expect(victim.cookies.get('plinth_session')).not.toEqual(planted)
    expect(await stateOf(victim)).toBe('signed-in')
    expect(await stateOf(attacker)).toBe('signed-out')
    for (const value of ['x'.repeat(43), "' or 1=1 --", '']) {
      victim.cookies.set('plinth_session', { value, path: '/' })
      expect(await stateOf(victim)).toBe('signed-out')
    }
  })

  test('is none when the cookie comes twice', async () => {
    const browser = await site.signedIn('ada')
    const { value = '' } = browser.cookies.get('plinth_session') ?? {}
    const cookie = `plinth_session=${value}; plinth_session=${'x'.repeat(43)}`
    expect((await browser.call('GET', session, undefined, { cookie })).body.state).toBe(
      'signed-out',
    )
  })

  test('is worth nothing to who reads the store', async () => {
    const browser = await site.signedIn('ada')
    const { sql } = await import('kysely')
    const { rows } = await sql<{ id: string }>`select id from console_session`.execute(
      site.store.db,
    )
    const { value = '' } = browser.cookies.get('plinth_session') ?? {}
    expect(JSON.stringify(rows)).not.toContain(value)
    for (const { id } of rows) {
      browser.cookies.set('plinth_session', { value: id, path: '/' })
      expect(await stateOf(browser)).toBe('signed-out')
    }
  })

  test('ends by sign-out, which another site cannot cause', async () => {
    const browser = await site.signedIn('ada')
    const copy = browser.cookies.get('plinth_session')
    const forged = await browser.call('POST', '/api/session/sign-out', {}, { 'x-plinth-csrf': 'x' })
    expect(forged).toMatchObject({ status: 403, body: { code: 'csrf-refused' } })
    expect(await stateOf(browser)).toBe('signed-in')
    expect((await browser.call('POST', '/api/session/sign-out', {})).body.state).toBe('signed-out')
    expect(browser.cookies.has('plinth_session')).toBe(false)
    if (copy !== undefined) browser.cookies.set('plinth_session', copy)
    expect(await stateOf(browser)).toBe('signed-out')
  })

  test('ends when its user is disabled, reset, or given other roles', async () => {
    await site.addUser({ name: 'cleo' })
    const cleo = await requireUser(site.store.db, 'cleo')
    const actor = { principal: 'test', at: site.now }
    const { db } = site.store
    const grants = [{ account: '111122223333', role: 'reader' as const }]
    for (const end of [
      () => setUserGrants(db, cleo, grants, actor),
      () => resetUser(db, cleo, { password, factors: false }, actor),
      () => setUserStatus(db, cleo, 'DISABLED', actor),
    ]) {
      const browser = await site.signedIn('cleo')
      await end()
      expect(await stateOf(browser)).toBe('signed-out')
    }
    await expect(site.signedIn('cleo')).rejects.toThrow('401')
  })

  test('is listed, and others of the same user can be ended, never those of somebody else', async () => {
    const [here, there, bob] = await Promise.all(['ada', 'ada', 'bob'].map((n) => site.signedIn(n)))
    if (here === undefined || there === undefined || bob === undefined) throw new Error('none')
    const list = async (browser: typeof here) =>
      (await browser.call('GET', '/api/session/security')).body['sessions'] as readonly {
        readonly id: string
        readonly current: boolean
      }[]
    const [bobs] = await list(bob)
    const stolen = await here.call('DELETE', `/api/session/security/sessions/${bobs?.id}`)
    expect(stolen.status).toBe(404)
    expect(await stateOf(bob)).toBe('signed-in')
    const other = (await list(here)).find(({ current }) => !current)
    await here.call('DELETE', `/api/session/security/sessions/${other?.id}`)
    expect(await stateOf(there)).toBe('signed-out')
    expect(await stateOf(here)).toBe('signed-in')
  })
})

describe('another place', () => {
  const place = '/api/session/place'
  const go = { account: '444455556666', region: 'eu-central-1' }

  test('has the role that the user has there', async () => {
    const browser = await site.signedIn('ada')
    expect((await browser.call('PUT', place, go)).body).toMatchObject({ ...go, role: 'reader' })
    expect((await browser.call('GET', session)).body).toMatchObject({ ...go, role: 'reader' })
  })

  test.each([
    ['an account without a role', { ...go, account: '777788889999' }, 403],
    ['every account', { ...go, account: '*' }, 400],
    ['a Region that is none', { ...go, region: 'mars' }, 400],
    ['a role of one’s own', { ...go, role: 'admin' }, 400],
  ])('is refused: %s', async (_, body, status) => {
    const browser = await site.signedIn('ada')
    expect((await browser.call('PUT', place, body)).status).toBe(status)
    expect((await browser.call('GET', session)).body).toMatchObject({ role: 'admin' })
  })

  test('is not reached without the token of the session', async () => {
    const browser = await site.signedIn('ada')
    for (const csrf of ['', 'x', (await site.signedIn('ada')).csrf]) {
      const { status } = await browser.call('PUT', place, go, { 'x-plinth-csrf': csrf })
      expect(status).toBe(403)
    }
  })
})

describe('what comes from elsewhere is refused', () => {
  test.each([
    ['a rebound name', { host: 'evil.example.com' }],
    ['another origin', { origin: 'http://evil.example.com' }],
    ['another port of this machine', { origin: 'http://localhost:3000' }],
    ['another site, as the browser says', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['another port, as the browser says', { origin: '', 'sec-fetch-site': 'same-site' }],
    ['no origin at all', { origin: 'null' }],
  ])('%s', async (_, headers) => {
    const browser = await site.signedIn('ada')
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
    const { status } = await browser.call('GET', session, undefined, given)
    expect(status).toBe(403)
  })
})

describe('the rest of the API', () => {
  const request = (cookie: string, headers: Record<string, string> = {}) =>
    new Request('http://localhost:7070/api/workloads', { headers: { cookie, ...headers } })

  test('admits the session in its account, and writes with its token only', async () => {
    const browser = await site.signedIn('bob')
    const cookie = `plinth_session=${browser.cookies.get('plinth_session')?.value}`
    const admit = admitSession(site.options)
    const admitted = await admit(request(cookie))
    expect(admitted).toMatchObject({ account: '111122223333', name: 'bob', role: 'owner' })
    expect(() => admitted?.admitWrite()).toThrow('x-plinth-csrf')
    const writing = await admit(request(cookie, { 'x-plinth-csrf': browser.csrf }))
    expect(() => writing?.admitWrite()).not.toThrow()
    expect(await admit(request('plinth_session=none'))).toBeUndefined()
    expect(await admit(request(''))).toBeUndefined()
    await expect(admit(request(cookie, { 'sec-fetch-site': 'same-site' }))).rejects.toThrow(
      'origins',
    )
  })

  test('keeps a session alive only by what a person does', async () => {
    const browser = await site.signedIn('bob')
    const cookie = `plinth_session=${browser.cookies.get('plinth_session')?.value}`
    for (let i = 0; i < 2; i++) {
      site.now += 31 * minutes
      await admitSession(site.options, false)(request(cookie))
    }
    expect(await stateOf(browser)).toBe('signed-out')
  })
})
