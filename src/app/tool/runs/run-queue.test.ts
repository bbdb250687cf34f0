import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, addWorkload, newActor } from '../../../../test/store/examples.ts'
import { openTestStore } from '../../../../test/store/open-test-store.ts'
import type { Store } from '../../../store/open-store.ts'
import { insertRun, runningRuns } from '../../../store/runs.ts'
import { giveUpRuns } from './run-queue.ts'

const hour = 3_600_000
let store: Store
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

test('runs that were cut off end after an hour, or at once where no other process can be making them', async () => {
  const actor = newActor()
  const {
    id: workload,
    account,
    region,
  } = await act(store, actor, (tx) => addWorkload(tx, actor.account, 'Shop'))
  const run = { id: 'a', workload, account, region, ended: null, data: {} }
  await act(store, actor, (tx) => insertRun(tx, { ...run, status: 'RUNNING' }))
  const [running] = await runningRuns(store.db, Number.MAX_SAFE_INTEGER)
  const started = running?.created ?? Number.NaN
  await giveUpRuns(store.db, started + hour - 1)
  expect(await runningRuns(store.db, Number.MAX_SAFE_INTEGER)).toHaveLength(1)
  await giveUpRuns(store.db, started, 0)
  expect(await runningRuns(store.db, Number.MAX_SAFE_INTEGER)).toEqual([])
})
