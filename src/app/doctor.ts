import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { checks } from '../evaluate/posture/checks.generated.ts'
import { printable } from '../lib/printable.ts'
import { loadSecurityLens } from '../review/lens/load-catalog.ts'
import { gather, type GatherOptions, type SourceRequest } from './gather.ts'

export interface Symptom {
  readonly what: string
  readonly state: 'ok' | 'problem' | 'skipped'
  readonly detail: string
  /** What to do, one sentence. */
  readonly help?: string
}

export interface LiveOptions {
  readonly profile?: string
  readonly endpointUrl?: string
  readonly region: readonly string[]
}

/**
 * Examines the installation, the AWS identity where live options are given, and whether each file can be read.
 * Changes nothing.
 */
export async function examine(
  live: LiveOptions | undefined,
  files: readonly SourceRequest[],
  options: GatherOptions,
): Promise<readonly Symptom[]> {
  const read: Symptom[] = []
  for (const file of files) read.push(await source(file, options))
  return [node(), catalog(), await folder(process.cwd()), await identity(live), ...read]
}

/** Reads one source as a review would. */
async function source(request: SourceRequest, options: GatherOptions): Promise<Symptom> {
  const what = printable('path' in request ? request.path : request.kind)
  const { resources, gaps, diagnostics } = await gather([request], options)
  const problem =
    diagnostics.find((d) => d.severity === 'error') ??
    (resources.length === 0 ? diagnostics[0] : undefined)
  if (problem !== undefined) {
    const { message, help } = problem
    return {
      what,
      state: 'problem',
      detail: printable(message),
      ...(help !== undefined && { help }),
    }
  }
  const seen = `${request.kind}: ${resources.length} resource${resources.length === 1 ? '' : 's'}`
  const hidden = gaps.length === 0 ? '' : `, ${gaps.length} gap${gaps.length === 1 ? '' : 's'}`
  return { what, state: 'ok', detail: seen + hidden }
}

function node(): Symptom {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const recent = major > 22 || (major === 22 && minor >= 18)
  return {
    what: 'Node.js',
    state: recent ? 'ok' : 'problem',
    detail: process.versions.node,
    ...(!recent && { help: 'Install Node.js 22.18 or newer.' }),
  }
}

function catalog(): Symptom {
  const lens = loadSecurityLens()
  const practices = lens.questions.flatMap((q) => q.practices).filter((p) => !p.none)
  const detail = `lens ${lens.version}: ${lens.questions.length} questions, ${practices.length} practices; ${checks.length} checks`
  return { what: 'Catalog', state: 'ok', detail }
}

async function folder(path: string): Promise<Symptom> {
  try {
    await access(path, constants.W_OK)
    return { what: 'Working folder', state: 'ok', detail: `${path} can be written` }
  } catch {
    const help = 'Documents can still go to stdout, or to another folder with --format html=PATH.'
    return { what: 'Working folder', state: 'problem', detail: `${path} cannot be written`, help }
  }
}

async function identity(live: LiveOptions | undefined): Promise<Symptom> {
  const what = 'AWS identity'
  if (live === undefined) return { what, state: 'skipped', detail: 'only with --aws' }
  try {
    const { callerIdentity } = await import('../collect/aws/caller-identity.ts')
    const { account, arn } = await callerIdentity({ ...live, regions: live.region })
    return { what, state: 'ok', detail: `${arn} in account ${account}` }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const help =
      'Sign in (e.g. `aws sso login`), or name credentials with --profile or AWS_PROFILE.'
    return { what, state: 'problem', detail, help }
  }
}
