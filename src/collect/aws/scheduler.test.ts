import { expect, test } from 'vitest'
import { CallError } from './failure.ts'
import { Scheduler } from './scheduler.ts'
import { defaultTiming } from './timing.ts'

const timing = { ...defaultTiming, pause: 1, longestPause: 1 }
const never = new AbortController().signal
const failing = (name: string, httpStatusCode: number) =>
  Object.assign(new Error('no'), { name, $metadata: { httpStatusCode } })

function counted(...failures: readonly Error[]) {
  const left = [...failures]
  const state = { attempts: 0 }
  const attempt = () => {
    state.attempts++
    const error = left.shift()
    return error === undefined ? Promise.resolve('answer') : Promise.reject(error)
  }
  return { state, attempt }
}

const throttled = () => failing('ThrottlingException', 400)

test('repeats a throttled call until it succeeds', async () => {
  const { state, attempt } = counted(throttled(), throttled(), throttled())
  const answer = await new Scheduler(timing).call('s3 x', 's3:Get', never, attempt)
  expect([answer, state.attempts]).toEqual(['answer', 4])
})

test('gives up after a bounded number of attempts', async () => {
  const { state, attempt } = counted(...Array.from({ length: 50 }, throttled))
  const call = new Scheduler(timing).call('s3 x', 's3:Get', never, attempt)
  await expect(call).rejects.toBeInstanceOf(CallError)
  expect(state.attempts).toBe(timing.throttledAttempts)
})

test.each([
  ['AccessDenied', 403],
  ['NoSuchBucketPolicy', 404],
  ['SyntaxError', 404],
])('does not repeat an answer: %s', async (name, status) => {
  const { state, attempt } = counted(failing(name, status))
  const call = new Scheduler(timing).call('s3 x', 's3:Get', never, attempt)
  await expect(call).rejects.toThrow('s3:Get')
  expect(state.attempts).toBe(1)
})

test('repeats a server error a few times', async () => {
  const { state, attempt } = counted(failing('InternalFailure', 500), failing('X', 503))
  await new Scheduler(timing).call('s3 x', 's3:Get', never, attempt)
  expect(state.attempts).toBe(3)
})

test('after some calls of an operation were given up, the next are tried once', async () => {
  const scheduler = new Scheduler(timing)
  const { state, attempt } = counted(...Array.from({ length: 500 }, throttled))
  for (let i = 0; i < 3; i++)
    await expect(scheduler.call('s3 x', 's3:Get', never, attempt)).rejects.toThrow()
  const before = state.attempts
  await expect(scheduler.call('s3 x', 's3:Get', never, attempt)).rejects.toThrow()
  expect(state.attempts - before).toBe(1)
})

test('an attempt without an answer ends in time', async () => {
  const scheduler = new Scheduler({ ...timing, attempt: 5, failedAttempts: 1 })
  const call = scheduler.call('s3 x', 's3:Get', never, () => new Promise(() => {}))
  await expect(call).rejects.toMatchObject({ failure: { reason: 'failed', code: 'TimeoutError' } })
})

test('a spent budget ends running calls and starts no others', async () => {
  const budget = new AbortController()
  const scheduler = new Scheduler(timing)
  const hanging = scheduler.call('s3 x', 's3:Get', budget.signal, () => new Promise(() => {}))
  budget.abort('the budget is spent')
  await expect(hanging).rejects.toThrow('the budget is spent')
  const { state, attempt } = counted()
  const later = scheduler.call('s3 x', 's3:Get', budget.signal, attempt)
  await expect(later).rejects.toThrow('the budget is spent')
  expect(state.attempts).toBe(0)
})

test('a service that never answers in a Region is not asked again and again', async () => {
  const scheduler = new Scheduler(timing)
  const silence = () => Object.assign(new Error('no route'), { code: 'EHOSTUNREACH' })
  const { state, attempt } = counted(...Array.from({ length: 500 }, silence))
  for (let i = 0; i < 3; i++)
    await expect(scheduler.call('s3 x', `s3:Get${i}`, never, attempt)).rejects.toThrow('no route')
  const before = state.attempts
  await expect(scheduler.call('s3 x', 's3:List', never, attempt)).rejects.toThrow('s3:List')
  expect(state.attempts).toBe(before)
  await expect(scheduler.call('s3 y', 's3:List', never, attempt)).rejects.toThrow('no route')
  expect(state.attempts).toBeGreaterThan(before)
})

test('an error inside this process does not stop the service', async () => {
  const scheduler = new Scheduler(timing)
  const { state, attempt } = counted(...Array.from({ length: 20 }, () => new TypeError('bad name')))
  for (let i = 0; i < 5; i++)
    await expect(scheduler.call('s3 x', 's3:Get', never, attempt)).rejects.toThrow('bad name')
  const before = state.attempts
  await expect(scheduler.call('s3 x', 's3:List', never, attempt)).rejects.toThrow()
  expect(state.attempts).toBeGreaterThan(before)
})
