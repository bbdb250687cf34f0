import type { JsonMember, JsonObject } from '../../../lib/json-tree.ts'
import type { Report } from './check.ts'
import type { ElementPart, Place, Text } from './document.ts'
import { textAt } from './places.ts'

/** Members by name; of a key given twice the last counts. */
export function readElements(
  object: JsonObject,
  path: Place['path'],
  known: ReadonlySet<string> | undefined,
  report: Report,
): ReadonlyMap<string, ElementPart> {
  const elements = new Map<string, ElementPart>()
  for (const member of object.members) {
    const part = readElement(member, path)
    if (elements.has(part.name))
      report('JSON_SYNTAX_ERROR', part.key, `The key ${part.name} is given twice in one object.`)
    if (known !== undefined && !known.has(part.name))
      report('INVALID_POLICY_ELEMENT', part.key, `${part.name} is no element of a policy here.`)
    elements.set(part.name, part)
  }
  return elements
}

function readElement({ key, value }: JsonMember, path: Place['path']): ElementPart {
  const name = key.value
  return {
    name,
    key: { path: [...path, { key: name }], start: key.start, end: key.end },
    value: { path: [...path, { value: name }], start: value.start, end: value.end, node: value },
  }
}

/** The string of an element; anything else is reported. */
export function readText(part: ElementPart | undefined, report: Report): Text | undefined {
  if (part === undefined) return undefined
  const { node, path } = part.value
  if (node.kind === 'string') return textAt(node, path)
  mismatch(report, part.value, 'string')
  return undefined
}

export function mismatch(report: Report, place: Place, expected: string): void {
  report('DATA_TYPE_MISMATCH', place, `A JSON ${expected} is expected here.`)
}
