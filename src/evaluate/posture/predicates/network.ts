import { isUnknown, unknown } from '../../../model/unknown.ts'
import { and, or, type Truth } from './truth.ts'
import { dig } from './value.ts'

/** Inclusive range of ports. */
export type Ports = readonly [from: number, to: number]

export const allPorts: Ports = [0, 65_535]

const unreadable = unknown('unresolved', 'the address range')
const unreadableRule = unknown('unresolved', 'a rule is not of the expected kind')
const unreadablePorts = unknown('unresolved', 'the ports of the rule')
const unlistedPrefixes = unknown('not-collected', 'the entries of the prefix list')

/**
 * Whether an address range lets in more than any one owner holds: an IPv4 prefix shorter than 8, an IPv6 prefix
 * shorter than 16 that is not private. So two halves of the Internet are as public as the whole.
 * A symbolic reference names the range of a resource and is not public.
 */
export function isPublicCidr(cidr: unknown): Truth {
  if (cidr === undefined || cidr === null) return false
  if (isUnknown(cidr)) return cidr
  if (cidr === '0.0.0.0/0' || cidr === '::/0') return true
  if (typeof cidr !== 'string') return unreadable
  if (cidr.includes('${')) return false
  const slash = cidr.indexOf('/')
  const address = slash < 0 ? cidr : cidr.slice(0, slash)
  const v6 = address.includes(':')
  const length = slash < 0 ? (v6 ? 128 : 32) : prefixLength(cidr, slash + 1)
  if (length === undefined || length > (v6 ? 128 : 32)) return unreadable
  if (v6) return length < 16 && !(length >= 7 && /^f[c-f]/i.test(address))
  return address.includes('.') ? length < 8 : unreadable
}

/** One or more digits from an offset to the end. */
function prefixLength(cidr: string, from: number): number | undefined {
  let length = 0
  if (from === cidr.length || cidr.length - from > 3) return undefined
  for (let i = from; i < cidr.length; i++) {
    const digit = cidr.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return undefined
    length = length * 10 + digit
  }
  return length
}

/** Whether a security-group entry has anyone as its peer. The content of a prefix list is not known. */
export function hasPublicPeer(entry: unknown): Truth {
  if (isUnknown(entry)) return entry
  if (typeof entry !== 'object' || entry === null) return unreadableRule
  const open = or(isPublicCidr(dig(entry, 'CidrIp')), isPublicCidr(dig(entry, 'CidrIpv6')))
  if (open === true) return true
  const prefixes = dig(entry, 'SourcePrefixListId') ?? dig(entry, 'DestinationPrefixListId')
  return prefixes === undefined ? open : or(open, unlistedPrefixes)
}

/** The TCP or UDP ports of a security-group entry; `none` for protocols without ports. */
export function portsOf(entry: unknown): Ports | 'none' | ReturnType<typeof unknown> {
  const protocol = dig(entry, 'IpProtocol')
  if (isUnknown(protocol)) return protocol
  if (protocol === undefined || protocol === null) return unreadablePorts
  const name = String(protocol).toLowerCase()
  if (name === '-1' || name === 'all') return allPorts
  if (name !== 'tcp' && name !== 'udp' && name !== '6' && name !== '17') return 'none'
  const from = dig(entry, 'FromPort') ?? undefined
  const to = dig(entry, 'ToPort') ?? undefined
  if (isUnknown(from)) return from
  if (isUnknown(to)) return to
  if (from === undefined || to === undefined) return allPorts
  const low = Number(from)
  const high = Number(to)
  if (Number.isNaN(low) || Number.isNaN(high)) return unreadablePorts
  return low < 0 ? allPorts : [low, high]
}

/** Whether an entry reaches any of the ports. */
export function reachesPorts(entry: unknown, wanted: readonly Ports[]): Truth {
  const ports = portsOf(entry)
  if (isUnknown(ports)) return ports
  if (ports === 'none') return false
  for (const [low, high] of wanted) if (ports[0] <= high && ports[1] >= low) return true
  return false
}

/** Whether an entry covers every port. */
export function coversAllPorts(entry: unknown): Truth {
  const ports = portsOf(entry)
  if (isUnknown(ports)) return ports
  return ports !== 'none' && ports[0] <= 1 && ports[1] >= 65_535
}

/** Whether an entry lets anyone reach any of the ports. */
export function opensPorts(entry: unknown, wanted: readonly Ports[]): Truth {
  const open = hasPublicPeer(entry)
  return open === false ? false : and(open, reachesPorts(entry, wanted))
}
