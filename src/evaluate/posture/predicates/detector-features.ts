import type { Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { and, holds, or, some, type Truth } from './truth.ts'
import { dig, list, read } from './value.ts'

const byDefault = unknown('unresolved', 'a new detector has it on, an older one may not')

/** Features that GuardDuty leaves off unless they are asked for. */
const optIn = new Set(['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'])

/**
 * Whether a GuardDuty detector has a feature on. A detector that is only declared gets the features it does not
 * mention, but for those that have to be asked for. Source: CreateDetector, GuardDuty API reference.
 * @param older what the detector says of the feature in its `DataSources`
 */
export function hasFeature(detector: Resource, name: string, older?: unknown): Truth {
  const features = list(read(detector, 'Features'))
  const on = some(features, (feature) =>
    and(
      holds(dig(feature, 'Name'), (v) => v === name),
      holds(dig(feature, 'Status'), (v) => v === 'ENABLED'),
    ),
  )
  if (older !== undefined)
    return or(
      on,
      holds(older, (v) => v === true),
    )
  if (on !== false || detector.stack === undefined || optIn.has(name)) return on
  return some(features, (feature) => holds(dig(feature, 'Name'), (v) => v === name)) === true
    ? false
    : byDefault
}
