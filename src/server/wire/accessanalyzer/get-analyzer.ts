import { getAnalyzer } from '../../../app/access-analyzer/analyzers/read.ts'
import type { Handler } from './handler.ts'
import { wireAnalyzer } from './wire-analyzer.ts'

export const handle: Handler<'GetAnalyzer'> = async (input, context) => {
  return { analyzer: wireAnalyzer(await getAnalyzer(context, input.analyzerName)) }
}
