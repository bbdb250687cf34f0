/** A range of addresses: those that share the first `prefix` bits with `address`. */
export type IpRange =
  | { readonly version: 4; readonly address: number; readonly prefix: number }
  | { readonly version: 6; readonly address: bigint; readonly prefix: number }

/** `::ffff:0:0/96`: IPv4 addresses in IPv6 clothes. They are read as IPv4. */
const mapped = 0xffffn

/**
 * Reads an address or a range in CIDR notation, IPv4 or IPv6. Bits after the prefix do not count.
 * @returns `undefined` for text that is neither
 */
export function parseRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/')
  const written = slash < 0 ? text : text.slice(0, slash)
  const length = slash < 0 ? undefined : parseLength(text.slice(slash + 1))
  if (slash >= 0 && length === undefined) return undefined
  const v4 = parseV4(written)
  if (v4 !== undefined) return rangeOfV4(v4, length ?? 32)
  const v6 = parseV6(written)
  if (v6 === undefined) return undefined
  const prefix = length ?? 128
  if (v6 >> 32n === mapped && prefix >= 96) return rangeOfV4(Number(v6 & 0xffffffffn), prefix - 96)
  return prefix > 128 ? undefined : { version: 6, address: v6, prefix }
}

function parseLength(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined
}

function rangeOfV4(address: number, prefix: number): IpRange | undefined {
  return prefix > 32 ? undefined : { version: 4, address, prefix }
}

/** Reads a single address. @returns `undefined` for ranges and for other text */
export function parseAddress(text: string): IpRange | undefined {
  return text.includes('/') ? undefined : parseRange(text)
}

/** Whether an address lies in a range. No IPv4 address lies in an IPv6 range, nor the other way round. */
export function inRange(address: IpRange, within: IpRange): boolean {
  if (address.version === 4)
    return (
      within.version === 4 &&
      (within.prefix === 0 || (address.address ^ within.address) >>> (32 - within.prefix) === 0)
    )
  if (within.version === 4) return false
  const shift = BigInt(128 - within.prefix)
  return address.address >> shift === within.address >> shift
}

/** Four numbers to 255 without leading zeros, which some programs read as octal. */
function parseV4(text: string): number | undefined {
  let value = 0
  let part = -1
  let parts = 0
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 46
    if (c === 46) {
      if (part < 0 || part > 255) return undefined
      value = value * 256 + part
      part = -1
      parts++
    } else if (c < 48 || c > 57 || part === 0 || part > 255) return undefined
    else part = (part < 0 ? 0 : part * 10) + c - 48
  }
  return parts === 4 ? value : undefined
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
