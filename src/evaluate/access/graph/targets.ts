import type { Guarded } from './resource-policies.ts'

/** Finds the resource of a snapshot that an ARN belongs to: an object is of its bucket, a version or alias of its function. */
export function createTargets(
  guarded: readonly Guarded[],
): (resource: string) => Guarded | undefined {
  const byArn = new Map(guarded.map((one) => [one.arn, one]))
  return (resource) => {
    const found = byArn.get(resource)
    if (found !== undefined) return found
    const whole = /^(?:arn:[^:]*:s3:::[^/]+|arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+)/.exec(
      resource,
    )
    return byArn.get(whole?.[0] ?? '')
  }
}
