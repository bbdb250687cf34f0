import { parseDate } from '../../condition/date.ts'
import { parseRange } from '../../condition/ip.ts'
import { compareDecimals, type Decimal, parseDecimal } from '../../condition/numeric.ts'
import type { OperandType } from '../../policy/operators.ts'

/**
 * Values that between them show every way in which values can pass or fail tests of a type. The order of numbers, dates and
 * addresses falls into pieces at the values that the tests name, and all values of a piece pass the same tests.
 * @param named the values that the tests name
 */
export function candidates(type: OperandType, named: readonly string[]): readonly string[] {
  switch (type) {
    case 'boolean':
      return ['true', 'false']
    case 'numeric':
      return numbers(named)
    case 'date':
      return dates(named)
    case 'ip':
      return addresses(named)
    case 'binary':
      return [...named, 'eHh4', 'eXl5eQ==']
    case 'string':
    case 'arn':
    case 'null':
      return []
  }
}

function numbers(named: readonly string[]): readonly string[] {
  const bounds = named.map(parseDecimal).filter((n) => n !== undefined)
  const sorted = bounds.toSorted(compareDecimals)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return ['1']
  const between = sorted.flatMap((low, n) => {
    const high = sorted[n + 1]
    return high === undefined || compareDecimals(low, high) === 0 ? [] : [...middles(low, high)]
  })
  const all = [...sorted, add(last, 1n), add(first, -1n), ...between]
  return [...new Set(all.map(spell))]
}

function add({ digits, scale }: Decimal, whole: bigint): Decimal {
  return { digits: digits + whole * 10n ** BigInt(scale), scale }
}

/** A whole number between two, where there is one, and the one half way. */
function* middles(low: Decimal, high: Decimal): Generator<Decimal> {
  const scale = Math.max(low.scale, high.scale)
  const unit = 10n ** BigInt(scale)
  const from = low.digits * 10n ** BigInt(scale - low.scale)
  const to = high.digits * 10n ** BigInt(scale - high.scale)
  const whole = (from / unit + (from < 0n ? 0n : 1n)) * unit
  if (whole > from && whole < to) yield { digits: whole / unit, scale: 0 }
  yield { digits: (from + to) * 5n, scale: scale + 1 }
}

function spell({ digits, scale }: Decimal): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const at = text.length - scale
  const fraction = text.slice(at).replace(/0+$/, '')
  return `${digits < 0n ? '-' : ''}${text.slice(0, at)}${fraction === '' ? '' : `.${fraction}`}`
}

const someDay = Date.UTC(2030, 0, 1)
const day = 86_400_000
const latest = 8.64e15

function dates(named: readonly string[]): readonly string[] {
  const bounds = named.map(parseDate).filter((time) => time !== undefined)
  const sorted = [...new Set(bounds)].toSorted((a, b) => a - b)
  const [first = someDay, last = someDay] = [sorted[0], sorted.at(-1)]
  const between = sorted.flatMap((low, n) => {
    const high = sorted[n + 1]
    return high === undefined ? [] : [Math.floor((low + high) / 2000) * 1000, (low + high) / 2]
  })
  const all = [someDay, last + day, first - day, ...sorted, ...between]
  return all.filter((time) => Math.abs(time) < latest).map(spellDate)
}

/** @param time milliseconds since 1970 */
export function spellDate(time: number): string {
  return new Date(time).toISOString().replace(/\.000Z$/, 'Z')
}

const documentation = ['198.51.100.7', '203.0.113.9', '192.0.2.44', '2001:db8::7']

function addresses(named: readonly string[]): readonly string[] {
  const found = new Set(documentation)
  for (const text of named) {
    const range = parseRange(text)
    if (range === undefined) continue
    const { version, address, prefix } = range
    const size = 1n << BigInt((version === 4 ? 32 : 128) - prefix)
    const start = (BigInt(address) / size) * size
    const end = start + size
    if (size > 10n) found.add(spellAddress(version, start + 10n))
    found.add(spellAddress(version, start))
    if (end < 1n << (version === 4 ? 32n : 128n)) found.add(spellAddress(version, end))
  }
  return [...found, '0.0.0.0', '0:0:0:0:0:0:0:0']
}

function spellAddress(version: 4 | 6, address: bigint): string {
  const [groups, bits, base] = version === 4 ? [4, 8n, 10] : [8, 16n, 16]
  const parts = Array.from({ length: groups }, (_, n) =>
    ((address >> (bits * BigInt(groups - 1 - n))) & ((1n << bits) - 1n)).toString(base),
  )
  return parts.join(version === 4 ? '.' : ':')
}
