import { isUnknown } from '../../../model/unknown.ts'
import { type Field, json, read } from '../fields.ts'
import { isJson, own } from '../json.ts'
import { sensitiveValue } from './environment.ts'

/** Members whose keys are the user's own words. */
const maps = new Set(['dockerLabels', 'options', 'driverOpts', 'labels'])
const maxDepth = 20

/** Container definitions with the member names of CloudFormation: `readonlyRootFilesystem` → `ReadonlyRootFilesystem`. */
export function containerDefinitions(name: string): Field {
  return (block) => {
    const value = read(json(name), block)
    if (isUnknown(value)) return value
    const containers = capitalised(value, 0)
    return block.sensitive(name) === true && Array.isArray(containers)
      ? containers.map(withoutValues)
      : containers
  }
}

function withoutValues(container: unknown): unknown {
  if (!isJson(container)) return container
  const { Environment } = container
  if (!Array.isArray(Environment)) return container
  const names = Environment.map((e) => ({ Name: own(e, 'Name'), Value: sensitiveValue }))
  return { ...container, Environment: names }
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
