import type { Condition, Policy, PolicyType, Statement } from '../../policy/policy.ts'
import type { Caller } from '../caller/caller.ts'
import { outsideCaller, there } from '../caller/caller-of.ts'
import { strangersTo } from '../caller/callers.ts'
import { compileCondition } from '../compile/compile-condition.ts'
import type { Demand } from '../dimension/find-value.ts'
import { type SharedProvider, sharedProviders } from './shared-providers.ts'
import { type IsFixed, isFixedRange, trustedKeys } from './trusted-keys.ts'

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
  const demands = noneFixed(statements, (key) => trustedKeys.get(key))
  return ranges.size === 0 ? demands : [...demands, outside([...ranges])]
}

/** Somebody with an account of their own at a provider. */
function visitor({ principal, always, fixedBy }: SharedProvider, policy: Policy): Caller {
  const caller = outsideCaller({ kind: 'web-identity', arn: principal })
  const demands = noneFixed(policy.statements, (key) => fixedBy.get(key))
  const keys = new Map([...caller.keys, ...always.map((key) => [key, there] as const)])
  return { ...caller, keys, demands }
}

/**
 * Asks of every key that it has none of the values that name somebody. Under operators without patterns a wildcard is a character,
 * and such a text nobody's value.
 */
function noneFixed(
  statements: readonly Statement[],
  isFixedOf: (key: string) => IsFixed | undefined,
): readonly Demand[] {
  const fixed = new Map<string, Condition & { readonly values: string[] }>()
  for (const { conditions } of statements)
    for (const { key, operator, values } of conditions) {
      const name = key === 'kms:calleraccount' ? 'aws:principalaccount' : key
      const isFixed = isFixedOf(name)
      if (isFixed === undefined) continue
      const exact = !/Like$|^Arn/.test(operator)
      const compared = !exact
        ? 'StringLike'
        : operator.endsWith('IgnoreCase')
          ? 'StringEqualsIgnoreCase'
          : 'StringEquals'
      const list = fixed.get(`${compared} ${name}`) ?? {
        operator: compared,
        set: 'ForAnyValue',
        ifExists: false,
        key: name,
        values: [],
      }
      fixed.set(`${compared} ${name}`, list)
      for (const value of values)
        if (isFixed(value) || (exact && /[*?]/.test(value) && !value.includes('${')))
          list.values.push(value)
    }
  return [...fixed.values()]
    .filter(({ values }) => values.length > 0)
    .map((condition) => ({ test: compileCondition(condition, undefined), passes: false }))
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
