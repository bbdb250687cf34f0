import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreRequest } from '../src/app/store-place.ts'
import { account } from './seed-workloads.ts'
import { type Send, signedClient } from './signed-client.ts'

const binary = join(import.meta.dirname, '../bin/plinth.mjs')

/** A `plinth serve` process of its own, and a client that has a key for it. */
export interface BenchServer {
  readonly send: Send
  /** Resident memory in MB. Linux only; NaN elsewhere. */
  readonly megabytes: () => number
  /** Milliseconds of processor time that it used so far. Linux only; NaN elsewhere. */
  readonly cpu: () => number
  readonly stop: () => Promise<void>
}

/**
 * Fills a new store, then serves it.
 * @param clients connections that `send` has at a time
 * @param databaseUrl of PostgreSQL; the embedded store without
 */
export async function serveForBench(
  clients: number,
  databaseUrl: string | undefined,
  fill: (place: StoreRequest) => Promise<void>,
): Promise<BenchServer> {
  const home = mkdtempSync(join(tmpdir(), 'plinth-bench-'))
  const { DATABASE_URL: _, ...rest } = process.env
  const place = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
  const env = { ...rest, ...place, PLINTH_HOME: home }
  const credentials = createKey(env)
  await fill({ dataDir: home, ...(databaseUrl !== undefined && { databaseUrl }) })
  const server = spawn(process.execPath, [binary, 'serve', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const endpoint = await address(server)
  const { send, close } = signedClient(endpoint, credentials, clients)
  return {
    send,
    megabytes: () => residentMemory(server.pid),
    cpu: () => processorTime(server.pid),
    stop: async () => {
      close()
      server.kill('SIGTERM')
      await once(server, 'exit')
      rmSync(home, { recursive: true })
    },
  }
}

function createKey(env: NodeJS.ProcessEnv) {
  const args = [binary, 'keys', 'create', '--account', account, '--user', 'bench']
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  const accessKeyId = /KEY_ID=(\S+)/.exec(stdout)?.[1]
  const secretAccessKey = /ACCESS_KEY=(\S+)/.exec(stdout)?.[1]
  if (accessKeyId === undefined || secretAccessKey === undefined) throw new Error(stderr)
  return { accessKeyId, secretAccessKey }
}

/** Where the server listens, as soon as it says so. */
function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      text += String(chunk)
      const url = /served on (http:\S+)/.exec(text)?.[1]
      if (url !== undefined && text.includes('Ready.')) resolve(url)
    })
    server.once('exit', () => reject(new Error(`The server did not start: ${text}`)))
  })
}

function residentMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}

/** User and system time; the kernel counts in hundredths of a second. */
export function processorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}
