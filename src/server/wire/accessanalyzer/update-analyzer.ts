import { changeAnalyzer } from '../../../app/access-analyzer/analyzers/change.ts'
import { wireConfiguration } from './wire-configuration.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateAnalyzer'> = async (input, context) => {
  const configuration = await changeAnalyzer(context, input.analyzerName, input.configuration)
  return { configuration: wireConfiguration(configuration) }
}
