/** A range of addresses: those that share the first `prefix` bits with `address`. */
export interface IpRange {
  readonly version: 4 | 6
  readonly address: bigint
  readonly prefix: number
}

/** `::ffff:0:0/96`: IPv4 addresses in IPv6 clothes. They are read as IPv4. */
const mapped = 0xffffn

/**
 * Reads an address or a range in CIDR notation, IPv4 or IPv6. Bits after the prefix do not count.
 * @returns `undefined` for text that is neither
 */
export function parseRange(text: string): IpRange | undefined {
  const [written = '', length, more] = text.trim().split('/')
  if (more !== undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined
  const v4 = parseV4(written)
  if (v4 !== undefined) return range(4, BigInt(v4), length === undefined ? 32 : Number(length))
  const v6 = parseV6(written)
  if (v6 === undefined) return undefined
  const prefix = length === undefined ? 128 : Number(length)
  if (v6 >> 32n === mapped && prefix >= 96) return range(4, v6 & 0xffffffffn, prefix - 96)
  return range(6, v6, prefix)
}

function range(version: 4 | 6, address: bigint, prefix: number): IpRange | undefined {
  return prefix > (version === 4 ? 32 : 128) ? undefined : { version, address, prefix }
}

/** Reads a single address. @returns `undefined` for ranges and for other text */
export function parseAddress(text: string): IpRange | undefined {
  return text.includes('/') ? undefined : parseRange(text)
}

/** Whether an address lies in a range. No IPv4 address lies in an IPv6 range, nor the other way round. */
export function inRange(address: IpRange, within: IpRange): boolean {
  if (address.version !== within.version) return false
  const shift = BigInt((within.version === 4 ? 32 : 128) - within.prefix)
  return address.address >> shift === within.address >> shift
}

function parseV4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (parts === null) return undefined
  let value = 0
  for (const part of parts.slice(1)) {
    if (Number(part) > 255 || (part.length > 1 && part.startsWith('0'))) return undefined
    value = value * 256 + Number(part)
  }
  return value
}

function parseV6(text: string): bigint | undefined {
  if (!/^[\da-f:.]{2,45}$/i.test(text)) return undefined
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = [readGroups(halves[0] ?? ''), readGroups(halves[1] ?? '')]
  if (head === undefined || tail === undefined) return undefined
  const gap = 8 - head.length - tail.length
  if (halves.length === 2 ? gap < 1 : gap !== 0) return undefined
  const groups = [...head, ...Array.from({ length: gap }, () => 0), ...tail]
  let value = 0n
  for (const group of groups) value = (value << 16n) | BigInt(group)
  return value
}

/** Groups of 16 bits; the last may be an IPv4 address, which makes two. */
function readGroups(text: string): number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const written = text.split(':')
  for (const [i, group] of written.entries()) {
    const v4 = i === written.length - 1 && group.includes('.') ? parseV4(group) : undefined
    if (v4 !== undefined) groups.push(v4 >>> 16, v4 & 0xffff)
    else if (/^[\da-f]{1,4}$/i.test(group)) groups.push(Number.parseInt(group, 16))
    else return undefined
  }
  return groups
}
