import { once } from 'node:events'
import { extname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { PathsRequest } from '../access/paths.ts'
import { ToolError } from '../tool/tool-error.ts'
import type { PathsMessage } from './paths-worker.ts'
import type { FoundPaths } from './search-paths.ts'

/** Milliseconds, megabytes: what a search may use before it is given up. */
const limits = { time: 120_000, memory: 2048 }
/** Resources that are sent at a time; copying so many takes some milliseconds. */
const piece = 200

const program = new URL(`./paths-worker${extname(import.meta.url)}`, import.meta.url)

let last: Promise<unknown> = Promise.resolve()

/**
 * Searches for paths in a thread of its own, so that the server goes on answering; one search at a time.
 * @throws ToolError quota, where it takes too long or too much memory
 */
export function searchBeside(request: PathsRequest): Promise<FoundPaths> {
  const search = last.then(() => searchIn(request))
  last = search.catch(() => undefined)
  return search
}

async function searchIn({ resources, ...asked }: PathsRequest): Promise<FoundPaths> {
  const worker = new Worker(program, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  })
  // A search that nobody waits for any more must not keep a server from ending.
  worker.unref()
  const timer = new AbortController()
  const timeout = setTimeout(() => timer.abort(), limits.time)
  try {
    const found = once(worker, 'message', { signal: timer.signal })
    // Whoever awaits it below hears of a failure; until then nobody else should.
    found.catch(() => undefined)
    for (let at = 0; at < resources.length; at += piece) {
      send(worker, { resources: resources.slice(at, at + piece) })
      await setImmediate()
    }
    send(worker, { asked })
    const [answer] = (await found) as [FoundPaths]
    return answer
  } catch (error) {
    if (timer.signal.aborted || isOutOfMemory(error)) throw tooLarge()
    throw error
  } finally {
    clearTimeout(timeout)
    await worker.terminate()
  }
}

function send(worker: Worker, message: PathsMessage): void {
  // Threads have no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(message)
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooLarge(): ToolError {
  return new ToolError(
    'quota',
    'The paths of so many identities take longer than a page can wait. `plinth access paths` on the command line has no such limit.',
  )
}
