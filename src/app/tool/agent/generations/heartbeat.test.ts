import { expect, test } from 'vitest'
import { createHeartbeat } from './heartbeat.ts'

test('A heart writes once per pause, and one at a time.', async () => {
  let now = 0
  let writes = 0
  const heart = createHeartbeat(
    () => now,
    10,
    async () => void (writes += 1),
  )
  for (const time of [5, 10, 11, 19]) {
    now = time
    heart.beat()
  }
  await heart.settle()
  expect(writes).toBe(1)
  now = 20
  heart.beat()
  await heart.settle()
  expect(writes).toBe(2)
})

test('A write that fails stops the step, for its reason.', async () => {
  const heart = createHeartbeat(
    () => 0,
    0,
    () => Promise.reject(new Error('taken')),
  )
  heart.beat()
  await expect(heart.settle()).rejects.toThrow('taken')
  expect(heart.signal.aborted).toBe(true)
})
