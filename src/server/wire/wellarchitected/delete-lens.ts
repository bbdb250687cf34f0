import { deleteLens } from '../../../app/tool/lenses/delete.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteLens'> = async (input, context) => {
  await deleteLens(context, input.LensAlias, input.LensStatus)
  return {}
}
