import { isJson } from '../json.ts'

/** Members whose keys are the user's own words. */
const maps = new Set(['dockerLabels', 'options', 'driverOpts', 'labels'])
const maxDepth = 20

/** Container definitions with the member names of CloudFormation: `readonlyRootFilesystem` → `ReadonlyRootFilesystem`. */
export function containerDefinitions(value: unknown): unknown {
  return capitalised(value, 0)
}

function capitalised(value: unknown, depth: number): unknown {
  if (depth > maxDepth) return undefined
  if (Array.isArray(value)) return value.map((v) => capitalised(v, depth + 1))
  if (!isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== null)
      .map(([key, v]) => [
        key.charAt(0).toUpperCase() + key.slice(1),
        maps.has(key) ? v : capitalised(v, depth + 1),
      ]),
  )
}
