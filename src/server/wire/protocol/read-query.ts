import { cannotParse } from './wire-error.ts'

/** The query of a raw request-target: decoded name → its decoded values in order. `+` is a space. */
export function readQuery(target: string): ReadonlyMap<string, readonly string[]> {
  const query = new Map<string, string[]>()
  for (const pair of rawPairs(target)) {
    const [name = '', ...value] = pair.split('=')
    const decodedName = decode(name)
    const values = query.get(decodedName)
    if (values === undefined) query.set(decodedName, [decode(value.join('='))])
    else values.push(decode(value.join('=')))
  }
  return query
}

/** The still encoded `name=value` pairs of a raw request-target. */
export function rawPairs(target: string): string[] {
  const start = target.indexOf('?')
  if (start === -1) return []
  return target
    .slice(start + 1)
    .split('&')
    .filter((pair) => pair !== '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw cannotParse('The query string is not percent-encoded UTF-8.')
  }
}
