/**
 * The parts of an ARN: partition, service, Region, account, resource (which keeps its colons). Colons inside a
 * symbolic `${AWS::Region}` do not separate. Anything else than an ARN gives `undefined`.
 */
export function arnParts(text: string): ArnParts | undefined {
  if (!text.startsWith('arn:')) return undefined
  const ends: number[] = []
  let depth = 0
  for (let i = 4; i < text.length && ends.length < 4; i++) {
    const c = text[i]
    if (c === '{' && text[i - 1] === '$') depth++
    else if (c === '}' && depth > 0) depth--
    else if (c === ':' && depth === 0) ends.push(i)
  }
  const [a, b, c, d] = ends
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  return {
    partition: text.slice(4, a),
    service: text.slice(a + 1, b),
    region: text.slice(b + 1, c),
    account: text.slice(c + 1, d),
    resource: text.slice(d + 1),
  }
}

export interface ArnParts {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

/** Whether a text is a twelve-digit account id. */
export function isAccountId(text: string): boolean {
  if (text.length !== 12) return false
  for (let i = 0; i < 12; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}
