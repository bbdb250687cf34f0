import { removeShare } from '../../../app/tool/shares/change.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteLensShare'> = async (input, context) => {
  await removeShare(context, 'lens', input.LensAlias, input.ShareId)
  return {}
}
