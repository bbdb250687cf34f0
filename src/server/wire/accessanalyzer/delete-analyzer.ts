import { removeAnalyzer } from '../../../app/access-analyzer/analyzers/change.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteAnalyzer'> = async (input, context) => {
  await removeAnalyzer(context, input.analyzerName)
  return {}
}
