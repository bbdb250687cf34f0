import { isUnknown } from '../../model/unknown.ts'
import { type Draft, isObject } from './draft.ts'

const peers = {
  SecurityGroupIngress: [
    'CidrIp',
    'CidrIpv6',
    'SourcePrefixListId',
    'SourceSecurityGroupId',
    'SourceSecurityGroupName',
  ],
  SecurityGroupEgress: [
    'CidrIp',
    'CidrIpv6',
    'DestinationPrefixListId',
    'DestinationSecurityGroupId',
  ],
} as const

/** Splits security-group rules so that each entry has one peer. Lists that already are so stay as they are. */
export function splitPeers({ type, properties }: Draft): void {
  if (type !== 'AWS::EC2::SecurityGroup') return
  for (const [property, names] of Object.entries(peers)) {
    const value = properties[property]
    const rules = isObject(value) && !isUnknown(value) ? [value] : value
    if (!Array.isArray(rules)) continue
    const split = rules.flatMap((rule) => one(rule, names))
    if (split.length !== rules.length || rules !== value) properties[property] = split
  }
}

function one(rule: unknown, names: readonly string[]): readonly unknown[] {
  if (!isObject(rule) || isUnknown(rule)) return [rule]
  const present = names.filter((name) => rule[name] !== undefined && rule[name] !== null)
  if (present.length < 2 || (present.length === 2 && present[1] === 'SourceSecurityGroupName'))
    return [rule]
  const shared = Object.fromEntries(Object.entries(rule).filter(([key]) => !names.includes(key)))
  return present.map((name) => Object.assign({ [name]: rule[name] }, shared))
}
