import { isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import type { Decision, Resolver } from './resolver.ts'
import { isRaw } from './template.ts'
import { asText, isSymbolic, joinText } from './text.ts'

/** Decides a raw condition function. */
export function decideCondition(condition: unknown, resolver: Resolver): Decision {
  if (typeof condition === 'boolean') return condition
  if (!isRaw(condition)) return unknown('unresolved', 'a condition is not a function')
  const [name = '', ...others] = Object.keys(condition)
  const argument: unknown = others.length === 0 ? condition[name] : undefined
  switch (name) {
    case 'Condition':
      return typeof argument === 'string'
        ? resolver.decideNamed(argument)
        : unknown('unresolved', 'Condition is not given a name')
    case 'Fn::Equals':
      return equals(argument, resolver)
    case 'Fn::Not':
      return negate(resolver.decide(Array.isArray(argument) ? argument[0] : argument))
    case 'Fn::And':
      return combine(argument, resolver, false)
    case 'Fn::Or':
      return combine(argument, resolver, true)
    default:
      return unknown('unresolved', `${name.slice(0, 60)} is not a condition function`)
  }
}

function equals(argument: unknown, resolver: Resolver): Decision {
  if (!Array.isArray(argument) || argument.length !== 2)
    return unknown('unresolved', 'Fn::Equals is not given two values')
  const left = comparable(resolver.resolve(argument[0]), resolver)
  if (isUnknown(left)) return left
  const right = comparable(resolver.resolve(argument[1]), resolver)
  if (isUnknown(right)) return right
  if (left === right) return true
  if (isSymbolic(left) || isSymbolic(right))
    return unknown('unresolved', 'Fn::Equals of a value known only after deployment')
  return false
}

/** CloudFormation compares texts; a list is its elements joined. */
function comparable(value: unknown, resolver: Resolver): string | Unknown {
  if (!Array.isArray(value)) return asText(value, 'Fn::Equals')
  return joinText(
    value.map((element) => asText(element, 'Fn::Equals')),
    ',',
    resolver,
    'Fn::Equals',
  )
}

function negate(decision: Decision): Decision {
  return isUnknown(decision) ? decision : !decision
}

/** And (`decisive` false) or or (`decisive` true): one decisive term decides, else one unknown term makes it unknown. */
function combine(argument: unknown, resolver: Resolver, decisive: boolean): Decision {
  if (!Array.isArray(argument)) return unknown('unresolved', 'a condition is not given a list')
  let result: Decision = !decisive
  for (const term of argument) {
    const decision = resolver.decide(term)
    if (decision === decisive) return decisive
    if (isUnknown(decision) && !isUnknown(result)) result = decision
  }
  return result
}
