import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesAfter, newestChanges } from '../../src/app/events/changes.ts'
import { forgetSignIns } from '../../src/app/users/forget-sign-ins.ts'
import { countAttempts, mostAttempts } from '../../src/app/users/attempts.ts'
import { completeSignIn } from '../../src/app/users/complete-sign-in.ts'
import { placesOf } from '../../src/app/users/places.ts'
import { findSession, mostSessions, sessionsOf, switchPlace } from '../../src/app/users/sessions.ts'
import { beginStep, endStep, stepLife } from '../../src/app/users/steps.ts'
import { createUser, requireUser } from '../../src/app/users/users.ts'
import { backup } from '../../src/store/backup.ts'
import { checkStore } from '../../src/store/check-store.ts'
import { listSessions } from '../../src/store/console-sessions.ts'
import { openEmpty, type Store } from '../../src/store/open-store.ts'
import { restore } from '../../src/store/restore.ts'
import { write } from '../../src/store/write.ts'
import { act, addWorkload, newActor } from './examples.ts'
import { temporaryFolder } from './open-test-store.ts'
import { kinds } from './stores.ts'

const start = Date.parse('2026-06-01T12:00:00Z')
const client = { address: '192.0.2.1' }

describe.each(kinds)('sign-in on $name', ({ missing, open, end }) => {
  if (missing !== undefined) {
    it.skip(missing, () => {})
    return
  }
  let store: Store
  let user: string
  beforeAll(async () => {
    store = await open()
    const grants = [{ account: '*', role: 'admin' as const }]
    user = (await createUser(store.db, { name: 'ada', grants }, { principal: 'test', at: start }))
      .id
  })
  afterAll(async () => {
    await store.close()
    await end()
  })
  const signIn = async (now: number) =>
    (await completeSignIn(store.db, { user, how: 'link', client, now })) ?? ''

  it('gives one of many who hold a step the right to go on', async () => {
    const token = await beginStep(store.db, 'oidc', { state: 'x' }, start)
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => endStep(store.db, token, 'oidc', start)),
    )
    expect(taken.filter((data) => data !== undefined)).toEqual([{ state: 'x' }])
    const late = await beginStep(store.db, 'oidc', {}, start)
    expect(await endStep(store.db, late, 'oidc', start + stepLife)).toBeUndefined()
  })

  it('counts attempts exactly, however many come at once', async () => {
    const attempt = { name: 'ada', address: '192.0.2.9' }
    const waits = await Promise.all(
      Array.from({ length: 30 }, () => countAttempts(store.db, attempt, start)),
    )
    expect(waits.filter((wait) => wait === 0)).toHaveLength(mostAttempts.both)
    expect(await countAttempts(store.db, attempt, start + 900_000)).toBe(0)
  })

  it('keeps the newest sessions of a user', async () => {
    const tokens: string[] = []
    for (let i = 0; i < mostSessions + 2; i++) tokens.push(await signIn(start + i))
    expect(await listSessions(store.db, user)).toHaveLength(mostSessions)
    const live = await Promise.all(tokens.map((t) => findSession(store.db, t, start + 99, false)))
    expect(live.findIndex((session) => session !== undefined)).toBe(2)
    const same: (object | undefined)[] = []
    for (let i = 0; i < mostSessions + 5; i++)
      same.push(await findSession(store.db, await signIn(start + 99), start + 99, false))
    expect(same).not.toContain(undefined)
  })

  it('moves a session, and lists the places in use', async () => {
    const actor = newActor()
    await act(store, actor, (tx) => addWorkload(tx, actor.account, 'Payments'))
    const token = await signIn(start + 1000)
    const live = await findSession(store.db, token, start + 1000, true)
    if (live === undefined) throw new Error('There is no session.')
    const place = { account: actor.account, region: 'eu-central-1' }
    expect(await switchPlace(store.db, live, place)).toBe(true)
    expect((await findSession(store.db, token, start + 1000, true))?.session).toMatchObject(place)
    const places = await placesOf(store.db, live.user)
    expect(places.find(({ account }) => account === actor.account)?.regions).not.toEqual([])
  })

  it('reads what was written in an account after a number', async () => {
    const actor = newActor()
    const arn = `arn:aws:wellarchitected:eu-west-1:${actor.account}:workload/0123`
    await write(store.db, actor, 'CreateWorkload', arn, (tx) =>
      addWorkload(tx, actor.account, 'Payments'),
    )
    const ends = await newestChanges(store.db, [actor.account])
    const { until, changes } = await changesAfter(store.db, actor.account, 0, 100)
    expect(until).toBe(ends.get(actor.account))
    expect(changes.map(({ workload }) => workload)).toEqual(['0123'])
    expect((await changesAfter(store.db, actor.account, until, 100)).changes).toEqual([])
  })

  it('forgets what is over, and leaves sessions out of backups', async () => {
    const now = start + 1000
    const token = await signIn(now)
    const folder = await temporaryFolder()
    const file = join(folder, 'backup')
    await backup(store.db, file, now)
    const text = gunzipSync(readFileSync(file)).toString()
    expect(text).toContain('console_user')
    expect(text).not.toMatch(/console_session|sign_in_step|sign_in_attempt/)
    const other = await openEmpty({ memory: true }, { closeOnSignals: false })
    await restore(other.db, file)
    expect((await requireUser(other.db, 'ADA')).id).toBe(user)
    expect(await findSession(other.db, token, now, false)).toBeUndefined()
    await other.close()
    await rm(folder, { recursive: true })
    await forgetSignIns(store.db, start + 86_400_000)
    expect(await listSessions(store.db, user)).toEqual([])
    expect((await checkStore(store.db)).diagnostics).toEqual([])
    const row = await requireUser(store.db, 'ada')
    expect(await sessionsOf(store.db, row, start)).toEqual([])
  })
})
