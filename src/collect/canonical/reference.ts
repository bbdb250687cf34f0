/** What a property may say of the resource it means: the keys under which that resource may be indexed, likeliest first. */
export function referenceKeys(reference: string): readonly string[] {
  const keys: string[] = []
  pushKeys(keys, reference)
  if (reference.startsWith('arn:') || reference.startsWith('https://')) {
    const last = lastSegment(reference)
    if (last !== reference && last !== '') pushKeys(keys, last)
  }
  return keys
}

function pushKeys(keys: string[], reference: string): void {
  let name = symbolOf(reference) ?? ''
  while (name !== '') {
    keys.push(`$ ${name}`)
    name = name.slice(0, Math.max(0, name.lastIndexOf('.')))
  }
  keys.push(reference)
}

/** What a token names, when the text is one token, or one and a qualifier (`${Function.Arn}:live`). */
function symbolOf(text: string): string | undefined {
  if (!text.startsWith('${')) return undefined
  // An index key of a Terraform address may hold a brace; without a second token the last brace closes the first.
  if (text.endsWith('}') && text.lastIndexOf('${') === 0) return text.slice(2, -1)
  const end = text.indexOf('}')
  const next = text[end + 1]
  return end > 0 && (next === ':' || next === '/') ? text.slice(2, end) : undefined
}

/** The part after the last `:` or `/` that is not inside a `${…}` token. */
function lastSegment(text: string): string {
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text[at]
    if (char === '}') {
      const open = text.lastIndexOf('${', at)
      if (open > 0) at = open
    } else if (char === ':' || char === '/') return text.slice(at + 1)
  }
  return text
}
