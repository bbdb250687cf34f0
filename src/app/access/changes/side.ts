import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { heldPolicies, type HeldPolicy } from '../../../evaluate/access/graph/held-policies.ts'
import { policyProperties } from '../../../evaluate/access/graph/resource-policies.ts'
import { isResolved } from '../../../evaluate/access/policy/is-resolved.ts'
import { parsePolicy } from '../../../evaluate/access/policy/parse-policy.ts'
import type { Declarations } from '../../../collect/cloudformation/declarations.ts'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import { type Diagnostic, PlinthError } from '../../../model/diagnostic.ts'
import { hidesType } from '../../../model/gap.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Snapshot } from '../../../model/snapshot.ts'
import { type FileRequest, kindOf, listFiles } from '../../detect-source.ts'
import { gather } from '../../gather.ts'
import { unreadableInput } from '../unreadable-input.ts'
import { attachedTo } from './attached-to.ts'
import type { Piece } from './piece.ts'

export interface SideOptions {
  /** Account and Regions that templates and plans are for, values of parameters. */
  readonly account?: string
  readonly regions: readonly string[]
  readonly parameters: Readonly<Record<string, string>>
  /** Clock in milliseconds. */
  readonly now: number
}

/** The policies of one side of a comparison. */
export interface Side {
  /** By what pairs them with those of the other side. */
  readonly pieces: ReadonlyMap<string, Piece>
  /** What could not be read, with the content that it stands in. */
  readonly unread: readonly Unread[]
  /** Resources that were read, by names that are the same on both sides. */
  readonly holders: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

export interface Unread {
  /** Path below the folder, or the file itself. */
  readonly file: string
  readonly reason: string
  /** Of the content of the file and of what it includes. */
  readonly digest: string
}

/** Whether a path is one policy document: neither a folder nor a template, plan or snapshot. @throws what the file system throws */
export async function isPolicyFile(path: string): Promise<boolean> {
  if (path === '-') return true
  if ((await stat(path)).isDirectory()) return false
  return (await kindOf(path)) === undefined
}

/**
 * Reads what a path holds: a template, plan or snapshot, or a folder with such files and with policy documents. Files of a folder
 * pair by their path below it, and what a file holds by resource and part.
 * @throws PlinthError when the path, or the one file that it is, cannot be read
 */
export async function readSide(path: string, options: SideOptions): Promise<Side> {
  const side = {
    pieces: new Map<string, Piece>(),
    holders: new Set<string>(),
    unread: [] as Unread[],
    diagnostics: [] as Diagnostic[],
  }
  try {
    if (!(await stat(path)).isDirectory()) {
      const kind = await kindOf(path)
      if (kind === undefined) await readDocument(path, '', side)
      else await readSource({ kind, path }, '', options, side)
      const [first, ...more] = side.diagnostics.filter(({ severity }) => severity === 'error')
      if (side.pieces.size === 0 && first !== undefined) throw new PlinthError(first, more)
      return side
    }
  } catch (error) {
    if (error instanceof PlinthError) throw error
    throw unreadableInput(path, describeFileError(error))
  }
  const { files, diagnostics } = await listFiles(path)
  for (const { message, where } of diagnostics)
    side.unread.push({ file: where?.file ?? path, reason: message, digest: '' })
  for (const file of files) {
    const name = relative(path, file).split(sep).join('/')
    try {
      const kind = await kindOf(file)
      if (kind !== undefined) await readSource({ kind, path: file }, name, options, side)
      else if (/\.json$/i.test(file)) await readDocument(file, name, side)
    } catch (error) {
      side.unread.push({ file: name, reason: describeFileError(error), digest: '' })
    }
  }
  return side
}

type Draft = {
  pieces: Map<string, Piece>
  holders: Set<string>
  unread: Unread[]
  diagnostics: Diagnostic[]
}

/** Keeps to what is meant as a policy: other JSON files of a folder are none of ours. */
async function readDocument(path: string, name: string, side: Draft): Promise<void> {
  const bytes = await readFile(path)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const text = bytes.toString('utf8')
  const shown = name === '' ? path : name
  if (name !== '' && !isMeantAsPolicy(text)) return
  const { policy, diagnostics } = parsePolicy(text, shown)
  side.diagnostics.push(...diagnostics)
  if (policy === undefined)
    side.unread.push({
      file: shown,
      reason: diagnostics[0]?.message ?? 'it holds no policy',
      digest,
    })
  else
    side.pieces.set(name, {
      key: name,
      title: shown,
      file: path,
      policy,
      elsewhere: [],
      limits: false,
      digest,
    })
}

function isMeantAsPolicy(text: string): boolean {
  if (!/"Statement"\s*:/.test(text)) return false
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'Statement')
  } catch {
    return true
  }
}

async function readSource(
  request: FileRequest,
  name: string,
  options: SideOptions,
  side: Draft,
): Promise<void> {
  const snapshot = await gather([request], options)
  const digest = await digestOf(request, snapshot)
  const shown = name === '' ? request.path : name
  side.diagnostics.push(...snapshot.diagnostics)
  for (const reason of notSeen(snapshot)) side.unread.push({ file: shown, reason, digest })
  const held = heldPolicies(snapshot.resources)
  const declarations = await declarationsFor(request, held)
  const seen = new Map<string, number>()
  for (const resource of snapshot.resources) side.holders.add(`${name}\n${identityOf(resource)}`)
  for (const one of held) {
    const holder = `${name}\n${identityOf(one.resource)}`
    const base = `${holder}\n${one.part}\n${one.target ?? ''}`
    const times = (seen.get(base) ?? 0) + 1
    seen.set(base, times)
    const key = times === 1 ? base : `${base}\n${times}`
    side.pieces.set(key, {
      ...one,
      key,
      title: titleOf(one, name),
      ...placeOf(one, request),
      ...(!one.outlived && { holder }),
      ...whoOf(one),
      ...attachmentOf(one),
      ...declarationOf(one, declarations),
      digest,
    })
  }
  for (const { type, id, properties } of snapshot.resources)
    if (type === 'AWS::Lambda::Permission') {
      const reason = `${id} is a permission on a function elsewhere: ${JSON.stringify(properties)}`
      side.unread.push({ file: shown, reason, digest: JSON.stringify(properties) })
    }
}

function attachmentOf(one: HeldPolicy): { attachedTo?: string } {
  const text = attachedTo(one)
  return text === undefined ? {} : { attachedTo: text }
}

/** The declarations of a template are needed only for what is not resolved in it. */
async function declarationsFor(
  { kind, path }: FileRequest,
  held: readonly HeldPolicy[],
): Promise<Declarations | undefined> {
  if (kind !== 'cloudformation' || held.every(({ policy }) => isResolved(policy))) return undefined
  const { readDeclarations } = await import('../../../collect/cloudformation/declarations.ts')
  return readDeclarations(path)
}

function declarationOf(
  { resource, policy }: HeldPolicy,
  declarations: Declarations | undefined,
): { declaration?: string } {
  if (declarations === undefined || isResolved(policy)) return {}
  const declaration = declarations.digestOf([resource.id])
  return declaration === undefined ? {} : { declaration }
}

/** What makes a resource the same on both sides: its logical id or address; of live ones also where it is. */
function identityOf({ type, id, account, region, source }: Resource): string {
  return source.kind === 'aws' ? `${type} ${account} ${region} ${id}` : `${type} ${id}`
}

function titleOf(
  { resource: { type, id, name: given, source }, part, target }: HeldPolicy,
  file: string,
): string {
  const name = source.kind === 'aws' ? (given ?? id) : id
  const on = target === undefined ? '' : ` on ${target}`
  return `${file === '' ? '' : `${file}: `}${part} of ${type} ${name}${on}`
}

const words: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'The role',
  'AWS::IAM::User': 'The user',
  'AWS::IAM::Group': 'A member of the group',
}

function whoOf({ resource: { type, id, name = id }, part }: HeldPolicy): { who?: string } {
  const word = Object.hasOwn(words, type) ? words[type] : undefined
  return word === undefined || part !== 'identity policies' ? {} : { who: `${word} ${name}` }
}

function placeOf({ resource: { source } }: HeldPolicy, { path }: FileRequest) {
  return { file: source.file ?? path, ...(source.line !== undefined && { line: source.line }) }
}

function notSeen({ gaps, diagnostics }: Snapshot): readonly string[] {
  const types = [
    ...Object.keys(policyProperties),
    'AWS::IAM::User',
    'AWS::IAM::Group',
    'AWS::IAM::ManagedPolicy',
  ]
  const reasons = gaps
    .filter((gap) => gap.hides && types.some((type) => hidesType(gap, type)))
    .map(({ operation, error }) => `${operation}: ${error}`)
  if (reasons.length > 0) return reasons
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
}

/** Of a template also the nested ones: a parent with the same text may include others. */
async function digestOf({ kind, path }: FileRequest, { resources }: Snapshot): Promise<string> {
  const files = new Set([path])
  if (kind === 'cloudformation')
    for (const { source } of resources) if (source.file !== undefined) files.add(source.file)
  const hash = createHash('sha256')
  for (const file of [...files].toSorted())
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
