import { closeSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { isAlive, startOf } from './process-start.ts'

/** Who holds a lock. */
export interface Holder {
  readonly pid: number
  /** When that process started, in the form of its platform; tells it from a later process of the same id. */
  readonly started: string
  readonly host: string
  /** ISO 8601: since when. */
  readonly since: string
}

export type LockResult =
  | { readonly kind: 'held'; readonly release: () => void }
  | { readonly kind: 'refused'; readonly holder: Holder | undefined }

/**
 * Takes an exclusive lock by creating a file. A lock whose process is dead is cleared away; one whose process is alive,
 * or of another machine, never is.
 */
export function takeLock(path: string): LockResult {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path)) return { kind: 'held', release: releaseOnce(path) }
    const found = read(path)
    if (found.kind === 'gone') continue
    if (found.kind === 'unreadable' || !isDead(found.holder))
      return { kind: 'refused', holder: found.kind === 'holder' ? found.holder : undefined }
    clear(path, found.text)
  }
  const found = read(path)
  return { kind: 'refused', holder: found.kind === 'holder' ? found.holder : undefined }
}

function create(path: string): boolean {
  const me: Holder = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    host: hostname(),
    since: new Date().toISOString(),
  }
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, `${JSON.stringify(me)}\n`)
    closeSync(file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

function releaseOnce(path: string): () => void {
  let held = true
  const release = () => {
    if (!held) return
    held = false
    process.off('exit', release)
    removeIfThere(path)
  }
  process.on('exit', release)
  return release
}

type Found =
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'holder'; readonly holder: Holder; readonly text: string }

function read(path: string): Found {
  try {
    const text = readFileSync(path, 'utf8')
    const holder = parse(text)
    if (holder !== undefined) return { kind: 'holder', holder, text }
    // Its process died between creating and writing it; a live one needs microseconds for that.
    if (Date.now() - statSync(path).mtimeMs < 5_000) return { kind: 'unreadable' }
    return { kind: 'holder', holder: { pid: 0, started: '', host: hostname(), since: '' }, text }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { kind: 'gone' }
    throw error
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isHolder(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'started' in value &&
    typeof value.started === 'string' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'since' in value &&
    typeof value.since === 'string'
  )
}

function isDead({ pid, started, host }: Holder): boolean {
  if (host !== hostname()) return false
  if (pid === 0 || !isAlive(pid)) return true
  const actual = startOf(pid)
  return started !== '' && actual !== undefined && actual !== started
}

/** Removes a dead lock. Only one process at a time does, so that none removes the fresh lock of another. */
function clear(path: string, expected: string): void {
  const guard = `${path}.clearing`
  try {
    closeSync(openSync(guard, 'wx'))
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    if (Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > 10_000)
      removeIfThere(guard)
    return
  }
  try {
    const now = read(path)
    if (now.kind === 'holder' && now.text === expected) removeIfThere(path)
  } finally {
    removeIfThere(guard)
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
