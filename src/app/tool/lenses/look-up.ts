import type { Lens } from '../../../model/lens.ts'
import { getLens } from '../../../store/lenses.ts'
import type { LensRow } from '../../../store/schema.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { type Access, authorise, type Need } from '../permissions.ts'
import { invalid, notFound } from '../tool-error.ts'

export type FoundRow =
  | { readonly kind: 'official'; readonly lens: Lens; readonly arn: string }
  | { readonly kind: 'custom'; readonly row: LensRow; readonly access: Access }

/**
 * The lens that an alias or ARN means, published or not.
 * @throws ToolError not-found; validation when AWS publishes the lens but it is not part of this installation
 */
export async function lookUpLens(context: ToolContext, reference: string): Promise<FoundRow> {
  const known = context.tool.findLens(reference)
  if (known.kind === 'unavailable') throw invalid(known.message)
  if (known.kind === 'official') return known
  return { kind: 'custom', ...(await customLens(context, reference, 'read')) }
}

/** A custom lens that the caller may change. @throws ToolError validation for an official lens */
export async function ownLens(context: ToolContext, reference: string): Promise<LensRow> {
  if (context.tool.findLens(reference).kind !== 'other')
    throw invalid(`The lens ${reference} is an AWS official lens, which cannot be changed.`)
  return (await customLens(context, reference, 'own')).row
}

async function customLens(
  context: ToolContext,
  reference: string,
  need: Need,
): Promise<{ readonly row: LensRow; readonly access: Access }> {
  const arn = parseToolArn(reference)
  const found = arn?.kind === 'lens' ? await getLens(context.db, arn.id) : undefined
  const present = found?.arn === reference && found.status !== 'DELETED' ? found : undefined
  const { row, ...access } = await authorise(context, 'lens', present, need, reference)
  if (!access.owned && row.current === null) throw notFound('LENS', reference)
  return { row, access }
}
