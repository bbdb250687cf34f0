import type { JsonNode, JsonObject } from '../../../lib/json-tree.ts'
import type { Report } from './check.ts'
import type {
  ElementPart,
  ListPart,
  Place,
  PrincipalKind,
  PrincipalPart,
  StatementPart,
  Text,
} from './document.ts'
import { textAt } from './places.ts'
import { readConditions } from './read-conditions.ts'
import { mismatch, readElements, readText } from './read-elements.ts'

const known = new Set(
  'Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' '),
)

export function readStatement(
  node: JsonObject,
  place: Place,
  index: number,
  report: Report,
): StatementPart {
  const elements = readElements(node, place.path, known, report)
  const sid = readText(elements.get('Sid'), report)
  const effectText = readText(elements.get('Effect'), report)
  const effect = effectText?.text
  const action = readList(elements, 'Action', report)
  const resource = readList(elements, 'Resource', report)
  const principal = readPrincipal(elements, report)
  const condition = elements.get('Condition')
  return {
    ...place,
    index,
    node,
    elements,
    ...(sid !== undefined && { sid }),
    ...(effectText !== undefined && { effectText }),
    ...((effect === 'Allow' || effect === 'Deny') && { effect }),
    ...(action !== undefined && { action }),
    ...(resource !== undefined && { resource }),
    ...(principal !== undefined && { principal }),
    conditions: condition === undefined ? [] : readConditions(condition, report),
  }
}

function readList(
  elements: ReadonlyMap<string, ElementPart>,
  name: 'Action' | 'Resource',
  report: Report,
): ListPart | undefined {
  const part = elements.get(name) ?? elements.get(`Not${name}`)
  if (part === undefined) return undefined
  const { value } = part
  return {
    path: value.path,
    start: value.start,
    end: value.end,
    negated: part.name !== name,
    values: readStrings(value, report),
    empty: value.node.kind === 'list' && value.node.items.length === 0,
  }
}

/** A string, or a list of strings; anything else is reported. */
function readStrings(value: Place & { readonly node: JsonNode }, report: Report): readonly Text[] {
  const { node, path } = value
  if (node.kind === 'string') return [textAt(node, path)]
  if (node.kind !== 'list') {
    mismatch(report, value, 'string, or a list of strings,')
    return []
  }
  const texts: Text[] = []
  for (const [index, item] of node.items.entries()) {
    const at = [...path, { index }]
    if (item.kind === 'string') texts.push(textAt(item, at))
    else mismatch(report, { path: at, start: item.start, end: item.end }, 'string')
  }
  return texts
}

function readPrincipal(
  elements: ReadonlyMap<string, ElementPart>,
  report: Report,
): PrincipalPart | undefined {
  const part = elements.get('Principal') ?? elements.get('NotPrincipal')
  if (part === undefined) return undefined
  const { path, start, end, node } = part.value
  const base = { path, start, end, negated: part.name === 'NotPrincipal', kinds: [] }
  if (node.kind === 'string') return { ...base, text: textAt(node, path) }
  if (node.kind === 'object')
    return {
      ...base,
      kinds: [...readElements(node, path, undefined, report).values()].map((kind) =>
        readKind(kind, report),
      ),
    }
  mismatch(report, part.value, 'object')
  return undefined
}

function readKind({ name, key, value }: ElementPart, report: Report): PrincipalKind {
  return {
    name,
    key,
    path: value.path,
    start: value.start,
    end: value.end,
    values: readStrings(value, report),
    empty: value.node.kind === 'list' && value.node.items.length === 0,
  }
}
