import { fsyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Options = Parameters<NodeFS['init']>[1]

/**
 * PGlite's folder file system with a real fsync: its own ignores the call, so that a committed row could be lost with the
 * power. Relies on Emscripten's stream operations: pin the version of PGlite and keep the test that counts the calls.
 */
export class DurableFs extends NodeFS {
  /** Calls so far. */
  syncs = 0

  override async init(pg: PGlite, options: Options): Promise<{ emscriptenOpts: Options }> {
    const { emscriptenOpts } = await super.init(pg, options)
    const addSync = (module: object) => {
      if (!hasStreamOps(module)) throw new Error('This PGlite has no NODEFS to make durable.')
      module.NODEFS.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd)
        this.syncs += 1
        return 0
      }
    }
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...listOf(emscriptenOpts.preRun), addSync] },
    }
  }
}

interface StreamOps {
  readonly NODEFS: { readonly stream_ops: { fsync: (stream: { readonly nfd: number }) => number } }
}

function hasStreamOps(module: object): module is StreamOps {
  return (
    'NODEFS' in module &&
    typeof module.NODEFS === 'object' &&
    module.NODEFS !== null &&
    'stream_ops' in module.NODEFS &&
    typeof module.NODEFS.stream_ops === 'object'
  )
}

function listOf<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
