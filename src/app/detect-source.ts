import type { Dirent } from 'node:fs'
import { opendir, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFileError } from '../lib/describe-file-error.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { SourceRequest } from './gather.ts'

export type FileRequest = Extract<SourceRequest, { path: string }>

/** How much of a file is looked at to tell what it is. */
const headBytes = 256 * 1024
const limits = { files: 10_000, depth: 24 }
const skipped = new Set(['node_modules', '.git', '.terraform', 'cdk.out.cache', '.plinth', 'dist'])
const candidate = /\.(ya?ml|json|template|gz|ndjson)$/i

export interface Detected {
  readonly requests: readonly FileRequest[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Tells what a path holds. A file is always a source, of the kind its beginning shows (a template when nothing else
 * fits, so that a reader says what is wrong). A folder gives the templates, plans and snapshots below it.
 */
export async function detectSources(path: string): Promise<Detected> {
  try {
    const found = await stat(path)
    if (found.isFIFO()) return { requests: [], diagnostics: [pipe(path)] }
    if (!found.isDirectory())
      return {
        requests: [{ kind: (await kindOf(path)) ?? (await nearestKind(path)), path }],
        diagnostics: [],
      }
    return await searchFolder(path)
  } catch (error) {
    return { requests: [], diagnostics: [unreadable(path, error)] }
  }
}

/** What was read of a pipe to tell its kind would be gone. */
function pipe(path: string): Diagnostic {
  return {
    code: 'source-pipe',
    severity: 'error',
    message: 'What a pipe holds cannot be told before it is read.',
    help: 'Say what it is with --terraform or --cloudformation.',
    where: { file: path },
  }
}

function unreadable(path: string, error: unknown): Diagnostic {
  return {
    code: 'source-unreadable',
    severity: 'error',
    message: `The path cannot be read: ${describeFileError(error)}.`,
    help: 'Name a template, a plan in JSON, a snapshot, or a folder that holds some.',
    where: { file: path },
  }
}

async function searchFolder(folder: string): Promise<Detected> {
  const { files, diagnostics: problems } = await listFiles(folder)
  const requests: FileRequest[] = []
  const diagnostics = [...problems]
  for (const path of files) {
    const kind = await kindOf(path).catch((error: unknown) => {
      diagnostics.push(unreadable(path, error))
      return undefined
    })
    if (kind !== undefined) requests.push({ kind, path })
  }
  if (requests.length === 0 && diagnostics.length === 0)
    diagnostics.push({
      code: 'source-folder-empty',
      severity: 'warning',
      message: 'No template, plan or snapshot was found below the folder.',
      help: 'Templates are recognised by their Resources section, plans by `terraform show -json`.',
      where: { file: folder },
    })
  return { requests, diagnostics }
}

/** The files below a folder that may be templates, plans, snapshots or policies by their names, in order of their paths. */
export async function listFiles(
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const files: string[] = []
  const diagnostics: Diagnostic[] = []
  const refuse =
    (path: string) =>
    (error: unknown): readonly [] => {
      diagnostics.push(unreadable(path, error))
      return []
    }
  let seen = 0
  for (const folders = [{ path: folder, depth: 0 }]; folders.length > 0;) {
    const { path, depth } = folders.pop() ?? { path: folder, depth: 0 }
    for (const entry of await sortedEntries(path).catch(refuse(path))) {
      const child = join(path, entry.name)
      if (entry.isDirectory() && !skipped.has(entry.name) && depth < limits.depth)
        folders.push({ path: child, depth: depth + 1 })
      if (!candidate.test(entry.name) || !(await isFile(entry, child)) || ++seen > limits.files)
        continue
      files.push(child)
    }
  }
  if (seen > limits.files)
    diagnostics.push({
      code: 'source-folder-limit',
      severity: 'warning',
      message: `Only the first ${limits.files} of ${seen} files below the folder were looked at.`,
      help: 'Name the folders that hold templates or plans.',
      where: { file: folder },
    })
  return { files: files.toSorted(), diagnostics }
}

async function sortedEntries(path: string) {
  const entries = []
  for await (const entry of await opendir(path)) entries.push(entry)
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Links to files count, links to folders do not: they may lead in a circle. */
async function isFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** The kind a file's beginning shows; `undefined` for something else. */
export async function kindOf(path: string): Promise<FileRequest['kind'] | undefined> {
  const head = await readHead(path)
  if (head[0] === 0x1f && head[1] === 0x8b) return 'snapshot'
  const text = new TextDecoder(encodingOf(head)).decode(head)
  if (/^\s*\{\s*"plinth"\s*:\s*"snapshot"/.test(text)) return 'snapshot'
  if (/"(format_version|terraform_version)"\s*:/.test(text)) return 'terraform'
  if (text.includes('AWSTemplateFormatVersion')) return 'cloudformation'
  return /\bResources\b/.test(text) && /\bAWS::[A-Z]/.test(text) ? 'cloudformation' : undefined
}

/** Which reader says best what is wrong with a file that is no source. */
async function nearestKind(path: string): Promise<FileRequest['kind']> {
  const head = (await readHead(path)).toString('latin1', 0, 4000)
  if (/\bResources\b/.test(head)) return 'cloudformation'
  const { guessOther } = await import('../collect/terraform/recognise.ts')
  return guessOther(head) === undefined ? 'cloudformation' : 'terraform'
}

/** PowerShell writes UTF-16 where a command's output is redirected, at times without a byte order mark. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return (first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)
    ? 'utf-16le'
    : 'utf-8'
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
