import { isUnknown, unknown } from '../../../model/unknown.ts'
import { isPublicCidr } from './network.ts'
import { and, or, type Truth } from './truth.ts'
import { dig } from './value.ts'

const unordered = unknown('unresolved', 'the number of a rule')
const unreadable = unknown('unresolved', 'an entry of the network ACL')

/**
 * Whether a network ACL admits the Internet to a TCP port, over IPv4 or IPv6: entries are read by rule number and the
 * first one that matches decides. A Deny only counts for certain when it covers all of the Internet.
 * Source: network ACL basics, Amazon VPC user guide.
 */
export function admitsPublicly(entries: readonly unknown[], port: number): Truth {
  const doubt = entries.find((e) => isUnknown(e) || typeof e !== 'object' || e === null)
  const ingress = entries.filter((e) => !isUnknown(e) && dig(e, 'Egress') !== true)
  const placed = ingress
    .filter((e) => !isUnknown(dig(e, 'RuleNumber')))
    .toSorted((a, b) => Number(dig(a, 'RuleNumber')) - Number(dig(b, 'RuleNumber')))
  const loose = ingress.filter((e) => isUnknown(dig(e, 'RuleNumber')))
  const open = opens([...placed, ...loose], port)
  if (loose.length > 0 && open !== opens([...loose, ...placed], port)) return unordered
  if (open !== false || doubt === undefined) return open
  return isUnknown(doubt) ? doubt : unreadable
}

function opens(ordered: readonly unknown[], port: number): Truth {
  return or(
    decides(ordered, port, 'CidrBlock', '0.0.0.0/0'),
    decides(ordered, port, 'Ipv6CidrBlock', '::/0'),
  )
}

function decides(
  ingress: readonly unknown[],
  port: number,
  family: 'CidrBlock' | 'Ipv6CidrBlock',
  everything: string,
): Truth {
  let result: Truth = false
  for (const entry of ingress) {
    const cidr = dig(entry, family)
    if (cidr === undefined) continue
    const matches = and(isPublicCidr(cidr), covers(entry, port))
    if (matches === false) continue
    const action = dig(entry, 'RuleAction')
    if (isUnknown(action)) result = or(result, action)
    else if (action === 'allow') result = or(result, matches)
    else if (matches === true && cidr === everything) return result
    if (result === true) return true
  }
  return result
}

function covers(entry: unknown, port: number): Truth {
  const protocol = dig(entry, 'Protocol')
  if (isUnknown(protocol)) return protocol
  const name = String(protocol)
  if (name === '-1') return true
  if (name !== '6' && name !== 'tcp') return false
  const from = dig(entry, 'PortRange.From')
  const to = dig(entry, 'PortRange.To')
  if (isUnknown(from)) return from
  if (isUnknown(to)) return to
  if (from === undefined) return true
  return Number(from) <= port && port <= Number(to ?? from)
}
