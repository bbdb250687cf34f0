import { printable } from '../../../lib/printable.ts'

/**
 * Data as JSON inside a script element: nothing in it ends the element, opens another or disturbs the text around it.
 * Controls and characters that reorder text become U+FFFD, as everywhere in documents. An entry of a list is a line.
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function* dataBlock(data: object): Iterable<string> {
  let separator = '{\n'
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue
    yield `${separator}${json(name)}:`
    if (Array.isArray(value)) yield* list(value)
    else yield json(value)
    separator = ',\n'
  }
  yield '\n}\n'
}

function* list(entries: readonly unknown[]): Iterable<string> {
  let separator = '[\n'
  for (const entry of entries) {
    yield `${separator}${json(entry)}`
    separator = ',\n'
  }
  yield entries.length === 0 ? '[]' : '\n]'
}

function json(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' ? value.split('\n').map(printable).join('\n') : value,
  ).replaceAll(unsafe, escaped)
}

// What HTML or JavaScript gives a meaning, and what a name of a member may still hide.
const unsafe = /[<>&\u2028\u2029\p{Cf}]/gu

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}
