import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStore } from '../../../test/store/open-test-store.ts'
import type { Store } from '../../store/open-store.ts'
import { storedResults } from './remember-results.ts'

let store: Store
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const key = (token: string, parameters = 'a', now = 0) => ({
  account: '111122223333',
  region: 'eu-west-1',
  operation: 'CreateWorkload',
  token,
  parameters,
  now,
})

test('The first result comes back for a day; other parameters do not.', async () => {
  const once = (parameters: string, now: number, result: string) =>
    storedResults.once(store.db, key('one', parameters, now), async () => result)
  expect(await once('a', 0, 'first')).toEqual({ kind: 'done', result: 'first', replayed: false })
  expect(await once('a', 1, 'second')).toEqual({ kind: 'done', result: 'first', replayed: true })
  expect(await once('b', 1, 'third')).toEqual({ kind: 'other-parameters' })
  expect(await once('b', 86_400_000, 'next day')).toMatchObject({ result: 'next day' })
})

test('Work that fails is not remembered.', async () => {
  const fail = () => Promise.reject(new Error('no'))
  await expect(storedResults.once(store.db, key('two'), fail)).rejects.toThrow('no')
  const outcome = await storedResults.once(store.db, key('two'), async () => 'done')
  expect(outcome).toMatchObject({ result: 'done', replayed: false })
})

test('Of concurrent requests with one token, one works and all get its result.', async () => {
  let count = 0
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () =>
      storedResults.once(store.db, key('three'), async () => `result ${++count}`),
    ),
  )
  expect(count).toBe(1)
  expect(outcomes.map((each) => each.kind === 'done' && each.result)).toEqual(
    Array.from({ length: 5 }, () => 'result 1'),
  )
})
