import { execFile, spawn } from 'node:child_process'
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'

export interface TestPostgres {
  /** URL of a new, empty database. */
  createDatabase(): Promise<string>
  /** Ends the server as a crash would, and starts it again. */
  crash(): Promise<void>
  stop(): Promise<void>
}

const run = promisify(execFile)

/** Why PostgreSQL cannot be tested here; `undefined`: it can. */
export function whyNoPostgres(): string | undefined {
  if (programs() === undefined)
    return 'PostgreSQL is not installed (no initdb on PATH or in /usr/lib/postgresql)'
  if (process.getuid?.() === 0 && servant() === undefined)
    return 'PostgreSQL refuses to run as root, and there is no user postgres'
  return undefined
}

/** Starts a PostgreSQL of its own on a free port of the loopback. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = programs()
  if (folder === undefined) throw new Error('PostgreSQL is not installed.')
  const user = servant()
  // Root's temporary folder may be closed to the user that the server runs as.
  const base = user === undefined ? tmpdir() : '/tmp'
  const home = await mkdtemp(join(base, 'plinth-pg-'))
  if (user !== undefined) await chown(home, user.uid, user.gid)
  const data = join(home, 'data')
  const options = { ...user, cwd: home, env: { ...process.env, LC_ALL: 'C' } }
  const flags = ['-D', data, '-U', 'plinth', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']
  await run(join(folder, 'initdb'), flags, options)
  const port = await freePort()
  const url = (database: string) => `postgres://plinth@127.0.0.1:${port}/${database}`
  const start = async () => {
    const listen = ['-h', '127.0.0.1', '-p', String(port), '-k', home]
    const settings = [...listen, '-c', 'shared_buffers=32MB', '-c', 'deadlock_timeout=50ms']
    const server = spawn(join(folder, 'postgres'), ['-D', data, ...settings], {
      ...options,
      stdio: 'ignore',
    })
    const kill = () => server.kill('SIGKILL')
    process.once('exit', kill)
    server.once('exit', () => process.off('exit', kill))
    await ready(url('postgres'))
    return server
  }
  let server = await start()
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise((done) => server.once('exit', done))
    server.kill(signal)
    await gone
  }
  let databases = 0
  return {
    async createDatabase() {
      const name = `test${(databases += 1)}`
      const client = new Client(url('postgres'))
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return url(name)
    },
    async crash() {
      // SIGQUIT: the server drops everything at once and recovers from its log at the next start.
      await end('SIGQUIT')
      server = await start()
    },
    async stop() {
      await end('SIGINT')
      await rm(home, { recursive: true, force: true })
    },
  }
}

function programs(): string | undefined {
  const packaged = '/usr/lib/postgresql'
  const versions = list(packaged).toSorted((a, b) => Number(b) - Number(a))
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((v) => join(packaged, v, 'bin')),
  ]
  return folders.find((f) => canRun(join(f, 'initdb')) && canRun(join(f, 'postgres')))
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** As root the server runs as `postgres`; otherwise as we do. */
function servant(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = readPasswd()
    .find((l) => l.startsWith('postgres:'))
    ?.split(':')
  const [uid, gid] = [Number(line?.[2]), Number(line?.[3])]
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined
}

function readPasswd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    return []
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => done(port))
    })
  })
}

async function ready(url: string): Promise<void> {
  const end = Date.now() + 30_000
  for (;;) {
    const client = new Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await pause(50)
    }
  }
}
