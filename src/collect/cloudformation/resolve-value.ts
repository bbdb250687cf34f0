import { jsonPointer } from '../../lib/json-pointer.ts'
import { unknown } from '../../model/unknown.ts'
import { expandLoops } from './for-each.ts'
import { intrinsics } from './intrinsics.ts'
import type { Positions } from './positions.ts'
import { noValue, type Resolver, type Trace } from './resolver.ts'
import { define, type Raw } from './template.ts'

/** Resolves a raw value: intrinsics give their values, `AWS::NoValue` disappears, lines are traced to resolved pointers. */
export function resolveValue(
  value: unknown,
  resolver: Resolver,
  positions: Positions,
  trace: Trace | undefined,
  at: (line: number) => void,
): unknown {
  if (value === null || value === undefined) return noValue
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return resolveList(value, resolver, positions, trace, at)
  const raw = value as Raw
  const keys = Object.keys(raw)
  const [key = ''] = keys
  if (keys.length === 1) {
    const intrinsic = intrinsics.get(key)
    if (intrinsic !== undefined) return intrinsic(raw[key], resolver, trace)
  }
  const strange = keys.find((k) => k.startsWith('Fn::') && !k.startsWith('Fn::ForEach::'))
  if (strange !== undefined) return unsupported(strange, resolver)
  if (Object.hasOwn(raw, '$unknown'))
    return unknown('unresolved', 'the template uses the reserved key $unknown')
  const loops = expandLoops(raw, resolver, positions)
  if ('$unknown' in loops) return loops
  const result: Record<string, unknown> = {}
  for (const [name, member] of loops.entries) {
    const line = positions.lineOf(raw, name)
    if (line !== undefined) at(line)
    const resolved = resolver.resolve(member, follow(trace, name, line))
    if (resolved !== noValue) define(result, name, resolved)
  }
  return result
}

function resolveList(
  list: readonly unknown[],
  resolver: Resolver,
  positions: Positions,
  trace: Trace | undefined,
  at: (line: number) => void,
): unknown[] {
  const result: unknown[] = []
  for (const [index, element] of list.entries()) {
    const line = positions.lineOf(list, index)
    if (line !== undefined) at(line)
    const resolved = resolver.resolve(element, follow(trace, result.length, line))
    if (resolved !== noValue) result.push(resolved)
  }
  return result
}

/** The trace of a member, after noting its line. */
function follow(
  trace: Trace | undefined,
  key: string | number,
  line: number | undefined,
): Trace | undefined {
  if (trace === undefined || trace.left === 0) return undefined
  const pointer = trace.pointer + jsonPointer([key])
  if (line !== undefined) trace.lines[pointer] = line
  return { pointer, lines: trace.lines, left: trace.left - 1 }
}

function unsupported(name: string, resolver: Resolver): unknown {
  const shown = name.slice(0, 60)
  resolver.warn(
    'cloudformation-intrinsic-unsupported',
    `${shown} cannot be resolved before deployment.`,
    'Review the deployed stack to judge what it gives.',
  )
  return unknown('unsupported', shown)
}
