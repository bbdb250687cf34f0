import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getAnswer, listAnswers, reviseAnswer, saveAnswer } from '../../src/store/answers.ts'
import type { Risk } from '../../src/model/review.ts'
import { checkStore } from '../../src/store/check-store.ts'
import { snapshot, transaction } from '../../src/store/db.ts'
import { claimToken, forgetExpired, rememberResponse } from '../../src/store/idempotency.ts'
import { deleteLensReview, insertLensReview } from '../../src/store/lens-reviews.ts'
import { migrate } from '../../src/store/migrations.ts'
import { insertMilestone, listMilestones } from '../../src/store/milestones.ts'
import type { Store } from '../../src/store/open-store.ts'
import type { Cursor } from '../../src/store/page.ts'
import { listCountedWorkloads } from '../../src/store/listed-workloads.ts'
import { countReviews } from '../../src/store/review-counts.ts'
import { insertEvidence, insertRun, listEvidence } from '../../src/store/runs.ts'
import { getSettings, putSettings } from '../../src/store/settings.ts'
import { insertShare, listInvitations, listLapsed, updateShare } from '../../src/store/shares.ts'
import { deleteTags, getTags, putTags } from '../../src/store/tags.ts'
import {
  deleteWorkload,
  getWorkload,
  insertWorkload,
  listWorkloads,
  updateWorkload,
} from '../../src/store/workloads.ts'
import { write } from '../../src/store/write.ts'
import { act, addWorkload, answer, lens, newActor, newId } from './examples.ts'
import { kinds } from './stores.ts'

describe.each(kinds)('the store on $name', ({ missing, open, end }) => {
  if (missing !== undefined) {
    it.skip(missing, () => {})
    return
  }
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(async () => {
    await store.close()
    await end()
  })

  it('migrates again without any effect', async () => {
    await Promise.all([migrate(store.db), migrate(store.db)])
  })

  describe('workloads', () => {
    it('have names that are unique in an account and Region, ignoring case and spaces', async () => {
      const actor = newActor()
      const region = 'eu-west-1'
      const create = (name: string, other = {}) =>
        act(store, actor, (tx) => {
          const id = newId()
          const data = { description: 'Any', environment: 'PRODUCTION' } as const
          const { account } = actor
          return insertWorkload(tx, { id, arn: `arn:${id}`, account, region, name, data, ...other })
        })
      expect(await create('Shop Front')).toMatchObject({ name: 'Shop Front', version: 1 })
      expect(await create('shop\tFRONT ')).toBe('exists')
      expect(await create('Shop Front', { region: 'eu-west-2' })).toMatchObject({ version: 1 })
      const other = await create('Back office')
      const id = typeof other === 'string' ? '' : other.id
      const rename = (name: string) =>
        act(store, actor, async (tx) => {
          const result = await updateWorkload(tx, id, 'any', { name })
          // The refusal does not spoil the transaction.
          await putTags(tx, `arn:${id}`, { renamed: name })
          return result
        })
      expect(await rename('SHOPFRONT')).toBe('exists')
      expect(await rename('BackOffice')).toMatchObject({ name: 'BackOffice', version: 2 })
    })

    it('come in pages that neither repeat nor miss any, while others come and go', async () => {
      const actor = newActor()
      const viewer = { account: actor.account, region: 'eu-west-1' }
      await act(store, actor, async (tx) => {
        for (let i = 0; i < 25; i++) await addWorkload(tx, actor.account, `Workload ${i}`)
      })
      const seen: string[] = []
      let after: Cursor | undefined
      do {
        const page = await listWorkloads(store.db, viewer, { after, limit: 10 })
        seen.push(...page.items.map((w) => w.name))
        after = page.next
        if (seen.length === 10)
          await act(store, { ...actor, at: actor.at - 1 }, (tx) =>
            addWorkload(tx, actor.account, 'Earlier'),
          )
      } while (after !== undefined)
      expect(seen).toHaveLength(25)
      expect(new Set(seen).size).toBe(25)
      const some = await listWorkloads(
        store.db,
        { ...viewer, namePrefix: 'workLOAD 1' },
        { limit: 50 },
      )
      expect(some.items).toHaveLength(11)
    })

    it('keep hostile text as text', async () => {
      const actor = newActor()
      const hostile = `'; drop table workload; -- \0 \uD800 \\u0000 {"a":1} 🏦`
      const row = await act(store, actor, async (tx) => {
        const added = await addWorkload(tx, actor.account, hostile)
        await putTags(tx, added.arn, { ['__proto__']: 'polluted', constructor: hostile })
        return added
      })
      const stored = hostile.replace('\0', '\uFFFD').replace('\uD800', '\uFFFD')
      expect((await getWorkload(store.db, row.id))?.name).toBe(stored)
      const tags = await getTags(store.db, row.arn)
      expect(Object.entries(tags)).toEqual([
        ['__proto__', 'polluted'],
        ['constructor', stored],
      ])
      await act(store, actor, (tx) => deleteTags(tx, row.arn, ['__proto__', 'absent']))
      expect(Object.keys(await getTags(store.db, row.arn))).toEqual(['constructor'])
      expect(await getWorkload(store.db, 'a\0b')).toBeUndefined()
    })
  })

  describe('answers', () => {
    it('of different questions never conflict, of the same question only one wins', async () => {
      const actor = newActor()
      const { id } = await act(store, actor, (tx) => addWorkload(tx, actor.account, 'Answers'))
      const save = (question: string, expected: number, notes: string) =>
        act(store, actor, (tx) =>
          saveAnswer(tx, { workload: id, lens, question }, expected, answer(notes)),
        )
      const questions = Array.from({ length: 12 }, (_, i) => `question-${i}`)
      const added = await Promise.all(questions.map((q) => save(q, 0, 'first')))
      const changed = await Promise.all(questions.map((q) => save(q, 1, 'second')))
      for (const row of added) expect(row).toMatchObject({ version: 1 })
      for (const row of changed) expect(row).toMatchObject({ version: 2 })
      const rivals = await Promise.all(['a', 'b', 'c', 'd'].map((n) => save('question-0', 2, n)))
      expect(rivals.filter((r) => r === 'stale')).toHaveLength(3)
      expect(await save('question-1', 0, 'late')).toBe('stale')
      expect(await save('never-asked', 3, 'lost')).toBe('missing')
      expect(await listAnswers(store.db, id, lens)).toHaveLength(12)
      const { reviews } = await countReviews(store.db, [id])
      expect(reviews).toMatchObject([{ workload: id, lens, risks: { HIGH: 12 } }])
    })

    it('are counted by risk for lists, as they come, change and go with their review', async () => {
      const actor = newActor()
      const { id } = await act(store, actor, (tx) => addWorkload(tx, actor.account, 'Counts'))
      const counts = async () =>
        (await countReviews(store.db, [id])).reviews.map((each) => [each.lens, each.risks])
      const save = (question: string, risk: Risk, of = lens) =>
        act(store, actor, (tx) =>
          saveAnswer(tx, { workload: id, lens: of, question }, 'any', { ...answer(''), risk }),
        )
      expect(await counts()).toEqual([[lens, {}]])
      await act(store, actor, (tx) =>
        insertLensReview(tx, {
          workload: id,
          lens: 'own',
          lens_version: '1.0',
          position: 1,
          data: {},
        }),
      )
      await Promise.all([save('a', 'HIGH'), save('b', 'HIGH'), save('a', 'NONE', 'own')])
      await save('b', 'MEDIUM')
      expect(await counts()).toEqual([
        [lens, { HIGH: 1, MEDIUM: 1 }],
        ['own', { NONE: 1 }],
      ])
      await act(store, actor, (tx) => deleteLensReview(tx, id, 'own'))
      expect(await counts()).toEqual([[lens, { HIGH: 1, MEDIUM: 1 }]])
      await act(store, actor, (tx) => deleteWorkload(tx, id))
      expect(await counts()).toEqual([])
    })

    it('count exactly under parallel read-modify-write', async () => {
      const actor = newActor()
      const count = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 30 })
      await fc.assert(
        fc.asyncProperty(count, async (targets) => {
          const { id } = await act(store, actor, (tx) => addWorkload(tx, actor.account, newId()))
          const keyOf = (n: number) => ({ workload: id, lens, question: `q${n}` })
          await Promise.all(
            targets.map((n) =>
              act(store, actor, (tx) =>
                reviseAnswer(tx, keyOf(n), (now) =>
                  answer(String(Number(now?.data.notes ?? '0') + 1)),
                ),
              ),
            ),
          )
          for (const n of [0, 1, 2]) {
            const found = await getAnswer(store.db, keyOf(n))
            expect(Number(found?.data.notes ?? '0')).toBe(targets.filter((t) => t === n).length)
          }
        }),
        { numRuns: 8 },
      )
    })
  })

  it('milestones get the next number and nothing changes or deletes them but the end of their workload', async () => {
    const actor = newActor()
    const workload = await act(store, actor, (tx) => addWorkload(tx, actor.account, 'Milestones'))
    const take = (name: string) =>
      act(store, actor, (tx) =>
        insertMilestone(tx, {
          workload: workload.id,
          name,
          summary: { risks: 3 },
          data: { workload, lensReviews: [], answers: [] },
        }),
      )
    const taken = await Promise.all(['One', 'Two', 'Three'].map(take))
    expect(taken.map((m) => (typeof m === 'string' ? m : m.number)).toSorted()).toEqual([1, 2, 3])
    expect(await take(' TWO')).toBe('exists')
    const first = await listMilestones(store.db, workload.id, { limit: 2 })
    const rest = await listMilestones(store.db, workload.id, { limit: 2, after: first.next })
    expect([...first.items, ...rest.items].map((m) => m.number)).toEqual([1, 2, 3])
    await expect(sql`update milestone set name = 'Better'`.execute(store.db)).rejects.toThrow(
      'never changes',
    )
    const remove = sql`delete from milestone where workload = ${workload.id}`
    await expect(remove.execute(store.db)).rejects.toThrow('only with its workload')
    await act(store, actor, (tx) => deleteWorkload(tx, workload.id))
    expect((await listMilestones(store.db, workload.id, { limit: 5 })).items).toEqual([])
  })

  it('evidence comes in bulk and is found by choice', async () => {
    const actor = newActor()
    const run = newId()
    const workload = await act(store, actor, async (tx) => {
      const row = await addWorkload(tx, actor.account, 'Evidence')
      const { account, region } = row
      await insertRun(tx, {
        id: run,
        workload: row.id,
        account,
        region,
        status: 'COMPLETE',
        ended: 5,
        data: {},
      })
      const evidence = Array.from({ length: 450 }, (_, i) => ({
        run,
        lens,
        question: `q${i % 9}`,
        choice: `c${i}`,
        workload: row.id,
        data: { verdict: 'met' },
      }))
      expect(await insertEvidence(tx, evidence)).toHaveLength(450)
      return row
    })
    expect(await listEvidence(store.db, run, { question: 'q4' })).toHaveLength(50)
    expect(await listEvidence(store.db, run, { choice: 'c7' })).toHaveLength(1)
    await act(store, actor, (tx) => deleteWorkload(tx, workload.id))
    expect(await listEvidence(store.db, run)).toEqual([])
  })

  it('shares show to their targets only, once taken; pending ones lapse', async () => {
    const [owner, guest] = [newActor(), newActor()]
    const workload = await act(store, owner, (tx) => addWorkload(tx, owner.account, 'Shared'))
    const share = await act(store, owner, (tx) =>
      insertShare(tx, {
        id: newId(),
        type: 'workload',
        resource: workload.id,
        resource_arn: workload.arn,
        resource_name: workload.name,
        account: owner.account,
        region: workload.region,
        target: guest.account,
        kind: 'account',
        permission: 'READONLY',
        status: 'PENDING',
        invitation: newId(),
        expires: 1_000,
        data: {},
      }),
    )
    if (share === 'exists') throw new Error('The share exists.')
    const guestSees = async () => {
      const viewer = { account: guest.account, region: 'eu-west-1', targets: [guest.account] }
      return (await listWorkloads(store.db, viewer, { limit: 5 })).items.map((w) => w.id)
    }
    const filter = { region: 'eu-west-1', targets: [guest.account] }
    expect((await listInvitations(store.db, filter, 999, { limit: 5 })).items).toHaveLength(1)
    expect((await listInvitations(store.db, filter, 1_000, { limit: 5 })).items).toHaveLength(0)
    expect((await listLapsed(store.db, 1_000, { limit: 5 })).items.map((s) => s.id)).toContain(
      share.id,
    )
    expect(await guestSees()).toEqual([])
    await act(store, guest, (tx) => updateShare(tx, share.id, 1, { status: 'ACCEPTED' }))
    expect(await guestSees()).toEqual([workload.id])
    const at = (ms: number) => ({ ...guest, at: owner.at + ms })
    const before = await act(store, at(-5), (tx) => addWorkload(tx, guest.account, 'Before'))
    const after = await act(store, at(5), (tx) => addWorkload(tx, guest.account, 'After'))
    expect(await guestSees()).toEqual([before.id, workload.id, after.id])
    const viewer = { account: guest.account, region: 'eu-west-1', targets: [guest.account] }
    const first = await listCountedWorkloads(store.db, viewer, { limit: 2 })
    expect(first.page.items.map(({ id }) => id)).toEqual([before.id, workload.id])
    const rest = await listCountedWorkloads(store.db, viewer, { after: first.page.next, limit: 2 })
    expect(rest.page).toMatchObject({ items: [{ id: after.id }] })
  })

  it('lists follow every change at once, and keep what did not change', async () => {
    const actor = newActor()
    const add = (name: string) => act(store, actor, (tx) => addWorkload(tx, actor.account, name))
    const [one, other] = [await add('One'), await add('Other')]
    const viewer = { account: actor.account, region: 'eu-west-1', targets: [] }
    const list = async () => (await listCountedWorkloads(store.db, viewer, { limit: 5 })).page.items
    const save = (question: string, risk: Risk) =>
      act(store, actor, (tx) =>
        saveAnswer(tx, { workload: one.id, lens, question }, 'any', { ...answer(''), risk }),
      )
    const before = await list()
    expect(before).toMatchObject([
      { name: 'One', reviews: [{ lens, risks: {} }] },
      { name: 'Other', reviews: [{ lens, risks: {} }] },
    ])
    await save('a', 'HIGH')
    expect((await list())[0]?.reviews).toMatchObject([{ risks: { HIGH: 1 } }])
    // Within the same millisecond.
    await Promise.all([save('a', 'NONE'), save('b', 'MEDIUM')])
    expect((await list())[0]?.reviews).toMatchObject([{ risks: { NONE: 1, MEDIUM: 1 } }])
    const profiles = [{ arn: 'arn:example', version: '1.0' }]
    const data = { ...one.data, improvementStatus: 'COMPLETE', profiles }
    await act(store, actor, (tx) => updateWorkload(tx, one.id, 1, { name: 'Won', data }))
    const [changed, same] = await list()
    expect(changed).toMatchObject({
      name: 'Won',
      data: { improvementStatus: 'COMPLETE', profiles },
    })
    expect(same).toBe(before[1])
    await act(store, actor, (tx) => deleteWorkload(tx, one.id))
    expect(await list()).toEqual([before[1]])
    expect(before[1]).toMatchObject({ id: other.id, data: {} })
  })

  it('settings merge', async () => {
    const actor = newActor()
    const put = (change: object) =>
      act(store, actor, (tx) => putSettings(tx, actor.account, 'eu-west-1', change))
    await put({ organizationSharing: 'ENABLED' })
    await put({ discoveryIntegration: 'DISABLED' })
    expect(await getSettings(store.db, actor.account, 'eu-west-1')).toEqual({
      organizationSharing: 'ENABLED',
      discoveryIntegration: 'DISABLED',
    })
  })

  it('requests with one token are done once, also at the same time, until the token expires', async () => {
    const actor = newActor()
    const token = '🔑'.repeat(1_024)
    const key = { account: actor.account, region: 'eu-west-1', operation: 'Create', token }
    let done = 0
    const request = (digest: string, now: number) =>
      act(store, actor, async (tx) => {
        const claim = await claimToken(tx, key, digest, now, now + 100)
        if (claim.kind === 'new') await rememberResponse(tx, key, { done: (done += 1) })
        return claim
      })
    const claims = await Promise.all([1, 2, 3, 4].map(() => request('same', 1_000)))
    expect(claims.filter((c) => c.kind === 'new')).toHaveLength(1)
    expect(claims.filter((c) => c.kind === 'replay')).toHaveLength(3)
    expect(await request('same', 1_050)).toEqual({ kind: 'replay', response: { done: 1 } })
    expect(await request('other', 1_050)).toEqual({ kind: 'mismatch' })
    expect(await request('other', 1_100)).toEqual({ kind: 'new' })
    expect(await forgetExpired(store.db, 1_200)).toBe(1)
  })

  describe('transactions', () => {
    it('leave nothing behind when they fail, nor when nothing changed', async () => {
      const actor = newActor()
      const failing = act(store, actor, async (tx) => {
        await addWorkload(tx, actor.account, 'Half')
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      await act(store, actor, () => Promise.resolve())
      const viewer = { account: actor.account, region: 'eu-west-1' }
      expect((await listWorkloads(store.db, viewer, { limit: 5 })).items).toEqual([])
      const audit = await sql`select from audit where account = ${actor.account}`.execute(store.db)
      expect(audit.rows).toEqual([])
    })

    it('refuse the outer database inside, instead of waiting for themselves forever', async () => {
      const actor = newActor()
      const misuse = [
        () => getWorkload(store.db, 'any'),
        () => sql`select 1`.execute(store.db),
        () => act(store, actor, () => Promise.resolve()),
        () => snapshot(store.db, () => Promise.resolve()),
      ]
      for (const use of misuse)
        await expect(act<unknown>(store, actor, use)).rejects.toThrow('inside a transaction')
    })

    it('refuse rows outside of a write, and use after the end', async () => {
      const { account } = newActor()
      const outside = snapshot(store.db, (tx) => addWorkload(tx, account, 'Unaudited'))
      await expect(outside).rejects.toThrow('inside `write` only')
      const late = await act(store, newActor(), (tx) => Promise.resolve({ tx }))
      await expect(getWorkload(late.tx, 'any')).rejects.toThrow('after its end')
    })

    it('join one another, each with its own entry; a failed part fails all', async () => {
      const actor = newActor()
      const viewer = { account: actor.account, region: 'eu-west-1' }
      const twice = (inner: () => Promise<void>) =>
        transaction(store.db, async (tx) => {
          await write(tx, actor, 'First', 'a', () => addWorkload(tx, actor.account, 'First'))
          const second = write(tx, actor, 'Second', 'b', async () => {
            await addWorkload(tx, actor.account, 'Second')
            await inner()
          })
          await second.catch(() => undefined)
        })
      const failing = twice(() => Promise.reject(new Error('no')))
      await expect(failing).rejects.toThrow('no')
      expect((await listWorkloads(store.db, viewer, { limit: 5 })).items).toEqual([])
      await twice(() => Promise.resolve())
      const audit =
        await sql`select action from audit where account = ${actor.account} order by seq`.execute(
          store.db,
        )
      expect(audit.rows).toEqual([{ action: 'First' }, { action: 'Second' }])
    })

    it('that lock each other are tried again', async () => {
      const actor = newActor()
      const [a, b] = await act(store, actor, async (tx) => [
        await addWorkload(tx, actor.account, 'Left'),
        await addWorkload(tx, actor.account, 'Right'),
      ])
      const touch = (first: string, second: string) =>
        write(store.db, actor, 'Touch', 'both', async (tx) => {
          for (const id of [first, second]) await updateWorkload(tx, id, 'any', { name: newId() })
        })
      const ids = [a?.id ?? '', b?.id ?? ''] as const
      await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          i % 2 === 0 ? touch(ids[0], ids[1]) : touch(ids[1], ids[0]),
        ),
      )
      for (const id of ids) expect((await getWorkload(store.db, id))?.version).toBe(11)
    })
  })

  it('is in order after all that', async () => {
    const check = await checkStore(store.db)
    expect(check.diagnostics).toEqual([])
    expect(check.entries).toBeGreaterThan(50)
  })
})
