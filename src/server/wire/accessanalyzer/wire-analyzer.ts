import type { describeAnalyzer } from '../../../app/access-analyzer/analyzers/describe.ts'
import { wireConfiguration } from './wire-configuration.ts'

/** An analyzer in the types of the SDK. */
export function wireAnalyzer(described: ReturnType<typeof describeAnalyzer>) {
  const { configuration, ...analyzer } = described
  return { ...analyzer, configuration: wireConfiguration(configuration) }
}
