import { expect, it } from 'vitest'
import { mapFew } from './map-few.ts'

it('runs a few at a time and keeps the order', async () => {
  let running = 0
  let highest = 0
  const results = await mapFew([3, 1, 2, 0, 4], 2, async (n) => {
    highest = Math.max(highest, (running += 1))
    for (let i = 0; i < n; i++) await Promise.resolve()
    running -= 1
    return n * 10
  })
  expect(results).toEqual([30, 10, 20, 0, 40])
  expect(highest).toBe(2)
  expect(await mapFew([], 2, async () => 1)).toEqual([])
})

it('starts nothing after a failure', async () => {
  const started: number[] = []
  const failing = mapFew([1, 2, 3, 4], 2, async (n) => {
    started.push(n)
    if (n === 1) throw new Error('one failed')
    await Promise.resolve()
  })
  await expect(failing).rejects.toThrow('one failed')
  expect(started).toEqual([1, 2])
})
