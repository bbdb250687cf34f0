import type { Policy, PolicyType } from '../../policy/policy.ts'
import type { Caller } from '../caller/caller.ts'
import { outsideCaller } from '../caller/caller-of.ts'
import { strangersTo } from '../caller/callers.ts'
import { compileCondition } from '../compile/compile-condition.ts'
import type { Demand } from '../dimension/find-value.ts'
import { isFixedRange, trustedKeys } from './trusted-keys.ts'

/**
 * Anybody at all: callers of other accounts and callers without one, who have none of the values by which a policy fixes whom it
 * trusts.
 */
export function strangers(policy: Policy, type: PolicyType): readonly Caller[] {
  const fixed = new Map<string, Set<string>>()
  const ranges = new Set<string>()
  for (const { conditions } of policy.statements)
    for (const { key, operator, values } of conditions) {
      if (operator.endsWith('IpAddress')) for (const v of values) if (isFixedRange(v)) ranges.add(v)
      const name = key === 'kms:calleraccount' ? 'aws:principalaccount' : key
      const isFixed = trustedKeys.get(name)
      if (isFixed === undefined) continue
      const literal = !/Like$|^Arn/.test(operator)
      const list = fixed.get(name) ?? new Set()
      for (const value of values)
        if (isFixed(value) || (literal && !value.includes('${'))) list.add(value)
      fixed.set(name, list)
    }
  const demands = [...fixed].flatMap(([key, values]) => noneOf(key, [...values]))
  if (ranges.size > 0) demands.push(outside([...ranges]))
  const anybody = [outsideCaller({ kind: 'anonymous' }), ...strangersTo(policy.statements)]
  const callers = type === 'trust' ? anybody.filter(({ sample }) => sample.account) : anybody
  return callers.map(({ sample, keys, demands: own }) => ({
    sample,
    keys,
    demands: own.concat(demands),
  }))
}

function noneOf(key: string, values: readonly string[]): readonly Demand[] {
  if (values.length === 0) return []
  const set = 'ForAnyValue' as const
  const test = compileCondition(
    { operator: 'StringLike', set, ifExists: false, key, values },
    undefined,
  )
  return [{ test, passes: false }]
}

function outside(values: readonly string[]): Demand {
  const set = 'ForAnyValue' as const
  const key = 'aws:sourceip'
  const test = compileCondition(
    { operator: 'IpAddress', set, ifExists: false, key, values },
    undefined,
  )
  return { test, passes: false }
}
