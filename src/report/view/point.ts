import type { Finding } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import { lineOf } from './locate.ts'

export type Scalar = string | number | boolean | null

export interface PointedEvidence {
  readonly pointer: string
  /** Absent when it is no scalar, too long, not there, or may be a secret. */
  readonly value?: Scalar
  readonly line?: number
}

const longestValue = 200

/** What decided a finding: each pointer with its value and line. Values of sensitive checks are never shown. */
export function pointEvidence(finding: Finding): readonly PointedEvidence[] {
  const { check, resource } = finding
  return finding.pointers.map((pointer) => {
    const value = check.sensitive === true ? undefined : scalarAt(resource, pointer)
    const line = resource.source.file === undefined ? undefined : lineOf(resource, pointer)
    return {
      pointer,
      ...(value === undefined ? {} : { value }),
      ...(line === undefined ? {} : { line }),
    }
  })
}

function scalarAt(resource: Resource, pointer: string): Scalar | undefined {
  let value: unknown = { properties: resource.properties, facts: resource.facts ?? {} }
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  if (typeof value === 'string') return value.length <= longestValue ? value : undefined
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  return undefined
}
