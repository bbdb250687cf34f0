import type { Judgement } from '../../../model/check.ts'
import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { arnParts } from './arn.ts'
import { fail, pass, undecided } from './judgement.ts'
import { inOrganization } from './organization.ts'
import { someAround, someOf } from './related.ts'
import { and, holds, or, some, type Truth } from './truth.ts'
import { dig, list, read } from './value.ts'
import { isPresent } from './property.ts'

const filterType = 'AWS::Logs::MetricFilter'
const alarmType = 'AWS::CloudWatch::Alarm'
const trailType = 'AWS::CloudTrail::Trail'

/** The types that a check of an alarm relates to. */
export const alarmTypes = [trailType, filterType, alarmType] as const

/**
 * Passes when events of a trail raise an alarm: a metric filter on the log group of a trail mentions them and an alarm
 * on its metric has an action. Every group needs one of its fragments in the pattern of some alarmed filter. The
 * trail of the organization may do it for its members, where it lives.
 * @param groups fragments of a filter pattern, lower-cased, without blanks, quotes and parentheses
 */
export function raisesAlarm(
  account: Resource,
  facts: Facts,
  groups: readonly (readonly string[])[],
  what: string,
): Judgement {
  let result = areAlarmed(groups, account, facts)
  if (result !== true) result = or(result, isAlarmedForAll(groups, account, facts))
  if (isUnknown(result)) return undecided(result)
  return result
    ? pass(`An alarm with an action watches the trail for ${what}.`)
    : fail(`No alarm with an action watches the trail for ${what}.`)
}

function isAlarmedForAll(
  groups: readonly (readonly string[])[],
  account: Resource,
  facts: Facts,
): Truth {
  const member = inOrganization(account, facts)
  if (member === false) return false
  const shared = someOf(facts.everywhere(trailType), (trail) => {
    if (trail.account === account.account) return false
    const isShared = holds(read(trail, 'IsOrganizationTrail'), (v) => v === true)
    return isShared === false ? false : and(isShared, areAlarmed(groups, trail, facts))
  })
  return shared === false ? false : and(member, shared)
}

/** Whether every group is alarmed on around a place: an account, or a trail in its account and Region. */
function areAlarmed(groups: readonly (readonly string[])[], near: Resource, facts: Facts): Truth {
  let result: Truth = true
  for (const fragments of groups) {
    const truth = someAround(near, facts, filterType, (filter) =>
      isAlarmed(filter, fragments, near, facts),
    )
    if (truth === false) return false
    result = and(result, truth)
  }
  return result
}

function isAlarmed(
  filter: Resource,
  fragments: readonly string[],
  near: Resource,
  facts: Facts,
): Truth {
  const mentioned = holds(read(filter, 'FilterPattern'), (p) => mentions(p, fragments))
  if (mentioned === false) return false
  const watched = and(mentioned, isOnTrail(filter, near, facts))
  if (watched === false) return false
  return and(
    watched,
    some(list(read(filter, 'MetricTransformations')), (metric) => hasAlarm(metric, near, facts)),
  )
}

/** Whether the log group of a filter is one that a trail writes to. */
function isOnTrail(filter: Resource, near: Resource, facts: Facts): Truth {
  const group = groupName(read(filter, 'LogGroupName'))
  if (isUnknown(group)) return group
  return someAround(near, facts, trailType, (trail) =>
    holds(groupName(read(trail, 'CloudWatchLogsLogGroupArn')), (name) => name === group),
  )
}

function hasAlarm(metric: unknown, near: Resource, facts: Facts): Truth {
  const name = dig(metric, 'MetricName')
  const space = dig(metric, 'MetricNamespace')
  if (isUnknown(name)) return name
  if (isUnknown(space)) return space
  return someAround(near, facts, alarmType, (alarm) => {
    const watches = and(
      holds(read(alarm, 'MetricName'), (v) => v === name),
      holds(read(alarm, 'Namespace'), (v) => v === space),
    )
    if (watches === false) return false
    return and(
      watches,
      holds(read(alarm, 'ActionsEnabled'), (v) => v !== false),
      holds(read(alarm, 'AlarmActions'), isPresent),
    )
  })
}

/** Patterns without blanks, quotes and parentheses: every account asks again about the organization's filters. */
const plainPatterns = new Map<string, string>()
const mostPatterns = 10_000

function mentions(pattern: unknown, fragments: readonly string[]): boolean {
  if (typeof pattern !== 'string') return false
  let plain = plainPatterns.get(pattern)
  if (plain === undefined) {
    plain = pattern.toLowerCase().replaceAll(/[\s"'()]/g, '')
    if (plainPatterns.size < mostPatterns) plainPatterns.set(pattern, plain)
  }
  return fragments.some((fragment) => plain.includes(fragment))
}

/** The name of a log group, by name, ARN or symbolic reference (`${Logs}` and `${Logs.Arn}` are the same). */
function groupName(value: unknown): string | undefined | Unknown {
  if (isUnknown(value)) return value
  if (typeof value !== 'string') return undefined
  const arn = arnParts(value)
  if (arn !== undefined) return arn.resource.split(':')[1]
  const symbol = value.endsWith(':*') ? value.slice(0, -2) : value
  if (!symbol.startsWith('${') || !symbol.endsWith('}')) return symbol
  return symbol.replace(/\.(?:arn|name|id)\}$/i, '}')
}
