import type { AnalyzerConfiguration } from '@aws-sdk/client-accessanalyzer'
import type { Answered } from '../operation-types.ts'

/** The configuration of an analyzer is kept in the shape of the API: it came from there. */
export function wireConfiguration(
  configuration: object | undefined,
): Answered<AnalyzerConfiguration> | undefined {
  return configuration as Answered<AnalyzerConfiguration> | undefined
}
