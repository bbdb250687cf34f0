import { jsonPointer } from './json-pointer.ts'

/**
 * The 1-based line of each wanted JSON Pointer in a JSON text that already parsed. One pass, no recursion; a property's
 * line is that of its key. Pointers that are not in the text are left out.
 */
export function locateJson(text: string, pointers: Iterable<string>): Map<string, number> {
  const wanted = new Set(pointers)
  const deepest = Math.max(0, ...[...wanted].map((pointer) => pointer.split('/').length - 1))
  const found = new Map<string, number>()
  const path: (string | number)[] = []
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:\n]|[^\s[\]{},:"]+/gs
  const open: ('{' | '[')[] = []
  let line = 1
  let expectKey = false
  const note = (): void => {
    if (path.length > deepest) return
    const pointer = jsonPointer(path)
    if (wanted.has(pointer) && !found.has(pointer)) found.set(pointer, line)
  }
  for (const [token] of text.matchAll(tokens)) {
    if (wanted.size === found.size) break
    if (token === '\n') line++
    else if (token === '{' || token === '[') {
      if (open.at(-1) !== '{') note()
      open.push(token)
      path.push(token === '[' ? 0 : '')
      expectKey = token === '{'
    } else if (token === '}' || token === ']') {
      open.pop()
      path.pop()
      expectKey = false
    } else if (token === ',') {
      const index = path.at(-1)
      if (typeof index === 'number') path[path.length - 1] = index + 1
      else expectKey = true
    } else if (token === ':') expectKey = false
    else if (expectKey && open.at(-1) === '{') {
      path[path.length - 1] = String(JSON.parse(token))
      note()
    } else if (open.at(-1) !== '{') note()
  }
  return found
}
