import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSignInSite, password, type SignInSite } from '../../../test/sign-in/sign-in-site.ts'
import { mostAttempts } from '../../app/users/attempts.ts'
import { requireUser, setUserStatus } from '../../app/users/users.ts'

let site: SignInSite
beforeAll(async () => {
  site = await openSignInSite()
  await site.addUser({ name: 'ada' })
  await site.addUser({ name: 'eve' })
  const eve = await requireUser(site.store.db, 'eve')
  await setUserStatus(site.store.db, eve, 'DISABLED', { principal: 'test', at: site.now })
})
afterAll(() => site.store.close())

const path = '/api/session/password'

describe('a password', () => {
  test('signs in, whatever the case of the name, and says who it is', async () => {
    const browser = site.browser()
    expect((await browser.call('GET', '/api/session')).body.state).toBe('signed-out')
    const { status, body } = await browser.call('POST', path, { user: 'ADA', password })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'signed-in',
      role: 'owner',
      account: '111122223333',
      user: { name: 'ada', principal: 'arn:aws:iam::111122223333:user/ada' },
    })
    expect((await browser.call('GET', '/api/session')).body.state).toBe('signed-in')
  })

  test('that is wrong, unknown or of a disabled user gets one and the same answer', async () => {
    const answers = []
    for (const [user, given] of [
      ['ada', 'wrong'],
      ['nobody', password],
      ['eve', password],
      ['eve', 'wrong'],
    ]) {
      const browser = site.browser()
      const { status, body } = await browser.call('POST', path, { user, password: given })
      answers.push({ status, body })
      expect(browser.set).toEqual([])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } })
  })

  test.each([
    ['no JSON', 'user=ada', 400],
    ['a list', [], 400],
    ['no password', { user: 'ada' }, 400],
    ['too much', { user: 'ada', password, admin: true }, 400],
    ['an object for a text', { user: { $ne: '' }, password }, 400],
    ['an endless password', { user: 'ada', password: 'x'.repeat(300) }, 400],
    ['a body of megabytes', { user: 'ada', password: 'x'.repeat(100_000) }, 413],
  ])('is not read from %s', async (_, body, status) => {
    expect((await site.browser().call('POST', path, body)).status).toBe(status)
    expect(site.errors).toEqual([])
  })

  test('is not taken from a form, which another site could send', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const { status } = await site.browser().call('POST', path, { user: 'ada', password }, form)
    expect(status).toBe(415)
  })
})

describe('the cookie', () => {
  test('is out of reach of scripts and of other sites', async () => {
    const browser = await site.signedIn('ada')
    const [session] = browser.set
    expect(session).toMatch(
      /^plinth_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    )
  })

  test('goes over TLS only where the server is called by another name', async () => {
    const browser = site.browser('https://plinth.example.com', '192.0.2.7')
    await browser.call('POST', path, { user: 'ada', password })
    expect(browser.set[0]).toMatch(/; Secure$/)
    const plain = site.browser('http://plinth.example.com', '192.0.2.7')
    const { status, body } = await plain.call('POST', path, { user: 'ada', password })
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'needs-tls' })
  })
})

describe('guessing', () => {
  const guess = (address: string, given = 'wrong guess', user = 'ada') =>
    site.browser('http://localhost:7070', address).call('POST', path, { user, password: given })

  test('is stopped after some attempts, right or wrong, until the window is over', async () => {
    const replies = await Promise.all(
      Array.from({ length: mostAttempts.both + 5 }, () => guess('192.0.2.1')),
    )
    const counts = [401, 429].map((s) => replies.filter(({ status }) => status === s).length)
    expect(counts).toEqual([mostAttempts.both, 5])
    const right = await guess('192.0.2.1', password)
    expect(right).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } })
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await guess('192.0.2.2', password)).status).toBe(200)
    site.now += 15 * 60_000
    expect((await guess('192.0.2.1', password)).status).toBe(200)
  })

  test('of a name is stopped when it comes from many addresses', async () => {
    site.now += 3_600_000
    const statuses: number[] = []
    for (let i = 0; i < mostAttempts.name + 1; i++)
      statuses.push((await guess(`198.51.100.${i}`, 'wrong', 'Nobody')).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await guess('198.51.100.1', password)).status).toBe(200)
  })

  test('of many names from one network is stopped', async () => {
    site.now += 3_600_000
    let status = 0
    for (let i = 0; i <= mostAttempts.address; i++)
      ({ status } = await guess(`2001:db8::${i.toString(16)}`, 'wrong', `name${i}`))
    expect(status).toBe(429)
    site.now += 3_600_000
  }, 60_000)

  test('does not stop an office that comes to work behind one address', async () => {
    for (let i = 0; i < mostAttempts.address + 5; i++) {
      const { status } = await site
        .browser('http://localhost:7070', '192.0.2.50')
        .call('POST', path, { user: 'ada', password })
      expect(status).toBe(200)
    }
  }, 60_000)
})
