import { afterAll, beforeAll, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../test/wire/tool-bench.ts'
import { seedWorkload } from '../../../test/wire/seed-workload.ts'
import { getShare } from '../../store/shares.ts'
import { keepHouse } from './keep-house.ts'
import { createShare } from './shares/create.ts'
import { reminderLead } from './shares/remind.ts'
import { storedResults } from './remember-results.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

test('Invitations expire and tokens are forgotten when their time has come, not before.', async () => {
  const account = '111122223333'
  const reference = await seedWorkload(bench.client(account))
  const context = bench.context(account)
  const { now } = context
  const [early, late] = [now + 86_400_000 - 1, now + 7 * 86_400_000]
  const wanted = { kind: 'workload', reference, sharedWith: '444455556666' } as const
  const { id } = await createShare(context, wanted)
  const place = { account, region: 'eu-west-1', operation: 'Test', token: 't', parameters: 'p' }
  const once = (at: number, result: string) =>
    storedResults.once(bench.db, { ...place, now: at }, async () => result)
  await once(now, 'first')

  await keepHouse(bench.db, early)
  expect((await getShare(bench.db, id))?.status).toBe('PENDING')
  expect(await once(now, 'second')).toMatchObject({ result: 'first' })
  await keepHouse(bench.db, late)
  expect((await getShare(bench.db, id))?.status).toBe('EXPIRED')
  expect(await once(now, 'third')).toMatchObject({ result: 'third' })
})

test('Of an invitation that nobody answered its last two days recall once.', async () => {
  const account = '211122223333'
  const reference = await seedWorkload(bench.client(account))
  const context = bench.context(account)
  const wanted = { kind: 'workload', reference, sharedWith: '444455556666' } as const
  const { id, expires } = await createShare(context, wanted)
  const end = expires ?? 0
  const told: unknown[] = []
  const look = (at: number) => keepHouse(bench.db, at, (share) => told.push(share.id))

  await look(end - reminderLead - 1)
  expect(told).toEqual([])
  await look(end - reminderLead)
  await look(end - 1)
  expect(told).toEqual([id])
  expect(await getShare(bench.db, id)).toMatchObject({ status: 'PENDING', expires: end })
  await look(end)
  expect(told).toEqual([id])
  expect((await getShare(bench.db, id))?.status).toBe('EXPIRED')
})
