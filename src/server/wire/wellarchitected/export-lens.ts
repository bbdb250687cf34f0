import { exportLens } from '../../../app/tool/lenses/export.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ExportLens'> = async (input, context) => ({
  LensJSON: await exportLens(context, input.LensAlias, input.LensVersion),
})
