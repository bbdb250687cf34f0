import type { Lens } from '../../../model/lens.ts'
import { importCustomLens } from '../../../review/lens/custom-lens.ts'
import type { Db, Tx } from '../../../store/db.ts'
import { getLens, getLensVersion } from '../../../store/lenses.ts'
import { parseToolArn } from '../arns.ts'
import { officialLensArn } from '../catalog.ts'
import type { ToolContext } from '../context.ts'
import { authorise } from '../permissions.ts'
import { invalid, notFound } from '../tool-error.ts'

/** A lens in one version, as a review uses it. */
export interface FoundLens {
  readonly kind: 'official' | 'custom'
  /** Alias of an official lens, ARN of a custom one: the key of reviews and answers. */
  readonly alias: string
  readonly arn: string
  readonly version: string
  readonly lens: Lens
}

/**
 * The lens that an alias or ARN means, in its newest published version, for applying it anew: official, own, or
 * shared with the caller.
 * @throws ToolError not-found; validation when AWS publishes the lens but it is not part of this installation
 */
export async function findLens(context: ToolContext, reference: string): Promise<FoundLens> {
  const known = context.tool.findLens(reference)
  if (known.kind === 'unavailable') throw invalid(known.message)
  if (known.kind === 'official') return officialLens(known.lens)
  const arn = parseToolArn(reference)
  const found = arn?.kind === 'lens' ? await getLens(context.db, arn.id) : undefined
  const { row } = await authorise(
    context,
    'lens',
    found?.arn === reference ? found : undefined,
    'read',
    reference,
  )
  const version = row.status === 'DELETED' ? null : row.current
  if (version === null) throw notFound('LENS', reference)
  const lens = await loadLensVersion(context.db, row.id, version)
  if (lens === undefined) throw notFound('LENS', reference)
  return { kind: 'custom', alias: row.arn, arn: row.arn, version, lens }
}

/** The key under which reviews keep a lens: the alias of an official lens, else the reference itself. */
export function lensKey({ tool }: Pick<ToolContext, 'tool'>, reference: string): string {
  const known = tool.findLens(reference)
  if (known.kind === 'official') return known.lens.alias
  return known.kind === 'unavailable' ? known.alias : reference
}

/** An official lens as reviews use it. */
export function officialLens(lens: Lens): FoundLens {
  const { alias, version } = lens
  return { kind: 'official', alias, arn: officialLensArn(alias), version, lens }
}

/** Parsed documents, by id and version; published versions never change. */
const parsed = new Map<string, Lens>()
const most = 64

/** A published version of a custom lens. Parsing is done once; the oldest used is forgotten first. */
export async function loadLensVersion(
  db: Db | Tx,
  id: string,
  version: string,
): Promise<Lens | undefined> {
  const key = `${id} ${version}`
  const known = parsed.get(key)
  if (known !== undefined) {
    parsed.delete(key)
    parsed.set(key, known)
    return known
  }
  const row = await getLensVersion(db, id, version)
  if (row === undefined) return undefined
  const text = typeof row.data === 'string' ? row.data : JSON.stringify(row.data)
  const { lens } = importCustomLens(text, { lenient: true, version })
  if (lens === undefined) return undefined
  parsed.set(key, lens)
  for (const oldest of parsed.keys()) {
    if (parsed.size <= most) break
    parsed.delete(oldest)
  }
  return lens
}
