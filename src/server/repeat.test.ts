import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { repeat } from './repeat.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('runs at once and again after each pause, also after an error', async () => {
  const errors: unknown[] = []
  let runs = 0
  const work = async () => {
    runs += 1
    if (runs === 2) throw new Error('second')
  }
  const repeating = repeat(1000, work, (error) => errors.push(error))
  await vi.advanceTimersByTimeAsync(0)
  expect(runs).toBe(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(runs).toBe(3)
  expect(errors).toEqual([new Error('second')])
  await repeating.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(runs).toBe(3)
})

it('never overlaps, and stopping waits for the run under way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let runs = 0
  const work = () => {
    runs += 1
    return promise
  }
  const repeating = repeat(1000, work, () => undefined)
  await vi.advanceTimersByTimeAsync(5000)
  expect(runs).toBe(1)
  let stopped = false
  const stopping = repeating.stop().then(() => {
    stopped = true
  })
  await vi.advanceTimersByTimeAsync(0)
  expect(stopped).toBe(false)
  resolve()
  await stopping
  await vi.advanceTimersByTimeAsync(5000)
  expect(runs).toBe(1)
})
