import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { command, plinth } from '../e2e/plinth.ts'
import { makeHome } from '../store/store-template.ts'

export interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A `plinth serve` process with a store of its own. */
export interface Served<Name extends string> {
  readonly url: string
  readonly keys: Readonly<Record<Name, Key>>
  /** Ends the process and removes its store. */
  stop(): Promise<void>
}

export interface Wanted {
  readonly account: string
  readonly user: string
  readonly role: 'reader' | 'contributor' | 'owner' | 'admin'
}

/** A data home of its own, under the system's temporary folder. */
export async function newHome(purpose: string): Promise<string> {
  return makeHome(await mkdtemp(join(tmpdir(), `plinth-${purpose}-`)))
}

/** Serves a new store in which the wanted keys exist; `keys` has them by the names given here. */
export async function serveWithKeys<Name extends string>(
  wanted: Readonly<Record<Name, Wanted>>,
): Promise<Served<Name>> {
  const home = await newHome('conformance')
  const keys = Object.create(null) as Record<Name, Key>
  for (const name of Object.keys(wanted) as Name[]) keys[name] = await createKey(home, wanted[name])
  const { url, stop } = await start(home)
  return { url, keys, stop }
}

/** Serves an empty store: the key is the administrator's, as the first run prints it. */
export async function serveFirstRun(): Promise<Served<'first'>> {
  const home = await newHome('conformance')
  const { url, stop, printed } = await start(home, /AWS_SECRET_ACCESS_KEY=.*\n/)
  return { url, keys: { first: readKey(printed) }, stop }
}

/** Serves the store of a home. */
export async function serveHome(home: string) {
  const { url, end } = await start(home)
  return { url, stop: end }
}

/** Makes a key in the store of a home that no server has. */
export async function createKey(home: string, { account, user, role }: Wanted): Promise<Key> {
  const args = ['keys', 'create', '--account', account, '--user', user, '--role', role]
  return readKey((await plinth(args, { env: { PLINTH_HOME: home }, timeout: 90_000 })).stdout)
}

async function start(home: string, until = /served on http:\S+\n/) {
  const [node, ...binary] = command
  const child = spawn(node, [...binary, 'serve', '--port', '0'], {
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', PLINTH_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const problems: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => problems.push(line))
  const printed = await readUntil(child, until, problems)
  const url = /http:\S+/.exec(printed)?.[0] ?? ''
  const end = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  const stop = async () => {
    await end()
    await rm(home, { recursive: true, force: true })
  }
  return { url, stop, end, printed }
}

function readUntil(child: ChildProcess, until: RegExp, problems: readonly string[]) {
  return new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (until.test(text)) resolve(text)
    })
    child.on('error', reject)
    child.on('exit', () => reject(new Error(`plinth serve ended: ${problems.join('\n')}`)))
  })
}

function readKey(text: string): Key {
  const accessKeyId = /AWS_ACCESS_KEY_ID=(\S+)/.exec(text)?.[1]
  const secretAccessKey = /AWS_SECRET_ACCESS_KEY=(\S+)/.exec(text)?.[1]
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new Error(`No key was printed: ${text}`)
  return { accessKeyId, secretAccessKey }
}
