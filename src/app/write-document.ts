import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Review } from '../model/review.ts'
import type { DocumentOptions, WriteDocument } from '../report/document.ts'
import { findFormat, formats } from '../report/formats.ts'

/** What `--format` accepts. */
export const documentNames: readonly string[] = formats.map((f) => f.name)

export interface Target {
  readonly format: string
  /** Absent: stdout. */
  readonly path?: string
}

/**
 * Writes a review as one document. A file appears whole or not at all.
 * @param terminal the writer behind `table`, where a verb has its own
 */
export async function writeDocument(
  review: Review,
  { format, path }: Target,
  options: DocumentOptions,
  terminal?: WriteDocument,
): Promise<void> {
  const write = format === 'table' && terminal !== undefined ? terminal : await load(format)
  if (path === undefined) {
    await pipeline(Readable.from(write(review, options)), process.stdout, { end: false })
    return
  }
  await mkdir(dirname(path), { recursive: true })
  const partial = `${path}.partial`
  try {
    await pipeline(
      Readable.from(write(review, { ...options, color: false })),
      createWriteStream(partial, { flush: true }),
    )
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function load(name: string): Promise<WriteDocument> {
  const format = findFormat(name)
  if (format === undefined) throw new Error(`unknown format ${name}`)
  return format.load()
}

/** The terminal writer of `plinth check`: findings by check, without the questions. */
export async function loadCheckTable(): Promise<WriteDocument> {
  return (await import('../report/table/check-table.ts')).writeCheckTable
}
