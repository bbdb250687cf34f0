/** A decimal number as digits and a power of ten, so that long ones compare exactly. */
export interface Decimal {
  readonly digits: bigint
  /** How many of the digits stand after the point. */
  readonly scale: number
}

const longest = 400

/** @returns `undefined` for text that is no decimal number */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > longest) return undefined
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim())
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

/** @returns below, at or above zero, as the first is less than, equal to or greater than the second */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [lift(a, scale), lift(b, scale)]
  return left < right ? -1 : left > right ? 1 : 0
}

function lift({ digits, scale }: Decimal, to: number): bigint {
  return to === scale ? digits : digits * 10n ** BigInt(to - scale)
}
