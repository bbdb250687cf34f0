import { join } from 'node:path'
import {
  CreateWorkloadCommand,
  GetAnswerCommand,
  GetWorkloadCommand,
  UpdateAnswerCommand,
  WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { describe, expect, it } from 'vitest'
import { loadSecurityLens } from '../../src/review/lens/load-catalog.ts'
import { startPostgres, whyNoPostgres } from '../store/start-postgres.ts'
import { makeHome } from '../store/store-template.ts'
import { plinth } from './plinth.ts'
import { type ServerProcess, startServer } from './server.ts'
import { workspace } from './workspace.ts'

const rounds = Number(process.env['PLINTH_KILL_ROUNDS'] ?? 3)
/** A long run shares the machine with others; a round that hangs still ends it. */
const limit = 60_000 + rounds * 60_000
const lens = 'wellarchitected'
const questions = loadSecurityLens()
  .questions.slice(0, 8)
  .map(({ id }) => id)

describe(`plinth serve killed in ${rounds} rounds of signed concurrent writes`, () => {
  it('loses no acknowledged write on the embedded store', { timeout: limit }, () => survive({}))

  const missing = whyNoPostgres()
  const name = `loses no acknowledged write on PostgreSQL${missing === undefined ? '' : ` (${missing})`}`
  it.skipIf(missing !== undefined)(name, { timeout: limit }, async () => {
    const postgres = await startPostgres()
    try {
      await survive({ DATABASE_URL: await postgres.createDatabase() })
    } finally {
      await postgres.stop()
    }
  })
})

type Env = Readonly<Record<string, string>>

/** What the server acknowledged in one round. */
interface Acknowledged {
  /** Question → the last number in its notes. */
  readonly notes: Map<string, number>
  readonly workloads: string[]
}

async function survive(place: Env): Promise<void> {
  const home = await makeHome(join(workspace({}), 'home'))
  let server = await startServer(home, place)
  const { accessKeyId = '', secretAccessKey = '' } = server
  const clientOf = ({ url }: ServerProcess) =>
    new WellArchitectedClient({
      endpoint: url,
      region: 'eu-west-1',
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
    })
  let client = clientOf(server)
  const WorkloadId = await create(client, 'Survivor')
  let stored = new Map(questions.map((id) => [id, 0]))
  let writes = 0
  for (let round = 0; round < rounds; round++) {
    const acked = await writeAndKill(server, client, { WorkloadId, stored, round })
    client.destroy()
    const checked = await plinth(['db', 'check'], {
      env: { PLINTH_HOME: home, ...place },
      timeout: 60_000,
    })
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ /) })
    server = await startServer(home, place)
    client = clientOf(server)
    stored = await readNotes(client, WorkloadId)
    for (const [question, number] of acked.notes)
      // One more write may have been on its way to being acknowledged.
      expect([number, number + 1]).toContain(stored.get(question))
    for (const id of acked.workloads)
      await expect(client.send(new GetWorkloadCommand({ WorkloadId: id }))).resolves.toBeDefined()
    writes += acked.workloads.length
  }
  client.destroy()
  expect(await server.stop()).toBe(0)
  const notes = [...stored.values()].reduce((sum, n) => sum + n, 0)
  console.log(`kill -9 of plinth serve: ${rounds} rounds, ${writes + notes} writes, none lost`)
}

interface Round {
  readonly WorkloadId: string
  /** Where the numbers in the notes stand. */
  readonly stored: ReadonlyMap<string, number>
  readonly round: number
}

/** Writes to every question at once, and new workloads, until the server is killed amid them. */
async function writeAndKill(
  server: ServerProcess,
  client: WellArchitectedClient,
  { WorkloadId, stored, round }: Round,
): Promise<Acknowledged> {
  const acked: Acknowledged = { notes: new Map(stored), workloads: [] }
  // From the first write of a fresh process to one that is warm.
  let left = 1 + ((round * 61) % 97)
  let killed: Promise<number | null> | undefined
  const acknowledge = () => {
    left -= 1
    if (left === 0) killed = server.stop('SIGKILL')
  }
  const answer = async (question: string) => {
    for (let n = (stored.get(question) ?? 0) + 1; ; n++) {
      const place = { WorkloadId, LensAlias: lens, QuestionId: question }
      await client.send(new UpdateAnswerCommand({ ...place, Notes: String(n) }))
      acked.notes.set(question, n)
      acknowledge()
    }
  }
  const createMore = async () => {
    for (let n = 0; ; n++) {
      acked.workloads.push(await create(client, `Workload ${round}-${n}`))
      acknowledge()
    }
  }
  const ends = await Promise.allSettled([...questions.map(answer), createMore()])
  // Each task ends with the connection, and only because of the kill.
  if (killed === undefined) throw ends.find((end) => end.status === 'rejected')?.reason
  expect(await killed).toBeNull()
  return acked
}

async function create(client: WellArchitectedClient, name: string): Promise<string> {
  const { WorkloadId = '' } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: name,
      Description: 'It is written while the server dies.',
      Environment: 'PRODUCTION',
      Lenses: [lens],
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'ops@example.com',
    }),
  )
  return WorkloadId
}

async function readNotes(client: WellArchitectedClient, WorkloadId: string) {
  const notes = new Map<string, number>()
  for (const QuestionId of questions) {
    const { Answer } = await client.send(
      new GetAnswerCommand({ WorkloadId, LensAlias: lens, QuestionId }),
    )
    notes.set(QuestionId, Number(Answer?.Notes ?? 0))
  }
  return notes
}
