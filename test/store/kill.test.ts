import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listAnswers } from '../../src/store/answers.ts'
import { checkStore } from '../../src/store/check-store.ts'
import { openStore, type StorePlace } from '../../src/store/open-store.ts'
import { act, addWorkload, newActor } from './examples.ts'
import { temporaryFolder } from './open-test-store.ts'
import { startPostgres, whyNoPostgres } from './start-postgres.ts'
import { migratedCacheDir } from './store-template.ts'

const rounds = Number(process.env['PLINTH_KILL_ROUNDS'] ?? 6)
/** A long run shares the machine with others; a round that hangs still ends it. */
const limit = 60_000 + rounds * 30_000
const quiet = { closeOnSignals: false }

describe(`a process killed at ${rounds} random points under concurrent writes`, () => {
  it('loses no acknowledged write on the embedded store', { timeout: limit }, async () => {
    const dataDir = await temporaryFolder()
    const cacheDir = await migratedCacheDir()
    await survive({ dataDir, cacheDir }, () => Promise.resolve())
    await rm(dataDir, { recursive: true })
  })

  const missing = whyNoPostgres()
  const name = `loses no acknowledged write on PostgreSQL${missing === undefined ? '' : ` (${missing})`}`
  it.skipIf(missing !== undefined)(name, { timeout: limit }, async () => {
    const server = await startPostgres()
    const databaseUrl = await server.createDatabase()
    // Every third time the server dies with it.
    await survive({ databaseUrl }, (round) =>
      round % 3 === 2 ? server.crash() : Promise.resolve(),
    )
    await server.stop()
  })
})

async function survive(place: StorePlace, afterKill: (round: number) => Promise<void>) {
  const actor = newActor()
  const first = await openStore(place, quiet)
  const workload = await act(first, actor, (tx) => addWorkload(tx, actor.account, 'Survivor'))
  await first.close()
  let acknowledged = 0
  for (let round = 0; round < rounds; round++) {
    const acks = await writeAndKill(place, workload.id, actor.account, round)
    await afterKill(round)
    const store = await openStore(place, quiet)
    const answers = await listAnswers(store.db, workload.id)
    const check = await checkStore(store.db)
    await store.close()
    expect(check.diagnostics).toEqual([])
    const stored = new Map(answers.map((a) => [a.question, Number(a.data.notes)]))
    for (const [question, count] of acks) {
      // One more write may have been on its way to being acknowledged.
      const kept = stored.get(question) ?? 0
      expect([count, count + 1]).toContain(kept)
    }
    acknowledged = [...stored.values()].reduce((sum, n) => sum + n, 0)
    const done = round + 1
    if (done % 20 === 0 || done === rounds)
      console.log(`kill -9: ${done} of ${rounds} rounds, ${acknowledged} writes, none lost`)
  }
}

/** Returns the last acknowledged count of every task. */
async function writeAndKill(place: StorePlace, workload: string, account: string, round: number) {
  const script = join(import.meta.dirname, 'write-until-killed.ts')
  const args = [script, JSON.stringify(place), workload, account]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const started = new Promise<void>((done) => {
    child.stdout.on('data', (d: Buffer) => {
      output += d.toString()
      done()
    })
    child.once('exit', () => done())
  })
  const ended = new Promise<NodeJS.Signals | null>((done) => child.once('close', (_, s) => done(s)))
  await started
  await pause((round * 61) % 300)
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  const acks = new Map<string, number>()
  for (const line of output.split('\n').slice(0, -1)) {
    const [question = '', count] = line.split(' ')
    acks.set(question, Number(count))
  }
  expect(acks.size).toBeGreaterThan(0)
  return acks
}
