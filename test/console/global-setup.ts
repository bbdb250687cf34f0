import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildCommand } from '../../scripts/build-command.ts'
import { buildConsole } from '../../scripts/build-ui.ts'
import { startIdentityProvider } from '../sign-in/identity-provider.ts'
import { makeHome } from '../store/store-template.ts'
import { reviewedWorkloads } from './reviewed-workloads.ts'
import { finished, serve, type Served } from './serve.ts'
import { startBrowserServer } from './start-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What starts the built command: a path of `bin/plinth.mjs`. */
    command: string
    console: {
      /** `http://127.0.0.1:PORT`. */
      readonly url: string
      /** Value of the session cookie of an administrator. */
      readonly session: string
      /** File with the `Running` server. One that is killed is started again on the same port, over the same store. */
      readonly running: string
      /** Where the browser takes connections. */
      readonly browser: string
    }
  }
}

/** What changes when the server starts again. */
export interface Running {
  readonly pid: number
  /** Opens `/api` with all rights. */
  readonly token: string
}

/** The real server over a store with the sample, an OpenID provider and a browser, shared by all tests of the console. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildConsole()
  const command = await buildCommand()
  project.provide('command', command)
  const home = await makeHome(mkdtempSync(join(tmpdir(), 'plinth-console-')))
  const running = join(home, 'running.json')
  const provider = await startIdentityProvider('loopback', { asks: true })
  provider.people.set('ada', { groups: ['security'], email: 'ada@example.com', verified: true })
  provider.people.set('mallory', { groups: ['visitors'], email: 'mallory@example.com' })
  const options = [
    ['--oidc-issuer', provider.issuer],
    ['--oidc-client-id', provider.clientId],
    ['--oidc-role', 'security=owner@*'],
    ['--oidc-name', 'Example sign-in'],
  ].flat()
  const env = { PLINTH_OIDC_CLIENT_SECRET: provider.clientSecret }
  const start = (port: string) => serve(command, home, ['--port', port, ...options], env)
  const [browser, first] = await Promise.all([startBrowserServer(), start('0')])
  const { port } = new URL(first.url)
  let current: Served = first
  let closing = false
  const keepUp = (server: Served) => {
    current = server
    const { pid = 0 } = server.process
    writeFileSync(running, JSON.stringify({ pid, token: server.token } satisfies Running))
    server.process.once('exit', (_, signal) => {
      if (!closing && signal === 'SIGKILL') void start(port).then(keepUp)
    })
  }
  keepUp(first)
  await reviewedWorkloads(first, ['Sample shop', 'Answered shop'])
  const session = await signIn(first.link)
  project.provide('console', {
    url: first.url,
    session,
    running,
    browser: browser.wsEndpoint(),
  })
  return async () => {
    closing = true
    current.process.kill('SIGTERM')
    await Promise.all([finished(current.process), browser.close(), provider.close()])
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Uses the link that the server prints, as a browser would. */
async function signIn(link: string): Promise<string> {
  const reply = await fetch(link, { redirect: 'manual' })
  const cookies = reply.headers.getSetCookie().join('\n')
  const [, session] = /plinth_session=([^;]+)/.exec(cookies) ?? []
  if (session === undefined) throw new Error(`The link did not sign in: ${reply.status}.`)
  return session
}
