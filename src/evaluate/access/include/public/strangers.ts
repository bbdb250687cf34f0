import type { Policy, PolicyType, Statement } from '../../policy/policy.ts'
import type { Caller } from '../caller/caller.ts'
import { outsideCaller, there } from '../caller/caller-of.ts'
import { strangersTo } from '../caller/callers.ts'
import { compileCondition } from '../compile/compile-condition.ts'
import type { Demand } from '../dimension/find-value.ts'
import { type SharedProvider, sharedProviders } from './shared-providers.ts'
import { isFixedRange, trustedKeys } from './trusted-keys.ts'

/**
 * Anybody at all: callers of other accounts, callers without one, and for trust policies whoever has an account with a provider that
 * is open to everybody; who have none of the values by which a policy fixes whom it trusts.
 */
export function strangers(policy: Policy, type: PolicyType): readonly Caller[] {
  const demands = noneTrusted(policy)
  const anybody = strangersTo(policy.statements)
  const without = (caller: Caller) => ({ ...caller, demands: caller.demands.concat(demands) })
  if (type !== 'trust') return [outsideCaller({ kind: 'anonymous' }), ...anybody].map(without)
  const visitors = sharedProviders(policy).map((provider) => visitor(provider, policy))
  return [...anybody, ...visitors].map(without)
}

function noneTrusted({ statements }: Policy): readonly Demand[] {
  const ranges = new Set<string>()
  for (const { conditions } of statements)
    for (const { operator, values } of conditions)
      if (operator.endsWith('IpAddress')) for (const v of values) if (isFixedRange(v)) ranges.add(v)
  const demands = fixedValues(statements, (key, value, operator) => {
    const isFixed = trustedKeys.get(key)
    if (isFixed === undefined) return false
    const exact = !/Like$|^Arn/.test(operator)
    return isFixed(value) || (exact && !value.includes('${'))
  })
  return ranges.size === 0 ? demands : [...demands, outside([...ranges])]
}

/** Somebody with an account of their own at a provider. */
function visitor({ principal, always, fixedBy }: SharedProvider, policy: Policy): Caller {
  const caller = outsideCaller({ kind: 'web-identity', arn: principal })
  const demands = fixedValues(policy.statements, (key, value) => fixedBy.get(key)?.(value) === true)
  const keys = new Map([...caller.keys, ...always.map((key) => [key, there] as const)])
  return { ...caller, keys, demands }
}

/** Asks of every key that it has none of the values that name somebody. */
function fixedValues(
  statements: readonly Statement[],
  isFixed: (key: string, value: string, operator: string) => boolean,
): readonly Demand[] {
  const fixed = new Map<string, Set<string>>()
  for (const { conditions } of statements)
    for (const { key, operator, values } of conditions) {
      const name = key === 'kms:calleraccount' ? 'aws:principalaccount' : key
      for (const value of values)
        if (isFixed(name, value, operator))
          fixed.set(name, (fixed.get(name) ?? new Set<string>()).add(value))
    }
  return [...fixed].flatMap(([key, values]) => noneOf(key, [...values]))
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
