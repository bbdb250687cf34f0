import { publishLens } from '../../../app/tool/lenses/publish.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateLensVersion'> = async (input, context) => {
  const { arn, version } = await publishLens(context, input.LensAlias, {
    version: input.LensVersion,
    major: input.IsMajorVersion ?? false,
  })
  return { LensArn: arn, LensVersion: version }
}
