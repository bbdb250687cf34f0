import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildConsole } from '../../scripts/build-ui.ts'

declare module 'vitest' {
  interface ProvidedContext {
    console: {
      /** `http://127.0.0.1:PORT`. */
      readonly url: string
      /** Value of the session cookie of an administrator. */
      readonly session: string
      /** Opens `/api` with all rights. */
      readonly token: string
    }
  }
}

const plinth = join(import.meta.dirname, '../../bin/plinth.mjs')
/** Workloads that have a review of the sample: one to look at, one to answer. */
const workloads = ['Sample shop', 'Answered shop']

/** The real server over a store with the sample, shared by all tests of the console. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildConsole()
  const home = mkdtempSync(join(tmpdir(), 'plinth-console-'))
  const env = { ...process.env, PLINTH_HOME: home, DATABASE_URL: '' }
  for (const name of workloads)
    await finished(
      spawn(process.execPath, [plinth, 'review', '--sample', '--quiet', '--save', name], {
        env,
        stdio: 'ignore',
      }),
    )
  const server = spawn(process.execPath, [plinth, 'serve', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { url, link, token } = await announced(server)
  project.provide('console', { url, session: await signIn(link), token })
  return async () => {
    server.kill('SIGTERM')
    await finished(server)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Announced {
  readonly url: string
  readonly link: string
  readonly token: string
}

/** What a server prints when it starts. */
function announced(server: ChildProcess): Promise<Announced> {
  return new Promise((done, fail) => {
    let text = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (!text.includes('Ready.')) return
      const [, url] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(text) ?? []
      const [, link] = /(http:\/\/\S+\/sign-in\/link\/\S+)/.exec(text) ?? []
      const [, token] = /token (\S+)/.exec(text) ?? []
      if (url === undefined || link === undefined || token === undefined)
        fail(new Error(`The server said neither address, link nor token:\n${text}`))
      else done({ url, link, token })
    })
    server.once('exit', () => fail(new Error(`The server ended:\n${text}`)))
  })
}

/** Uses the link that the server prints, as a browser would. */
async function signIn(link: string): Promise<string> {
  const reply = await fetch(link, { redirect: 'manual' })
  const cookies = reply.headers.getSetCookie().join('\n')
  const [, session] = /plinth_session=([^;]+)/.exec(cookies) ?? []
  if (session === undefined) throw new Error(`The link did not sign in: ${reply.status}.`)
  return session
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode === null && child.signalCode === null) child.once('exit', () => done())
    else done()
  })
}
