import { readAnalyzers } from '../../../app/access-analyzer/analyzers/read.ts'
import type { Handler } from './handler.ts'
import { wireAnalyzer } from './wire-analyzer.ts'

export const handle: Handler<'ListAnalyzers'> = async (input, context) => {
  const { items, nextToken } = await readAnalyzers(context, input.type)
  return { analyzers: items.map(wireAnalyzer), nextToken }
}
