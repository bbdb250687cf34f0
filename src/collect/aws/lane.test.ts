import { expect, test } from 'vitest'
import { Lane } from './lane.ts'

/** Runs tasks that end when told to, and counts how many run at once. */
function crowd(lane: Lane, size: number) {
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const done = Array.from({ length: size }, () =>
    lane.run(async () => {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
    }),
  )
  const finish = async () => {
    while (ends.length > 0) {
      ends.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await Promise.all(done)
  }
  return { finish, most: () => most }
}

test('never runs more than its limit and runs everything', async () => {
  const { finish, most } = crowd(new Lane(3), 10)
  await finish()
  expect(most()).toBe(3)
})

test('halves its limit when throttled, down to one, and grows again with success', () => {
  const lane = new Lane(6)
  lane.throttled()
  expect(lane.limit).toBe(3)
  for (let i = 0; i < 5; i++) lane.throttled()
  expect(lane.limit).toBe(1)
  for (let i = 0; i < 20; i++) lane.succeeded()
  expect(lane.limit).toBe(2)
  for (let i = 0; i < 1000; i++) lane.succeeded()
  expect(lane.limit).toBe(6)
})

test('a task that fails gives its place to the next', async () => {
  const lane = new Lane(1)
  await expect(lane.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(lane.run(() => Promise.resolve('yes'))).resolves.toBe('yes')
})
