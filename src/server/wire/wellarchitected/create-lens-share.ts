import { createShare } from '../../../app/tool/shares/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateLensShare'> = async (input, context) => {
  const { id } = await createShare(context, {
    kind: 'lens',
    reference: input.LensAlias,
    sharedWith: input.SharedWith,
  })
  return { ShareId: id }
}
