import type { Resource } from '../../../model/resource.ts'

const counted = new WeakMap<readonly Resource[], Map<string, Map<string, number>>>()

/**
 * How many of the resources have a text as the value of a top-level property. The list is counted once and remembered,
 * so it has to be one that stays the same, such as that of `facts.all`.
 */
export function countValue(
  resources: readonly Resource[],
  property: string,
  value: string,
): number {
  let properties = counted.get(resources)
  if (properties === undefined) counted.set(resources, (properties = new Map()))
  let counts = properties.get(property)
  if (counts === undefined) properties.set(property, (counts = count(resources, property)))
  return counts.get(value) ?? 0
}

function count(resources: readonly Resource[], property: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { properties } of resources) {
    const value = Object.hasOwn(properties, property) ? properties[property] : undefined
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}
