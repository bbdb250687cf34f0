import { useSyncExternalStore } from 'react'

/** What the network does to us right now, as the top of the page says it. */
export type Connection = 'online' | 'slow' | 'offline'

/** Milliseconds after which a pending request counts as slow. */
const slowAfter = 4000

let lost = false
let waiting = 0
const listeners = new Set<() => void>()

/** Notes that the server could not be reached, or that it answered again. */
export function noteReach(reached: boolean): void {
  if (lost === !reached) return
  lost = !reached
  notify()
}

/** Resolves when the server answers again, or after a time. @param most milliseconds */
export function untilReached(most: number): Promise<void> {
  return new Promise((done) => {
    const stop = subscribe(() => {
      if (!lost) end()
    })
    const timer = setTimeout(end, most)
    function end() {
      clearTimeout(timer)
      stop()
      done()
    }
  })
}

/** Watches one request; call what it returns when the request has ended. */
export function watchRequest(): () => void {
  let slow = false
  const timer = setTimeout(() => {
    slow = true
    waiting++
    notify()
  }, slowAfter)
  return () => {
    clearTimeout(timer)
    if (!slow) return
    waiting--
    notify()
  }
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => (lost ? 'offline' : waiting > 0 ? 'slow' : 'online'))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function notify(): void {
  for (const listener of listeners) listener()
}
