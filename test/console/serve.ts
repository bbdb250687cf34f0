import { type ChildProcess, spawn } from 'node:child_process'

/** What a server prints when it starts. */
export interface Announced {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  /** Signs in once. */
  readonly link: string
  /** Opens `/api` with all rights. */
  readonly token: string
}

export interface Served extends Announced {
  readonly process: ChildProcess
}

/**
 * Starts the real server over the store of a folder, and waits until it answers.
 * @param command a `bin/plinth.mjs`
 */
export async function serve(
  command: string,
  home: string,
  options: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const server = spawn(process.execPath, [command, 'serve', ...options], {
    env: { ...process.env, PLINTH_HOME: home, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { process: server, ...(await announced(server)) }
}

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

/** Resolves when a process has ended. */
export function finished(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode === null && child.signalCode === null) child.once('exit', () => done())
    else done()
  })
}
