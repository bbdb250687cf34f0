import { endOfVariable } from './pattern.ts'

/** An ARN in its six parts; the last keeps its colons. */
export type ArnParts = readonly [
  arn: string,
  partition: string,
  service: string,
  region: string,
  account: string,
  rest: string,
]

/** @returns `undefined` when the text has fewer than six parts or does not start with `arn` */
export function splitArn(text: string): ArnParts | undefined {
  if (!text.startsWith('arn:')) return undefined
  const parts: string[] = ['arn']
  let start = 4
  for (let i = 0; i < 4; i++) {
    const colon = text.indexOf(':', start)
    if (colon < 0) return undefined
    parts.push(text.slice(start, colon))
    start = colon + 1
  }
  const [arn = '', partition = '', service = '', region = '', account = ''] = parts
  return [arn, partition, service, region, account, text.slice(start)]
}

/**
 * Cuts a pattern at its first five colons; colons of variables do not count.
 * @returns six parts, or fewer for short patterns
 */
export function splitArnPattern(pattern: string, variables: boolean): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < pattern.length && parts.length < 5; at++) {
    const c = pattern.charAt(at)
    if (c === ':') {
      parts.push(pattern.slice(start, at))
      start = at + 1
    } else if (variables && c === '$' && pattern.charAt(at + 1) === '{') {
      const end = endOfVariable(pattern, at)
      if (end > 0) at = end - 1
    }
  }
  parts.push(pattern.slice(start))
  return parts
}
