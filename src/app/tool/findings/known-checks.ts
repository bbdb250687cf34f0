import { checks } from '../../../evaluate/posture/checks.generated.ts'
import type { Check } from '../../../model/check.ts'

/** Check id → check, of every check that this installation has. */
export const knownChecks: ReadonlyMap<string, Check> = new Map(
  checks.map((check) => [check.id, check]),
)

/** Type → top-level properties whose values may be secrets. */
export const sensitiveProperties: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...Map.groupBy(checks, ({ resource }) => resource)].flatMap(([type, group]) => {
    const reads = group.filter(({ sensitive }) => sensitive === true).flatMap(({ reads }) => reads)
    return reads.length === 0 ? [] : [[type, new Set(reads)]]
  }),
)

/** The service of a CloudFormation type: `S3` of `AWS::S3::Bucket`; of pseudo-types `Account`, of others the type. */
export function serviceOf(type: string): string {
  const [, service = '', ...rest] = type.split('::')
  return service === '' ? (rest.find((part) => part !== '') ?? type) : service
}
