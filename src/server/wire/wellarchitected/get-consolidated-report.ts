import { consolidateJson, consolidatePdf } from '../../../app/tool/reviews/consolidated-report.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetConsolidatedReport'> = (input, context) => {
  const options = { shared: input.IncludeSharedResources === true }
  return input.Format === 'PDF'
    ? consolidatePdf(context, options)
    : consolidateJson(context, options)
}
