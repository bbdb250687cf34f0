import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'

const root = join(import.meta.dirname, '../..')
const binary = inject('command')
const memory = pathToFileURL(join(import.meta.dirname, 'report-memory.mjs')).href

/**
 * The embedded database is WebAssembly: optimising it takes a second of processor time at each start, which a process
 * that lives as briefly as those of tests never earns back.
 */
const flags = ['--liftoff-only']

export interface Result {
  /** Exit code; `undefined` when a signal ended it. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
  /** Milliseconds from start to end. */
  readonly ms: number
  /** Peak resident memory in MB; 0 when the process did not live to tell. */
  readonly megabytes: number
}

export interface Options {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Milliseconds until it is killed. */
  readonly timeout?: number
}

/** Of the surroundings only this reaches the command: a developer's own settings must not change results. */
function surroundings(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) =>
    ['PATH', 'HOME', 'TMPDIR'].includes(name),
  )
  return Object.fromEntries(
    kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Runs the command, built from the sources as they are, in a process of its own. */
export function plinth(args: readonly string[], options: Options = {}): Promise<Result> {
  const { cwd, env, timeout = 30_000 } = options
  return queue(
    () =>
      new Promise((resolve, reject) => {
        const started = performance.now()
        const child = spawn(process.execPath, [...flags, '--import', memory, binary, ...args], {
          cwd: cwd ?? root,
          env: { ...surroundings(), ...env },
          stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
          timeout,
          killSignal: 'SIGKILL',
        })
        const texts = ['', '', '']
        for (const [index, stream] of child.stdio.slice(1).entries())
          stream?.on('data', (chunk: Buffer) => (texts[index] += chunk.toString('latin1')))
        child.on('error', reject)
        child.on('close', (code) => {
          const [stdout = '', stderr = '', kibibytes = ''] = texts.map((t) =>
            Buffer.from(t, 'latin1').toString(),
          )
          resolve({
            code: code ?? undefined,
            stdout,
            stderr,
            ms: performance.now() - started,
            megabytes: Number(kibibytes) / 1024,
          })
        })
      }),
  )
}

const places = 2
let running = 0
const waiting: (() => void)[] = []

/** Two processes at a time: timings stay meaningful on a small machine. */
async function queue<T>(run: () => Promise<T>): Promise<T> {
  if (running >= places) await new Promise<void>((go) => waiting.push(go))
  else running++
  try {
    return await run()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

/** What runs the command, for tests that start it themselves. */
export const command: readonly [string, ...string[]] = [process.execPath, ...flags, binary]
