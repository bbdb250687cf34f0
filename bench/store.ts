// Audited writes and reads of one answer by 16 clients, on the embedded store and on PostgreSQL.
import { rm } from 'node:fs/promises'
import { getAnswer, listAnswers, reviseAnswer } from '../src/store/answers.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { act, addWorkload, answer, lens, newActor } from '../test/store/examples.ts'
import { temporaryFolder } from '../test/store/open-test-store.ts'
import { startPostgres, whyNoPostgres } from '../test/store/start-postgres.ts'
import { cacheDir } from '../test/store/store-template.ts'

const clients = 16
const seconds = 4
const aims = { write: 80, read: 50 }

const dataDir = await temporaryFolder()
await measure('embedded', await openStore({ dataDir, cacheDir }))
await rm(dataDir, { recursive: true })
const missing = whyNoPostgres()
if (missing === undefined) {
  const server = await startPostgres()
  await measure('PostgreSQL', await openStore({ databaseUrl: await server.createDatabase() }))
  await server.stop()
} else console.log(`PostgreSQL: skipped, ${missing}`)

async function measure(name: string, store: Store): Promise<void> {
  const actor = newActor()
  const { id } = await act(store, actor, (tx) => addWorkload(tx, actor.account, 'Bench'))
  const keyOf = (n: number) => ({ workload: id, lens, question: `question-${n % 57}` })
  await report(`${name}: write an answer`, aims.write, (n) =>
    act(store, actor, (tx) => reviseAnswer(tx, keyOf(n), () => answer(`note ${n}`))),
  )
  await report(`${name}: read an answer`, aims.read, (n) => getAnswer(store.db, keyOf(n)))
  await report(`${name}: list 57 answers`, aims.read, () => listAnswers(store.db, id, lens))
  await store.close()
}

async function report(name: string, aim: number, job: (n: number) => Promise<unknown>) {
  const times: number[] = []
  const end = performance.now() + seconds * 1_000
  let n = 0
  const client = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await job((n += 1))
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0
  const rate = Math.round(times.length / seconds)
  console.log(`${name}: ${rate}/s, p99 ${p99.toFixed(1)} ms (aim ${aim} ms)`)
  if (p99 > aim) process.exitCode = 1
}
