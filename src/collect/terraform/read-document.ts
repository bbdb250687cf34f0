import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { describeFileError } from '../../lib/describe-file-error.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import { isJson, type Json } from './json.ts'
import { guessDocument, guessOther, isTerraform } from './recognise.ts'

/** V8 holds no string above 512 MiB, and parsing needs several times the size of the file. */
export const defaultMaxBytes = 400 * 1024 * 1024

export interface TerraformDocument {
  readonly kind: 'plan' | 'state'
  readonly document: Json
  readonly text: string
}

const show = 'Run `terraform show -json plan.out > plan.json` and give that file.'

/** Reads the JSON of a plan or state. Whatever is wrong with the file is one diagnostic. */
export async function readDocument(
  path: string,
  maxBytes: number,
): Promise<TerraformDocument | Diagnostic> {
  const bytes = await readBytes(path, maxBytes)
  if (!(bytes instanceof Uint8Array)) return bytes
  const text = decode(bytes)
  if (text === undefined) {
    const other = guessOther(bytes.subarray(0, 2).toString('latin1'))
    return problem(
      path,
      other === undefined ? 'terraform-encoding' : 'terraform-not-json',
      other?.what ?? 'is neither UTF-8 nor UTF-16 text',
      other?.help ?? show,
    )
  }
  if (text.trimStart() === '') return problem(path, 'terraform-empty', 'is empty', show)
  return parse(path, text)
}

async function readBytes(path: string, maxBytes: number): Promise<Buffer | Diagnostic> {
  try {
    const info = await stat(path)
    if (info.isDirectory())
      return problem(
        path,
        'terraform-not-a-file',
        'is a folder',
        'Run `terraform plan -out plan.out` in it, then `terraform show -json plan.out > plan.json`, and give that file.',
      )
    if (info.size > maxBytes) return tooLarge(path, info.size, maxBytes)
    return info.isFile() ? await readFile(path) : await drain(path, maxBytes)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return problem(
      path,
      missing ? 'terraform-file-missing' : 'terraform-file-unreadable',
      missing ? 'does not exist' : `cannot be read: ${describeFileError(error)}`,
      missing ? 'Check the path.' : 'Check the permissions of the file.',
    )
  }
}

/** A pipe has no size: it is read until the limit. */
async function drain(path: string, maxBytes: number): Promise<Buffer | Diagnostic> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of createReadStream(path)) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > maxBytes) return tooLarge(path, size, maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(path: string, size: number, maxBytes: number): Diagnostic {
  const mb = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
  return problem(
    path,
    'terraform-too-large',
    `has ${mb(size)}, more than the limit of ${mb(maxBytes)}`,
    'Reduce it with `jq -c "del(.prior_state, .resource_drift, .relevant_attributes)" plan.json > small.json`, or plan one root module at a time.',
  )
}

/** Text of UTF-8 or UTF-16 bytes (PowerShell writes the latter); `undefined` for anything else. */
function decode(bytes: Buffer): string | undefined {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return bytes.toString('utf16le', 2)
  if (a === 0xfe && b === 0xff)
    return bytes.length % 2 === 0 ? Buffer.from(bytes).swap16().toString('utf16le', 2) : undefined
  if (a === 0x7b && b === 0) return bytes.toString('utf16le')
  if (a === 0x50 && b === 0x4b) return undefined
  if (!isUtf8(bytes)) return undefined
  return a === 0xef && b === 0xbb && bytes[2] === 0xbf
    ? bytes.toString('utf8', 3)
    : bytes.toString('utf8')
}

function parse(path: string, text: string): TerraformDocument | Diagnostic {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return syntaxProblem(path, text, error instanceof Error ? error.message : String(error))
  }
  const kind = isTerraform(document)
  if (kind !== false && isJson(document)) return { kind, document, text }
  const { what, help } = guessDocument(document)
  return problem(path, 'terraform-not-a-plan', what, help)
}

function syntaxProblem(path: string, text: string, message: string): Diagnostic {
  const other = guessOther(text.slice(0, 4000))
  if (other !== undefined) return problem(path, 'terraform-not-json', other.what, other.help)
  if (!/^\s*[{[]/.test(text)) return problem(path, 'terraform-not-json', 'is not JSON', show)
  const at = /position (\d+)/.exec(message)?.[1]
  const end = at === undefined || Number(at) >= text.trimEnd().length
  const position = at === undefined ? text.length : Number(at)
  const before = text.slice(0, position)
  const place = {
    line: countLines(before),
    column: position - before.lastIndexOf('\n'),
  }
  return end || /Unterminated|end of JSON/.test(message)
    ? problem(path, 'terraform-truncated', 'ends in the middle of the JSON', show, place)
    : problem(path, 'terraform-json-syntax', 'is not valid JSON', show, place)
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function problem(
  path: string,
  code: string,
  what: string,
  help: string,
  place: Place = {},
): Diagnostic {
  return {
    code,
    severity: 'error',
    message: `The Terraform input ${path} ${what}.`,
    help,
    where: { file: path, ...place },
  }
}
