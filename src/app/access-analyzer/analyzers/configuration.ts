import { hasInternalActions } from '../analyse/resource-actions.ts'
import type { AnalyzerConfiguration, AnalyzerType } from '../../../store/schema.ts'
import { toJson } from '../../tool/runs/to-json.ts'
import { invalid } from '../../tool/tool-error.ts'

const [leastAge, mostAge] = [1, 365]

/**
 * Reads the configuration of an analyzer of a type, in the shape of the API.
 * @throws ToolError validation where it belongs to another type, or goes beyond what the API documents
 */
export function readConfiguration(
  type: AnalyzerType,
  given: object | undefined,
): AnalyzerConfiguration | undefined {
  if (given === undefined) return undefined
  const configuration: AnalyzerConfiguration = toJson(given)
  const { unusedAccess, internalAccess } = configuration
  if (unusedAccess !== undefined && !type.endsWith('_UNUSED_ACCESS'))
    throw refuse('configuration.unusedAccess', `An analyzer of type ${type} has none.`)
  if (internalAccess !== undefined && !type.endsWith('_INTERNAL_ACCESS'))
    throw refuse('configuration.internalAccess', `An analyzer of type ${type} has none.`)
  const age = unusedAccess?.unusedAccessAge
  if (age !== undefined && (age < leastAge || age > mostAge))
    throw refuse(
      'configuration.unusedAccess.unusedAccessAge',
      `The age is ${leastAge} to ${mostAge} days.`,
    )
  const types = internalAccess?.analysisRule?.inclusions?.flatMap(
    (rule) => rule.resourceTypes ?? [],
  )
  const unknown = types?.find((each) => !hasInternalActions(each))
  if (unknown !== undefined)
    throw refuse('configuration.internalAccess', `Internal access to ${unknown} is not analysed.`)
  return configuration
}

function refuse(name: string, message: string): Error {
  return invalid(message, { name, message })
}
