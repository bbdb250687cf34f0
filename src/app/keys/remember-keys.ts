import { revocationsSoFar } from './access-keys.ts'

/** Milliseconds for which a key is believed without looking again. */
const goodFor = 1_000
/** Keys that are remembered. */
const most = 1_000

interface Remembered<Key> {
  readonly key: Promise<Key | undefined>
  readonly until: number
  readonly revocations: number
}

/**
 * Looks keys up no more than once a second each. A key that this process revokes is refused from the moment on that the
 * revocation is written; one that another process revokes, a second later at most. Unknown and revoked keys are looked up
 * each time.
 * @param now milliseconds of any clock that only goes forward
 */
export function rememberKeys<Key>(
  find: (id: string) => Promise<Key | undefined>,
  now: () => number = () => performance.now(),
): (id: string) => Promise<Key | undefined> {
  const known = new Map<string, Remembered<Key>>()

  function look(id: string): Promise<Key | undefined> {
    const entry = { key: find(id), until: now() + goodFor, revocations: revocationsSoFar() }
    known.delete(id)
    known.set(id, entry)
    for (const oldest of known.keys()) {
      if (known.size <= most) break
      known.delete(oldest)
    }
    const forget = () => {
      if (known.get(id) === entry) known.delete(id)
    }
    entry.key.then((key) => key === undefined && forget(), forget)
    return entry.key
  }

  return (id) => {
    const entry = known.get(id)
    return entry !== undefined && entry.until > now() && entry.revocations === revocationsSoFar()
      ? entry.key
      : look(id)
  }
}
