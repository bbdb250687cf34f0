import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { describeFileError } from '../../lib/describe-file-error.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { decodeText } from '../../lib/decode-text.ts'

export type Loaded = { readonly text: string } | { readonly problem: Diagnostic }

/** Reads a template file as text. UTF-16 with a byte order mark is read too: Windows shells write it. */
export async function loadText(file: string, maxBytes: number): Promise<Loaded> {
  let bytes: Buffer
  try {
    const info = await stat(file)
    if (!info.isFile() && !info.isFIFO())
      return failed(
        file,
        'cloudformation-not-a-file',
        `${file} is not a file.`,
        'Name a template file.',
      )
    if (info.size > maxBytes) return tooLarge(file, info.size, maxBytes)
    bytes = info.isFIFO() ? await drain(file, maxBytes) : await readFile(file)
    if (bytes.length > maxBytes) return tooLarge(file, bytes.length, maxBytes)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const missing = why === 'ENOENT'
    const message = missing
      ? `${file} does not exist.`
      : `${file} cannot be read: ${describeFileError(error)}.`
    return failed(file, 'cloudformation-unreadable', message, 'Check the path and its permissions.')
  }
  return decode(file, bytes)
}

/** A pipe has no size: it is read until the limit is passed. */
async function drain(file: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of createReadStream(file)) {
    if (!Buffer.isBuffer(chunk)) continue
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) break
  }
  return Buffer.concat(chunks)
}

function tooLarge(file: string, size: number, maxBytes: number): Loaded {
  return failed(
    file,
    'cloudformation-too-large',
    `${file} has ${megabytes(size)} MB, more than the limit of ${megabytes(maxBytes)} MB.`,
    'CloudFormation itself accepts 1 MB; check that this is a template.',
  )
}

function decode(file: string, bytes: Buffer): Loaded {
  const [first, second] = bytes
  if (first === 0x1f && second === 0x8b)
    return failed(
      file,
      'cloudformation-encoding',
      `${file} is compressed, so it is not a template.`,
      'Give a snapshot of Plinth with --snapshot; unpack anything else first.',
    )
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined
  const decoded =
    wide === undefined ? decodeText(bytes) : { text: new TextDecoder(wide).decode(bytes) }
  if ('problem' in decoded)
    return failed(
      file,
      'cloudformation-encoding',
      `${file} ${decoded.problem}, so it is not a template.`,
      'Save it as UTF-8 text.',
    )
  if (decoded.text.trim() === '')
    return failed(
      file,
      'cloudformation-empty',
      `${file} is empty.`,
      'Name a file with a Resources section.',
    )
  return { text: decoded.text }
}

function failed(file: string, code: string, message: string, help: string): Loaded {
  return { problem: { code, severity: 'error', message, help, where: { file } } }
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0)
}
