import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSignInSite, type SignInSite } from '../../../test/sign-in/sign-in-site.ts'
import { Browser } from '../../../test/sign-in/browser.ts'
import { createOneTimeLinks, linkLife } from '../../app/users/one-time-links.ts'
import { requireUser, setUserStatus } from '../../app/users/users.ts'
import { createSignIn } from './create-sign-in.ts'

let site: SignInSite
beforeAll(async () => {
  site = await openSignInSite()
})
afterAll(() => site.store.close())
beforeEach(() => {
  site.now += 3_600_000
})

const refused = '/sign-in?problem=link-used'
const link = () => `/sign-in/link/${site.options.links?.issue()}`

describe('a one-time link', () => {
  test('signs in an administrator of everything, once', async () => {
    const path = link()
    const browser = site.browser('http://127.0.0.1:7070')
    expect(await browser.open(path)).toBe('/')
    expect((await browser.call('GET', '/api/session')).body).toMatchObject({
      state: 'signed-in',
      role: 'admin',
      everyAccount: true,
      user: { name: 'administrator' },
    })
    expect(await site.browser('http://127.0.0.1:7070').open(path)).toBe(refused)
  })

  test('of many that open it at once lets one in', async () => {
    const path = link()
    const places = await Promise.all(Array.from({ length: 5 }, () => site.browser().open(path)))
    expect(places.filter((place) => place === '/')).toHaveLength(1)
  })

  test('opens what whoever made it wanted', async () => {
    const opens = '/workloads/0123456789abcdef0123456789abcdef'
    const links = createOneTimeLinks(() => site.now, opens)
    const visitor = new Browser(createSignIn({ ...site.options, links }), 'http://127.0.0.1:7070')
    expect(await visitor.open(`/sign-in/link/${links.issue()}`)).toBe(opens)
  })

  test('is good for ten minutes, and only the newest', async () => {
    const [old, path] = [link(), link()]
    expect(await site.browser().open(old)).toBe(refused)
    site.now += linkLife
    expect(await site.browser().open(path)).toBe(refused)
  })

  test.each([
    ['from another machine', '192.0.2.1', {}],
    ['from another machine by IPv6', '2001:db8::1', {}],
    ['through a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '192.0.2.1' }],
    ['through another proxy', '127.0.0.1', { forwarded: 'for=192.0.2.1' }],
    ['under a public name', '127.0.0.1', { host: 'plinth.example.com' }],
  ])('is refused %s, and stays good', async (_, address, headers) => {
    const path = link()
    expect(await site.browser('http://localhost:7070', address).open(path, headers)).toBe(refused)
    expect(await site.browser('http://localhost:7070', '::1').open(path)).toBe('/')
  })

  test('is not used up by a browser that fetches ahead', async () => {
    const path = link()
    expect(await site.browser().open(path, { 'sec-purpose': 'prefetch' })).toBe('503')
    expect(await site.browser().open(path)).toBe('/')
  })

  test.each(['', 'x', '..', '%2e%2e', 'x'.repeat(43), `${'x'.repeat(42)}%00`])(
    '%j is none',
    async (token) => {
      link()
      expect(['404', refused]).toContain(await site.browser().open(`/sign-in/link/${token}`))
    },
  )

  test('does not work for an administrator who was disabled', async () => {
    const actor = { principal: 'test', at: site.now }
    const user = await requireUser(site.store.db, 'administrator')
    await setUserStatus(site.store.db, user, 'DISABLED', actor)
    expect(await site.browser().open(link())).toBe('/sign-in?problem=sign-in-failed')
    await setUserStatus(site.store.db, user, 'ACTIVE', actor)
  })
})
