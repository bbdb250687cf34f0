import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll } from 'vitest'
import { command } from './plinth.ts'

export interface ServerProcess {
  readonly url: string
  /** What it printed when it started. */
  readonly stdout: string
  readonly apiToken: string
  /** Printed on the first run only. */
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  /** Sends a signal and gives the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * Starts `plinth serve` on a free port; killed after the tests of the file when it still runs.
 * @param env besides its home
 */
export async function startServer(
  home: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const [node, ...binary] = command
  const child = spawn(node, [...binary, 'serve', '--port', '0'], {
    env: { PATH: process.env['PATH'] ?? '', PLINTH_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  const stdout = await untilReady(child)
  const find = (form: RegExp) => form.exec(stdout)?.[1]
  const url = find(/served on (\S+)/)
  const apiToken = find(/token (\S+)/)
  if (url === undefined || apiToken === undefined) throw new Error(`It printed:\n${stdout}`)
  const accessKeyId = find(/AWS_ACCESS_KEY_ID=(\S+)/)
  const secretAccessKey = find(/AWS_SECRET_ACCESS_KEY=(\S+)/)
  return {
    url,
    stdout,
    apiToken,
    ...(accessKeyId !== undefined && { accessKeyId }),
    ...(secretAccessKey !== undefined && { secretAccessKey }),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** What it printed, once it says that it is ready. */
function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let stdout = ''
    let stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      if (stdout.endsWith('Ready.\n')) resolve(stdout)
    })
    child.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${stderr}`)))
  })
}
