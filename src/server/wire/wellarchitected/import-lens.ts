import { importLens } from '../../../app/tool/lenses/import.ts'
import type { Handler } from './handler.ts'

/** The import is done when this answers: the status is never `IN_PROGRESS`. */
export const handle: Handler<'ImportLens'> = async (input, context) => {
  const given = { json: input.JSONString, lens: input.LensAlias, tags: input.Tags }
  return { LensArn: await importLens(context, given), Status: 'COMPLETE' }
}
