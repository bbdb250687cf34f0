import { type Change, changesAfter, newestChanges } from '../../app/events/changes.ts'
import type { ToolContext } from '../../app/tool/context.ts'

export interface FeedOptions {
  readonly db: ToolContext['db']
  /** Milliseconds between looks at the audit, where nobody pokes; other processes write too. */
  readonly pause: number
  readonly onError: (error: unknown) => void
}

/** Tells of every change that is written, by any process. */
export interface ChangeFeed {
  /**
   * @param after number of the change to go on after; absent: from now on
   * @returns what ends it
   */
  readonly subscribe: (
    account: string,
    after: number | undefined,
    tell: (change: Change) => void,
  ) => Promise<() => void>
  /** Something may have been written here: looks at once. */
  readonly poke: () => void
  readonly close: () => Promise<void>
}

/** Entries that are read at a time. */
const most = 500

interface Subscriber {
  readonly account: string
  readonly tell: (change: Change) => void
  last: number
}

/** Looks at the ends of the audit chains, only while somebody listens. */
export function createChangeFeed({ db, pause, onError }: FeedOptions): ChangeFeed {
  const subscribers = new Set<Subscriber>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let again = false
  let closed = false

  async function look(): Promise<void> {
    const accounts = [...new Set([...subscribers].map(({ account }) => account))]
    const ends = await newestChanges(db, accounts)
    for (const account of accounts) {
      const readers = [...subscribers].filter((each) => each.account === account)
      const from = Math.min(...readers.map(({ last }) => last))
      if ((ends.get(account) ?? 0) <= from) continue
      const { until, changes } = await changesAfter(db, account, from, most)
      for (const reader of readers) tellAll(reader, changes, until)
      if (until < (ends.get(account) ?? 0)) again = true
    }
  }

  function start(): void {
    clearTimeout(timer)
    if (closed || subscribers.size === 0) return
    if (looking !== undefined) {
      again = true
      return
    }
    again = false
    looking = look()
      .catch(onError)
      .finally(() => {
        looking = undefined
        if (again) start()
        else timer = setTimeout(start, pause).unref()
      })
  }

  return {
    subscribe: async (account, after, tell) => {
      const last = after ?? (await newestChanges(db, [account])).get(account) ?? 0
      const subscriber: Subscriber = { account, tell, last }
      subscribers.add(subscriber)
      start()
      return () => void subscribers.delete(subscriber)
    },
    poke: start,
    close: async () => {
      closed = true
      clearTimeout(timer)
      subscribers.clear()
      await looking
    },
  }
}

function tellAll(reader: Subscriber, changes: readonly Change[], until: number): void {
  for (const change of changes) if (change.version > reader.last) reader.tell(change)
  reader.last = Math.max(reader.last, until)
}
