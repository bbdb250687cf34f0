import type { Diagnostic } from '../../../model/diagnostic.ts'
import type { Lens } from '../../../model/lens.ts'
import { importCustomLens } from '../../../review/lens/custom-lens.ts'
import { countOwned } from '../../../store/count-owned.ts'
import type { Tx } from '../../../store/db.ts'
import { getLens, insertLens, updateLens } from '../../../store/lenses.ts'
import type { LensData } from '../../../store/schema.ts'
import { putTags } from '../../../store/tags.ts'
import { cutText } from '../answers/cut-text.ts'
import { lensArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { requireRole } from '../permissions.ts'
import { conflict, invalid, notFound, quotaExceeded } from '../tool-error.ts'
import { checkTags } from '../tags/check-tags.ts'
import { writeAs } from '../write.ts'
import { ownLens } from './look-up.ts'

/** Custom lenses per account and Region. */
export const lensQuota = 15

export interface LensImport {
  /** The document: schema version 2021-11-01. */
  readonly json: string
  /** ARN of an own lens whose draft it becomes; a new lens when not given. */
  readonly lens?: string | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
}

/**
 * Checks a custom lens and keeps it as a draft, byte for byte; `publishLens` makes a version of it.
 * @returns ARN of the lens
 * @throws ToolError validation with one field per problem of the document
 */
export async function importLens(context: ToolContext, given: LensImport): Promise<string> {
  requireRole(context, 'own')
  checkTags(given.tags ?? {})
  if (given.lens !== undefined) return importDraft(context, given, given.lens)
  const { name, ...draft } = draftOf(given.json)
  const id = context.newId()
  const arn = lensArn(context, id)
  const { account, region } = context.caller
  await writeAs(context, 'ImportLens', arn, async (tx) => {
    await refuseFull(tx, context)
    const data = { ...draft, draftName: name }
    const row = { id, arn, account, region, name, status: 'DRAFT', current: null, data } as const
    if ((await insertLens(tx, row)) === 'exists') throw conflict('The id is taken.', 'LENS', arn)
    await putTags(tx, arn, given.tags ?? {})
  })
  return arn
}

async function importDraft(
  context: ToolContext,
  { json, tags }: LensImport,
  reference: string,
): Promise<string> {
  const { id, arn } = await ownLens(context, reference)
  const { name, ...draft } = draftOf(json)
  await writeAs(context, 'ImportLens', arn, async (tx) => {
    const row = await getLens(tx, id)
    if (row === undefined) throw notFound('LENS', arn)
    const data = { ...row.data, draftDescription: undefined, ...draft, draftName: name }
    const saved = await updateLens(
      tx,
      id,
      row.version,
      row.current === null ? { name, data: tidy(data) } : { data: tidy(data) },
    )
    if (typeof saved === 'string')
      throw conflict('The lens was changed at the same time. Import it again.', 'LENS', arn)
    await putTags(tx, arn, tags ?? {})
  })
  return arn
}

async function refuseFull(tx: Tx, { caller }: ToolContext): Promise<void> {
  if ((await countOwned(tx, 'lens', caller.account, caller.region)) < lensQuota) return
  throw quotaExceeded(
    `The account already has ${lensQuota} custom lenses in ${caller.region}, which is the limit. Delete one first.`,
    'L-custom-lenses',
    { type: 'LENS' },
  )
}

function draftOf(json: string): { name: string } & Pick<LensData, 'draft' | 'draftDescription'> {
  const { name, description } = readLensDocument(json)
  const draftDescription = cutText(description, 1024)
  return { name, draft: json, ...(draftDescription === undefined ? {} : { draftDescription }) }
}

/** The lens in a document, by the strict reading of the format. */
function readLensDocument(json: string): Lens {
  const { lens, diagnostics } = importCustomLens(json)
  if (lens !== undefined) return lens
  const problems = diagnostics.filter(({ severity }) => severity === 'error')
  const [first] = problems
  const rest = problems.length > 1 ? ` (and ${problems.length - 1} more problems)` : ''
  throw invalid(
    `The lens cannot be imported: ${first?.message ?? 'it is not valid.'}${rest}`,
    ...problems.map(toField),
  )
}

function toField({ message, help, where }: Diagnostic) {
  const line = where?.line === undefined ? '' : `Line ${where.line}: `
  return {
    name: `JSONString${where?.pointer ?? ''}`,
    message: `${line}${message}${help === undefined ? '' : ` ${help}`}`,
  }
}

/** Without members that are undefined, which JSON does not keep. */
function tidy({
  draftDescription,
  ...data
}: Omit<LensData, 'draftDescription'> & { draftDescription?: string | undefined }): LensData {
  return draftDescription === undefined ? data : { ...data, draftDescription }
}
