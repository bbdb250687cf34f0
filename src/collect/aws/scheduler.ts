import { CallError, readFailure, type Failure } from './failure.ts'
import { Lane } from './lane.ts'
import { sleep } from './sleep.ts'
import type { Timing } from './timing.ts'

/** Requests at once, in all and per service and Region. */
const mostInAll = 48
const mostPerLane = 6
/** After so many calls of one operation in a row that were given up, the next are tried only once. */
const givenUpLimit = 3
/** After so many calls to one service and Region in a row that never got an answer, the next are not tried. */
const silenceLimit = 3

/** Runs every call of a collection: bounded concurrency, bounded retries with jitter, bounded time. */
export class Scheduler {
  readonly #timing: Timing
  readonly #all = new Lane(mostInAll)
  readonly #lanes = new Map<string, Lane>()
  readonly #givenUp = new Map<string, number>()
  readonly #silent = new Map<string, readonly Failure[]>()

  constructor(timing: Timing) {
    this.#timing = timing
  }

  /**
   * Makes a call until it succeeds, fails for good or its bounds are reached.
   * @param place service and Region, which share a limit
   * @param operation `s3:GetBucketPolicy`
   * @param signal of the service run: aborted when its time budget ends
   * @throws CallError
   */
  async call<T>(
    place: string,
    operation: string,
    signal: AbortSignal,
    attempt: () => Promise<T>,
  ): Promise<T> {
    const lane = this.#lane(place)
    const key = `${place} ${operation}`
    return lane.run(async () => {
      const deadline = Date.now() + this.#timing.call
      for (let attempts = 1; ; attempts++) {
        if (signal.aborted) throw new CallError(operation, stopped(signal))
        const silent = this.#silent.get(place)
        if (silent !== undefined && silent.length >= silenceLimit) {
          const [first = stopped(signal)] = silent
          throw new CallError(operation, first)
        }
        try {
          const answer = await this.#all.run(() => bounded(attempt, this.#timing.attempt, signal))
          lane.succeeded()
          this.#givenUp.delete(key)
          this.#silent.delete(place)
          return answer
        } catch (error) {
          const failure = readFailure(error)
          if (failure.reason === 'throttled') lane.throttled()
          const pause = this.#pauseAfter(failure, attempts, key)
          if (signal.aborted || pause === undefined || Date.now() + pause > deadline) {
            this.#giveUp(failure, key, place)
            throw new CallError(operation, failure)
          }
          await sleep(pause, signal)
        }
      }
    })
  }

  /** Milliseconds until the next attempt, or none. */
  #pauseAfter(failure: Failure, attempts: number, key: string): number | undefined {
    const { throttledAttempts, failedAttempts, pause, longestPause } = this.#timing
    const most = failure.reason === 'throttled' ? throttledAttempts : failedAttempts
    if (!mayPass(failure) || attempts >= most) return undefined
    if ((this.#givenUp.get(key) ?? 0) >= givenUpLimit) return undefined
    return Math.random() * Math.min(longestPause, pause * 2 ** attempts)
  }

  #giveUp(failure: Failure, key: string, place: string): void {
    if (mayPass(failure)) this.#givenUp.set(key, (this.#givenUp.get(key) ?? 0) + 1)
    if (isSilence(failure)) this.#silent.set(place, [...(this.#silent.get(place) ?? []), failure])
    else this.#silent.delete(place)
  }

  #lane(place: string): Lane {
    let lane = this.#lanes.get(place)
    if (lane === undefined) this.#lanes.set(place, (lane = new Lane(mostPerLane)))
    return lane
  }
}

/** Whether the network or the service gave no answer; an error inside this process is none of that. */
function isSilence({ status, code }: Failure): boolean {
  return status === undefined && (code === 'TimeoutError' || /^E[A-Z_]+$/.test(code))
}

/** Throttling, network trouble, broken answers and 5xx may pass; everything else is an answer. */
function mayPass(failure: Failure): boolean {
  if (failure.reason === 'throttled') return true
  if (failure.reason !== 'failed' || failure.code === 'ENOTFOUND') return false
  return failure.status === undefined || failure.status >= 500 || failure.status < 300
}

/** An attempt that ends when its time or the service's time is over, whatever the socket does. */
async function bounded<T>(run: () => Promise<T>, limit: number, signal: AbortSignal): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(timedOut(`no answer within ${limit / 1000} s`)), limit)
  const stop = () => reject(timedOut(String(signal.reason)))
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([run(), over])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

function timedOut(message: string): Error {
  return Object.assign(new Error(message), { name: 'TimeoutError' })
}

function stopped(signal: AbortSignal): Failure {
  return {
    reason: 'failed',
    code: 'TimeoutError',
    message: String(signal.reason),
    permission: false,
  }
}
