const quote = 34
const back = 92

/** Whether a JSON text nests more than a number of levels. Looks at the text only, so that nothing has to recurse. */
export function nestsDeeper(json: string, levels: number): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const c = json.charCodeAt(at)
    if (c === quote) {
      at = endOfString(json, at)
    } else if (c === 0x7b || c === 0x5b) {
      if (++depth > levels) return true
    } else if (c === 0x7d || c === 0x5d) depth--
  }
  return false
}

/** Position of the closing quote, or the end of the text. */
function endOfString(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let escapes = 0
    while (json.charCodeAt(at - 1 - escapes) === back) escapes++
    if (escapes % 2 === 0) return at
  }
  return json.length
}
