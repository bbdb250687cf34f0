/** An IP range: its address as a number, how many bits of it count, of 32 or 128. */
export interface IpRange {
  readonly bits: 32 | 128
  readonly address: bigint
  readonly prefix: number
}

/** Reads `192.0.2.0/24`, `2001:db8::/32` or a single address. @returns `undefined` for anything else */
export function readIpRange(text: string): IpRange | undefined {
  const [, host = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const v4 = readV4(host)
  const address = v4 ?? readV6(host)
  if (address === undefined) return undefined
  const bits = v4 === undefined ? 128 : 32
  const prefix = digits === undefined ? bits : Number(digits)
  return prefix > bits ? undefined : { bits, address, prefix }
}

/** The address with the bits after the prefix set to zero. */
export function networkOf({ bits, address, prefix }: IpRange): bigint {
  const rest = BigInt(bits - prefix)
  return (address >> rest) << rest
}

/** As people write it: `192.0.2.0/24`. */
export function showIpRange(range: IpRange): string {
  const { bits, prefix } = range
  const network = networkOf(range)
  if (bits === 32)
    return `${[24n, 16n, 8n, 0n].map((shift) => (network >> shift) & 255n).join('.')}/${prefix}`
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((network >> BigInt(112 - 16 * i)) & 65_535n).toString(16),
  )
  const zeros = /(?:^|:)0(?::0)+(?=:|$)/.exec(groups.join(':'))?.[0]
  const text = groups.join(':')
  return `${zeros === undefined ? text : text.replace(zeros, '::').replace(':::', '::')}/${prefix}`
}

const privates = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
]
  .map(readIpRange)
  .filter((range) => range !== undefined)

/** Whether no address of the range reaches AWS from the internet. Sources: RFC 1918, 3927, 4193, 4291. */
export function isPrivate(range: IpRange): boolean {
  return privates.some(
    (known) =>
      known.bits === range.bits &&
      range.prefix >= known.prefix &&
      networkOf({ ...range, prefix: known.prefix }) === known.address,
  )
}

function readV4(text: string): bigint | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (parts === null) return undefined
  let address = 0n
  for (const part of parts.slice(1)) {
    if (Number(part) > 255) return undefined
    address = (address << 8n) | BigInt(part)
  }
  return address
}

function readV6(text: string): bigint | undefined {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text)) return undefined
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const before = groupsOf(head)
  const after = tail === undefined ? [] : groupsOf(tail)
  if (before === undefined || after === undefined) return undefined
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...before, ...Array.from({ length: missing }, () => 0n), ...after]
  return groups.reduce((address, group) => (address << 16n) | group, 0n)
}

function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return []
  const groups: bigint[] = []
  for (const part of text.split(':')) {
    const v4 = readV4(part)
    if (v4 !== undefined) groups.push(v4 >> 16n, v4 & 65_535n)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`))
    else return undefined
  }
  return groups
}
