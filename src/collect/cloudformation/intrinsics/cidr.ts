import { unknown } from '../../../model/unknown.ts'
import type { Intrinsic } from '../resolver.ts'
import { resolveText } from '../text.ts'

const block = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/

/** `[block, count, host bits]` for IPv4 blocks that are known; the count is at most 256. */
export const cidr: Intrinsic = (argument, resolver) => {
  const given = Array.isArray(argument) ? (argument as unknown[]) : []
  const texts: string[] = []
  for (const part of [given[0], given[1], given[2] ?? '8']) {
    const text = resolveText(part, resolver, 'Fn::Cidr')
    if (typeof text !== 'string') return text
    texts.push(text)
  }
  const [range = '', count = '', bits = ''] = texts
  const numbers = block.exec(range)?.slice(1).map(Number)
  const total = /^\d{1,3}$/.test(count) ? Number(count) : 0
  const host = /^\d{1,2}$/.test(bits) ? Number(bits) : 0
  if (numbers === undefined || total < 1 || total > 256 || host < 1 || host > 32)
    return unknown('unresolved', 'Fn::Cidr of a block that is not known')
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = numbers
  if (Math.max(a, b, c, d) > 255 || 32 - host < prefix || total > 2 ** (32 - host - prefix))
    return unknown('unresolved', 'Fn::Cidr does not fit its block')
  const size = 2 ** host
  const address = ((a * 256 + b) * 256 + c) * 256 + d
  const start = address - (address % 2 ** (32 - prefix))
  return Array.from({ length: total }, (_, i) => `${dotted(start + i * size)}/${32 - host}`)
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
