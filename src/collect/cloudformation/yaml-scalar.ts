import type { Scalar } from 'yaml'

/**
 * The value of a YAML scalar. Numbers that would lose digits stay text, above all account ids with a leading zero;
 * binary and other special types are text too.
 */
export function readScalar({ value, source, type }: Scalar): unknown {
  if (typeof value === 'number') {
    if (type !== 'PLAIN' || source === undefined) return value
    return /^[-+]?0\d/.test(source) || !isExact(value) ? source : value
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return source ?? ''
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
}
