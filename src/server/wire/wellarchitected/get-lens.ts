import { getLens } from '../../../app/tool/lenses/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetLens'> = async (input, context) => ({
  Lens: await getLens(context, input.LensAlias, input.LensVersion),
})
