import type { CST } from 'yaml'

/** How deep YAML nests, measured without recursion, before anything that recurses sees it. */
export const tokenDepth = {
  /** A bound from above on bracket nesting and on compact lists (`- - -`), from the text alone. */
  ofText(text: string): number {
    let open = 0
    let compact = 0
    let leading = true
    let deepest = 0
    for (let at = 0; at < text.length; at++) {
      const c = text[at]
      if (c === '\n') {
        compact = 0
        leading = true
      } else if (leading && (c === '-' || c === '?') && text[at + 1] === ' ') compact++
      else if (c !== ' ') leading = false
      if (c === '[' || c === '{') open++
      else if ((c === ']' || c === '}') && open > 0) open--
      deepest = Math.max(deepest, open, compact)
    }
    return deepest
  },

  ofTokens(tokens: readonly CST.Token[]): number {
    let level = 0
    let row: CST.Token[] = [...tokens]
    while (row.length > 0 && level < 100_000) {
      row = row.flatMap(children)
      level++
    }
    return level
  },
}

function children(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value]
  if (!('items' in token)) return []
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat())
}
