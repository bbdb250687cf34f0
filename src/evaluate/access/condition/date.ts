const iso =
  /^([+-]?\d{4,6})(?:-(\d\d)(?:-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?)?)?)?$/

/**
 * Reads a date of a policy or a request: ISO 8601 in the W3C profile, or seconds since 1970. Four digits are a year.
 * @returns milliseconds since 1970, or `undefined` for text that is no date
 */
export function parseDate(text: string): number | undefined {
  const trimmed = text.trim()
  const parts = iso.exec(trimmed)
  const short = /^\d{4}$/.test(trimmed)
  if (parts === null || (parts[2] === undefined && !short)) return parseEpoch(trimmed)
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = parts
  const numbers = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = numbers
  if (h > 23 || mi > 59 || s > 59) return undefined
  const at = new Date(0)
  at.setUTCFullYear(y, mo - 1, d)
  at.setUTCHours(h, mi, s)
  if (at.getUTCMonth() !== mo - 1 || at.getUTCDate() !== d) return undefined
  const fraction = parts[7] === undefined ? 0 : Number(`0.${parts[7]}`) * 1000
  const offset = parseOffset(parts[8])
  return offset === undefined ? undefined : at.getTime() + fraction - offset
}

function parseEpoch(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) * 1000 : undefined
}

function parseOffset(text: string | undefined): number | undefined {
  if (text === undefined || text === 'Z' || text === 'z') return 0
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', ''))]
  if (hours > 23 || minutes > 59) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
