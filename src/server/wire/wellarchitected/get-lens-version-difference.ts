import { differLens } from '../../../app/tool/lenses/difference.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetLensVersionDifference'> = (input, context) =>
  differLens(context, input.LensAlias, {
    base: input.BaseLensVersion,
    target: input.TargetLensVersion,
  })
