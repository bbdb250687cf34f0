import { useEffect } from 'react'
import { readOnly } from '../app/mode.ts'
import { forget } from './client.ts'
import { noteReach } from './connection.ts'
import { signedOut } from './http.ts'

/** What the server says after every write. */
interface Event {
  readonly type: string
  readonly workload?: string | null
}

/** Writes of one moment become one refresh. */
const gatherFor = 400

/** Keeps what is shown in step with what others write, for as long as the caller is on the page. */
export function useLiveUpdates(signedIn: boolean): void {
  useEffect(() => {
    if (readOnly || !signedIn) return undefined
    const source = new EventSource('/api/events')
    const pending = new Set<string | undefined>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = (message: MessageEvent<string>) => {
      pending.add(workloadOf(message.data))
      timer ??= setTimeout(() => {
        timer = undefined
        if (pending.has(undefined)) forget()
        else for (const workload of pending) forget(workload)
        pending.clear()
      }, gatherFor)
    }
    source.addEventListener('change', take)
    source.addEventListener('open', () => noteReach(true))
    source.addEventListener('end', signedOut)
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [signedIn])
}

function workloadOf(text: string): string | undefined {
  try {
    const event: Event = JSON.parse(text)
    return event.workload ?? undefined
  } catch {
    return undefined
  }
}
