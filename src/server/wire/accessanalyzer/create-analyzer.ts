import { createAnalyzer } from '../../../app/access-analyzer/analyzers/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateAnalyzer'> = async (input, context) => {
  const { analyzerName: name, type, archiveRules, tags, configuration } = input
  return { arn: await createAnalyzer(context, { name, type, archiveRules, tags, configuration }) }
}
