import type { Resource } from '../../../model/resource.ts'
import { and, holds, some, type Truth } from './truth.ts'
import { dig, list, read } from './value.ts'

/** Whether a GuardDuty detector has a feature on. */
export function hasFeature(detector: Resource, name: string): Truth {
  return some(list(read(detector, 'Features')), (feature) =>
    and(
      holds(dig(feature, 'Name'), (v) => v === name),
      holds(dig(feature, 'Status'), (v) => v === 'ENABLED'),
    ),
  )
}
