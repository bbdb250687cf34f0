import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openSignInSite, type SignInSite } from '../../../test/sign-in/sign-in-site.ts'
import { userContext } from '../../app/tool/command-context.ts'
import type { ToolContext } from '../../app/tool/context.ts'
import { createWorkload } from '../../app/tool/workloads/create.ts'
import { updateWorkload } from '../../app/tool/workloads/update.ts'
import { requireUser, setUserStatus } from '../../app/users/users.ts'
import { admitToken } from '../api/admit.ts'
import { admitSession } from '../sign-in/admit-session.ts'
import { createChangeFeed } from './change-feed.ts'
import { createEvents, type ServeEvents } from './serve-events.ts'

const token = 'a-token-of-a-test'
let site: SignInSite
let workload: string
let cookie: string
const feeds: { close: () => Promise<void> }[] = []
const open: AbortController[] = []

beforeAll(async () => {
  site = await openSignInSite()
  workload = await makeWorkload('Payments')
  await site.addUser({ name: 'ada', grants: [{ account: '111122223333', role: 'reader' }] })
  const browser = await site.signedIn('ada')
  cookie = `plinth_session=${browser.cookies.get('plinth_session')?.value}`
})
afterEach(async () => {
  for (const each of open.splice(0)) each.abort()
  await Promise.all(feeds.splice(0).map((feed) => feed.close()))
})
afterAll(() => site.store.close())

function context(account = '111122223333', region = 'eu-west-1'): ToolContext {
  const user = { account, region, name: 'test', role: 'owner' as const }
  return userContext(site.store.db, user, site.now)
}

async function makeWorkload(name: string, where = context()): Promise<string> {
  const { id } = await createWorkload(where, {
    WorkloadName: name,
    Description: 'Takes payments',
    Environment: 'PRODUCTION',
    ReviewOwner: 'someone@example.com',
    Lenses: ['wellarchitected'],
    AwsRegions: ['eu-west-1'],
  })
  return id
}

const rename = (notes: string, id = workload, where = context()) =>
  updateWorkload(where, id, { Notes: notes })

function start(more: { most?: { each: number; all: number }; recheck?: number } = {}) {
  const { db, hosts, clock } = site.options
  const onError = (error: unknown) => site.errors.push(error)
  const feed = createChangeFeed({ db, pause: 20, onError })
  feeds.push(feed)
  const admit = [admitToken(token), admitSession(site.options, false)]
  return createEvents({ db, hosts, clock, feed, admit, recheck: 20, onError, ...more })
}

async function listen(
  events: ServeEvents,
  query = '',
  headers: Record<string, string> = { cookie },
) {
  const abort = new AbortController()
  open.push(abort)
  const reply = await events.serve(
    new Request(`http://localhost:7070/api/events${query}`, {
      signal: abort.signal,
      headers: { host: 'localhost:7070', ...headers },
    }),
  )
  return { status: reply.status, headers: reply.headers, reader: new Events(reply) }
}

/** Reads events as a browser does. */
class Events {
  #text = ''
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  constructor(reply: Response) {
    this.#reader = reply.body?.getReader()
  }

  /** The next event; `undefined` at the end. */
  async next(): Promise<{ event: string; id?: string; data: Record<string, unknown> } | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end >= 0) {
        const block = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
        const [event, id, data] = [field('event'), field('id'), field('data')]
        if (event === undefined || event === 'hello') continue
        return { event, ...(id !== undefined && { id }), data: JSON.parse(data ?? '') }
      }
      const { done, value } = (await this.#reader?.read()) ?? { done: true, value: undefined }
      if (done) return undefined
      this.#text += new TextDecoder().decode(value)
    }
  }
}

describe('a page that listens', () => {
  test('hears of every write in its account and Region, in order', async () => {
    const { status, headers, reader } = await listen(start())
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/event-stream')
    await rename('one')
    await makeWorkload('Elsewhere', context('444455556666'))
    await makeWorkload('Another Region', context('111122223333', 'eu-central-1'))
    const other = await makeWorkload('Second')
    await rename('two')
    const heard = [await reader.next(), await reader.next(), await reader.next()]
    expect(heard.map((each) => [each?.event, each?.data['type'], each?.data['workload']])).toEqual([
      ['change', 'UpdateWorkload', workload],
      ['change', 'CreateWorkload', other],
      ['change', 'UpdateWorkload', workload],
    ])
    expect(heard[0]?.data).toMatchObject({ by: 'arn:aws:iam::111122223333:user/test' })
    expect(heard[0]?.id).toBe(String(heard[0]?.data['version']))
  })

  test('for one workload hears of no other', async () => {
    const other = await makeWorkload('Third')
    const { reader } = await listen(start(), `?workload=${workload}`)
    await rename('x', other)
    await rename('three')
    expect((await reader.next())?.data['workload']).toBe(workload)
  })

  test('goes on where it broke off', async () => {
    const events = start()
    const first = await listen(events)
    await rename('four')
    const seen = await first.reader.next()
    open.splice(0).map((each) => each.abort())
    await rename('five')
    const again = await listen(events, '', { cookie, 'last-event-id': seen?.id ?? '' })
    const heard = await again.reader.next()
    expect(heard?.data['version']).toBe(Number(seen?.id) + 1)
  })

  test('does not hear of keys and users', async () => {
    const { reader } = await listen(start())
    await site.addUser({ name: `quiet${site.now}` })
    await rename('six')
    expect((await reader.next())?.data['type']).toBe('UpdateWorkload')
  })

  test('is sent away when the session ends', async () => {
    await site.addUser({ name: 'bob' })
    const browser = await site.signedIn('bob')
    const own = `plinth_session=${browser.cookies.get('plinth_session')?.value}`
    const { reader } = await listen(start(), '', { cookie: own })
    const bob = await requireUser(site.store.db, 'bob')
    await setUserStatus(site.store.db, bob, 'DISABLED', { principal: 'test', at: site.now })
    expect(await reader.next()).toEqual({ event: 'end', data: { reason: 'signed-out' } })
    expect(await reader.next()).toBeUndefined()
  })

  test('ends when the server closes, and none begins then', async () => {
    const events = start()
    const { reader } = await listen(events)
    events.close()
    expect(await reader.next()).toBeUndefined()
    expect((await listen(events)).status).toBe(429)
  })
})

describe('who may not listen', () => {
  test.each([
    ['without a session', '', {}, 401],
    ['with a wrong token', '', { authorization: 'Bearer x' }, 401],
    [
      'under a rebound name',
      '',
      { authorization: `Bearer ${token}`, host: 'evil.example.com' },
      403,
    ],
    ['to another account', '?account=444455556666', undefined, 403],
    ['to a workload that is not there', `?workload=${'0'.repeat(32)}`, undefined, 404],
    ['to something unknown', '?x=1', undefined, 400],
  ])('%s', async (_, query, headers, status) => {
    expect((await listen(start(), query, headers)).status).toBe(status)
    expect(site.errors).toEqual([])
  })

  test('one caller opens a few streams only, and gets the places back', async () => {
    const events = start({ most: { each: 2, all: 3 } })
    const bearer = { authorization: `Bearer ${token}` }
    expect((await listen(events)).status).toBe(200)
    expect((await listen(events)).status).toBe(200)
    expect((await listen(events)).status).toBe(429)
    expect((await listen(events, '', bearer)).status).toBe(200)
    expect((await listen(events, '', bearer)).status).toBe(429)
    for (const each of open.splice(0)) each.abort()
    expect((await listen(events)).status).toBe(200)
  })
})
