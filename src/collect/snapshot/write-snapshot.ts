import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { isSpecialFile } from '../../lib/is-special-file.ts'
import type { Snapshot } from '../../model/snapshot.ts'

/** Version of the file format; a reader refuses a newer one. */
export const snapshotVersion = 1

/**
 * Writes a snapshot as gzipped newline-delimited JSON: a header, one line for each resource, gap and diagnostic,
 * and an end line with counts that shows a truncated file. The file appears whole or not at all.
 * @throws the error of the file system
 */
export async function writeSnapshot(path: string, snapshot: Snapshot): Promise<void> {
  const special = await isSpecialFile(path)
  const partial = special ? path : `${path}.partial`
  try {
    // A fixed level and no timestamp in the gzip header keep the bytes equal for equal snapshots.
    await pipeline(
      Readable.from(blocks(snapshot)),
      createGzip({ level: 6 }),
      createWriteStream(partial, { mode: 0o600, flush: !special }),
    )
    if (!special) await rename(partial, path)
  } catch (error) {
    if (!special) await rm(partial, { force: true })
    throw error
  }
}

/** Joins lines into larger blocks: a stream of a hundred thousand small chunks is slow. */
function* blocks(snapshot: Snapshot): Generator<string> {
  let block = ''
  for (const line of lines(snapshot)) {
    block += `${JSON.stringify(line)}\n`
    if (block.length < 65_536) continue
    yield block
    block = ''
  }
  yield block
}

function* lines({ resources, gaps, diagnostics, ...header }: Snapshot): Generator<object> {
  yield { plinth: 'snapshot', version: snapshotVersion, ...header }
  for (const resource of resources) yield { resource }
  for (const gap of gaps) yield { gap }
  for (const diagnostic of diagnostics) yield { diagnostic }
  yield { end: { resources: resources.length, gaps: gaps.length } }
}
