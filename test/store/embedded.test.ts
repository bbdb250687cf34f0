import { spawn } from 'node:child_process'
import { once } from 'node:events'
import files from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { DurableFs } from '../../src/store/pglite/durable-fs.ts'
import { takeLock } from '../../src/store/pglite/lock-file.ts'
import { act, addWorkload, newActor, newId } from './examples.ts'
import { openTestStore, temporaryFolder } from './open-test-store.ts'
import { migratedCacheDir } from './store-template.ts'

const quiet = { closeOnSignals: false }
const cacheDir = await migratedCacheDir()

it('a second process is refused and told who has the store', async () => {
  const dataDir = await temporaryFolder()
  const store = await openStore({ dataDir, cacheDir }, quiet)
  const second = await runWorker(dataDir)
  expect(second.code).toBe(2)
  expect(second.output).toContain('store-in-use')
  expect(second.output).toContain(`process ${process.pid}`)
  expect(second.output).toContain('Use the running server')
  await expect(openStore({ dataDir, cacheDir }, quiet)).rejects.toThrow('in use')
  await store.close()
  await store.close()
  expect((await runWorker(dataDir)).code).toBe(0)
  await rm(dataDir, { recursive: true })
})

it('of many processes that start at once, exactly one gets the store', async () => {
  const dataDir = await temporaryFolder()
  const dead = { pid: 2 ** 22 + 1, started: 'x:1', host: hostname(), since: '' }
  await writeFile(join(dataDir, 'pg18.lock'), JSON.stringify(dead))
  const ends: unknown[] = []
  const children = [1, 2, 3].map(() => spawnWorker(dataDir, '60000'))
  for (const child of children)
    child.once('close', (code, signal) => {
      ends.push(signal ?? code)
      // Whoever is left has the store: the others were refused while it held it.
      if (ends.length === 2) for (const each of children) each.kill('SIGTERM')
    })
  await Promise.all(children.map((child) => once(child, 'close')))
  expect(ends).toEqual([2, 2, 'SIGTERM'])
  await rm(dataDir, { recursive: true })
})

it('a lock is cleared when its process is dead or its id reused, and only then', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'lock')
  const attempt = async (holder: object | string) => {
    await writeFile(path, typeof holder === 'string' ? holder : JSON.stringify(holder))
    const lock = takeLock(path)
    if (lock.kind === 'held') lock.release()
    return lock.kind
  }
  const me = { pid: process.pid, started: '', host: hostname(), since: '' }
  expect(await attempt({ ...me, pid: 2 ** 22 + 1 })).toBe('held')
  expect(await attempt({ ...me, started: 'another-boot:1' })).toBe('held')
  expect(await attempt(me)).toBe('refused')
  expect(await attempt({ ...me, pid: 1 })).toBe('refused')
  expect(await attempt({ ...me, pid: 2 ** 22 + 1, host: 'elsewhere' })).toBe('refused')
  expect(await attempt('')).toBe('refused')
  expect(await attempt('{"pid":')).toBe('refused')
  await rm(folder, { recursive: true })
})

it('every commit reaches the disk', async () => {
  const dataDir = await temporaryFolder()
  const path = join(dataDir, 'pg18')
  await (await openStore({ dataDir, cacheDir }, quiet)).close()
  const fs = new DurableFs(path)
  const startParams = PGlite.defaultStartParams.filter((p) => p !== '-F')
  const pglite = new PGlite({
    fs,
    startParams: [...startParams, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
  })
  await pglite.waitReady
  const before = fs.syncs
  for (let i = 0; i < 20; i++)
    await pglite.query(`insert into tag values ('arn:x', $1, 'v')`, [`k${i}`])
  expect(fs.syncs - before).toBeGreaterThanOrEqual(20)
  await pglite.close()
  await rm(dataDir, { recursive: true })
})

it('a write is acknowledged when it is on the disk; writes at the same time share the wait', async () => {
  const store = await openTestStore()
  const actor = newActor()
  const add = () => act(store, actor, (tx) => addWorkload(tx, actor.account, newId()))
  await add()
  const alone = await countSyncs(async () => {
    for (let i = 0; i < 20; i++) await add()
  })
  expect(alone).toBeGreaterThanOrEqual(20)
  const together = await countSyncs(() => Promise.all(Array.from({ length: 20 }, add)))
  expect(together).toBeGreaterThanOrEqual(1)
  expect(together).toBeLessThan(10)
  await store.close()
})

it('opens durable, in a folder of its major version, and keeps its data', async () => {
  const dataDir = await temporaryFolder()
  const store = await openStore({ dataDir, cacheDir }, quiet)
  const { rows } = await sql<{ setting: string }>`select setting from pg_settings
    where name in ('fsync', 'wal_sync_method') order by name`.execute(store.db)
  expect(rows.map((r) => r.setting)).toEqual(['on', 'fsync'])
  expect(await readFile(join(dataDir, 'pg18', 'PG_VERSION'), 'utf8')).toBe('18\n')
  const actor = newActor()
  await act(store, actor, (tx) => addWorkload(tx, actor.account, 'Kept'))
  await store.close()
  const again = await openStore({ dataDir, cacheDir }, quiet)
  const kept = await sql`select from workload`.execute(again.db)
  expect(kept.rows).toHaveLength(1)
  await again.close()
  await rm(dataDir, { recursive: true })
})

it('a damaged store says so, and what to do', async () => {
  const dataDir = await temporaryFolder()
  await (await openStore({ dataDir, cacheDir }, quiet)).close()
  await writeFile(join(dataDir, 'pg18', 'global', 'pg_control'), 'gone')
  const opening = openStore({ dataDir, cacheDir }, quiet)
  await expect(opening).rejects.toMatchObject({ diagnostic: { code: 'store-damaged' } })
  await rm(dataDir, { recursive: true })
})

it('closing waits for the write that is under way', async () => {
  const store = await openTestStore()
  const actor = newActor()
  const writing = act(store, actor, async (tx) => {
    const row = await addWorkload(tx, actor.account, 'Late')
    await sql`select pg_sleep(0.1)`.execute(tx)
    return row
  })
  await sql`select 1`.execute(store.db)
  const closing = store.close()
  await expect(writing).resolves.toMatchObject({ name: 'Late' })
  await closing
})

it('a signal closes the store, releases the lock and ends the process by that signal', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(dataDir, { recursive: true })
  const child = spawnWorker(dataDir, '60000')
  await new Promise((done) => child.stdout.once('data', done))
  const gone = new Promise((done) => child.once('exit', (_, signal) => done(signal)))
  child.kill('SIGTERM')
  expect(await gone).toBe('SIGTERM')
  await expect(readFile(join(dataDir, 'pg18.lock'))).rejects.toThrow('ENOENT')
  await rm(dataDir, { recursive: true })
})

/** How often the process makes a file reach the disk while `act` runs. */
async function countSyncs(act: () => Promise<unknown>): Promise<number> {
  const { fsyncSync } = files
  let count = 0
  files.fsyncSync = (file) => {
    count += 1
    fsyncSync(file)
  }
  syncBuiltinESMExports()
  await act()
  files.fsyncSync = fsyncSync
  syncBuiltinESMExports()
  return count
}

function spawnWorker(dataDir: string, hold: string) {
  const script = join(import.meta.dirname, 'hold-store.ts')
  return spawn(process.execPath, [script, dataDir, cacheDir, hold], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function runWorker(dataDir: string, hold = '0'): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    const child = spawnWorker(dataDir, hold)
    let output = ''
    child.stdout.on('data', (d: Buffer) => (output += d.toString()))
    child.stderr.on('data', (d: Buffer) => (output += d.toString()))
    child.on('close', (code) => done({ code, output }))
  })
}
