import { type JsonString, offsetInString } from '../../../lib/json-tree.ts'
import type { Place, Text } from './document.ts'
import type { Location, Position } from './finding.ts'

/** Turns offsets of a text into lines and columns. */
export class Lines {
  readonly #starts: number[] = [0]

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
      this.#starts.push(at + 1)
  }

  position(offset: number): Position {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0), offset }
  }

  locate({ path, start, end }: Place): Location {
    return { path, span: { start: this.position(start), end: this.position(end) } }
  }
}

/** The place of a part of a string, in characters of its value. */
export function partOf(
  document: { readonly text: string },
  whole: Place & { readonly node: unknown },
  start: number,
  length: number,
): Place {
  const node = whole.node as JsonString
  return {
    path: [...whole.path, { substring: { start, length } }],
    start: offsetInString(document.text, node, start),
    end: offsetInString(document.text, node, start + length),
  }
}

/** A string node as a `Text`. */
export function textAt(node: JsonString, path: Place['path']): Text {
  return { text: node.value, node, path, start: node.start, end: node.end }
}
