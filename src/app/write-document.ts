import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describeFileError } from '../lib/describe-file-error.ts'
import { isSpecialFile } from '../lib/is-special-file.ts'
import { makeFolder } from '../lib/make-folder.ts'
import { PlinthError } from '../model/diagnostic.ts'
import type { Review } from '../model/review.ts'
import type { DocumentOptions, WriteDocument } from '../report/document.ts'
import { findFormat, formats } from '../report/formats.ts'

export type { DocumentOptions }

/** What `--format` accepts. */
export const documentNames: readonly string[] = formats.map((f) => f.name)

export interface Target {
  readonly format: string
  /** Absent: stdout. */
  readonly path?: string
}

/**
 * Writes a review as one document. A file appears whole or not at all; devices, pipes and links are written through.
 * @param terminal the writer behind `table`, where a verb has its own
 * @throws PlinthError when the file cannot be written
 */
export async function writeDocument(
  review: Review,
  { format, path }: Target,
  options: DocumentOptions,
  terminal?: WriteDocument,
): Promise<void> {
  const write = format === 'table' && terminal !== undefined ? terminal : await load(format)
  if (path === undefined) {
    await writeToStdout(Readable.from(write(review, options)))
    return
  }
  const special = await isSpecialFile(path)
  const partial = special ? path : `${path}.partial`
  try {
    await makeFolder(dirname(path))
    await pipeline(
      Readable.from(write(review, { ...options, color: false })),
      createWriteStream(partial, { flush: !special }),
    )
    if (!special) await rename(partial, path)
  } catch (error) {
    if (!special) await rm(partial, { force: true }).catch(() => {})
    throw isFileError(error) ? notWritten(format, path, error) : error
  }
}

/** A reader that has seen enough (`| head`) is no error; the verdict of the gate still stands. */
async function writeToStdout(document: Readable): Promise<void> {
  try {
    await pipeline(document, process.stdout, { end: false })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && closed.has(error.code))) throw error
  }
}

const closed: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_UNABLE_TO_PIPE',
])

/** What the file system refuses is the reader's to mend; anything else is a bug. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function notWritten(format: string, path: string, error: NodeJS.ErrnoException): PlinthError {
  return new PlinthError({
    code: 'document-not-written',
    severity: 'error',
    message: `The ${format} document could not be written: ${describeFileError(error)}.`,
    help: `Name a file in a folder that can be written, e.g. --format ${format}=review.${findFormat(format)?.extension ?? 'txt'}.`,
    where: { file: path },
  })
}

async function load(name: string): Promise<WriteDocument> {
  const format = findFormat(name)
  if (format === undefined) throw new Error(`unknown format ${name}`)
  return format.load()
}

/** Whether HTML documents hold the console; without it they are the page that `html-static` writes. */
export async function holdsConsole(): Promise<boolean> {
  const { loadApplication } = await import('../report/html/application/load-application.ts')
  return loadApplication() !== 'not-built'
}

/** The terminal writer of `plinth check`: findings by check, without the questions. */
export async function loadCheckTable(): Promise<WriteDocument> {
  return (await import('../report/table/check-table.ts')).writeCheckTable
}

/** The terminal writer of `npm start`: one screen, for who reads the rest in the console. */
export async function loadBrief(): Promise<WriteDocument> {
  return (await import('../report/table/brief.ts')).writeBrief
}
