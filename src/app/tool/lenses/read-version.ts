import type { Lens } from '../../../model/lens.ts'
import { importCustomLens } from '../../../review/lens/custom-lens.ts'
import { getLensVersion } from '../../../store/lenses.ts'
import type { Json, LensRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { type Access, requireRole } from '../permissions.ts'
import { loadLensVersion } from '../reviews/find-lens.ts'
import { notFound } from '../tool-error.ts'

/** The name under which the unpublished draft of a lens is read; no version can be called so. */
export const draftVersion = 'DRAFT'

/** The version meant when none is named: the newest published one, else the draft. */
export function usualVersion({ current }: LensRow): string {
  return current ?? draftVersion
}

/** One version of a custom lens as its author wrote it. Drafts are for the owning account. */
export async function readDocument(
  { db }: Pick<ToolContext, 'db'>,
  row: LensRow,
  { owned }: Access,
  version: string,
): Promise<string> {
  const text =
    version === draftVersion
      ? owned
        ? textOf(row.data.draft)
        : undefined
      : textOf((await publishedVersion(db, row, version))?.data)
  if (text === undefined) throw notFound('LENS_VERSION', version)
  return text
}

/** One version of a custom lens, parsed. */
export async function readVersion(
  context: Pick<ToolContext, 'db' | 'caller'>,
  row: LensRow,
  access: Access,
  version: string,
): Promise<Lens> {
  requireRole(context, 'read')
  if (version !== draftVersion && row.current !== null) {
    const lens = await loadLensVersion(context.db, row.id, version)
    if (lens === undefined) throw notFound('LENS_VERSION', version)
    return lens
  }
  const text = await readDocument(context, row, access, version)
  const { lens } = importCustomLens(text, { lenient: true, version })
  if (lens === undefined) throw new Error(`The stored lens ${row.id} cannot be read any more.`)
  return lens
}

/** Versions that were published before the published lens was deleted are kept for those who use them only. */
async function publishedVersion(db: ToolContext['db'], row: LensRow, version: string) {
  return row.current === null ? undefined : getLensVersion(db, row.id, version)
}

function textOf(document: Json | undefined): string | undefined {
  if (document === undefined || document === null) return undefined
  return typeof document === 'string' ? document : JSON.stringify(document)
}
