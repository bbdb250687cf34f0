import type { EmbeddedFinding } from '../review.ts'

/** What decided, at its places in the resource: a document holds no more of it. */
export function documentOf(evidence: EmbeddedFinding['evidence']): Record<string, unknown> {
  const root = new Map<string, unknown>()
  for (const { pointer, value, part } of evidence) {
    const steps = pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    let place = root
    for (const step of steps.slice(0, -1)) {
      const known = place.get(step)
      const next = known instanceof Map ? known : new Map<string, unknown>()
      place.set(step, next)
      place = next
    }
    const last = steps.at(-1)
    if (last !== undefined && !(place.get(last) instanceof Map))
      place.set(last, value === undefined ? (part ?? '…') : value)
  }
  return asObject(root)
}

function asObject(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...map].map(([name, value]) => [name, value instanceof Map ? asObject(value) : value]),
  )
}
