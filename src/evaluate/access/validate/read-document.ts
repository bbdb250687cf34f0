import type { JsonNode } from '../../../lib/json-tree.ts'
import type { Report } from './check.ts'
import type {
  ElementPart,
  Grammar,
  Place,
  PolicyDocument,
  StatementPart,
  ValidatedType,
} from './document.ts'
import { mismatch, readElements, readText } from './read-elements.ts'
import { readStatement } from './read-statement.ts'

export interface Reading {
  readonly text: string
  readonly type: ValidatedType
  readonly resourceType?: string | undefined
  readonly grammar: Grammar
}

/**
 * Reads what can be read of a policy and reports what has the wrong JSON type, unknown elements and keys given twice.
 * @returns `undefined` when the document is no JSON object
 */
export function readDocument(
  root: JsonNode,
  reading: Reading,
  report: Report,
): PolicyDocument | undefined {
  const place: Place = { path: [], start: root.start, end: root.end }
  if (root.kind !== 'object') {
    mismatch(report, place, 'object')
    return undefined
  }
  const elements = readElements(root, [], new Set(['Version', 'Id', 'Statement']), report)
  const version = readText(elements.get('Version'), report)
  readText(elements.get('Id'), report)
  const statement = elements.get('Statement')
  const { text, type, resourceType, grammar } = reading
  return {
    text,
    type:
      type === 'resource' && resourceType === undefined && looksLikeTrust(statement)
        ? 'trust'
        : type,
    ...(resourceType !== undefined && { resourceType }),
    grammar,
    root: { ...place, node: root },
    ...(version !== undefined && { version }),
    hasVariables: version?.text === '2012-10-17',
    statements: statement === undefined ? [] : readStatements(statement, report),
  }
}

function readStatements({ value }: ElementPart, report: Report): readonly StatementPart[] {
  const nodes = value.node.kind === 'list' ? value.node.items : [value.node]
  const statements: StatementPart[] = []
  for (const [index, node] of nodes.entries()) {
    const path = value.node.kind === 'list' ? [...value.path, { index }] : value.path
    const place = { path, start: node.start, end: node.end }
    if (node.kind === 'object') statements.push(readStatement(node, place, index, report))
    else mismatch(report, place, 'object')
  }
  return statements
}

/** A resource policy whose statements name only STS actions and no resource is the trust policy of a role. */
function looksLikeTrust(part: ElementPart | undefined): boolean {
  if (part === undefined) return false
  const { node } = part.value
  const statements = node.kind === 'list' ? node.items : [node]
  return (
    statements.length > 0 &&
    statements.every((statement) => {
      if (statement.kind !== 'object') return false
      const value = (name: string) => statement.members.find(({ key }) => key.value === name)?.value
      // Some tools write an empty list where a statement has no resource.
      for (const name of ['Resource', 'NotResource']) {
        const resource = value(name)
        const empty = resource?.kind === 'list' && resource.items.length === 0
        if (resource !== undefined && !empty) return false
      }
      const action = value('Action')
      const actions = action?.kind === 'list' ? action.items : [action]
      return (
        actions.length > 0 &&
        actions.every((one) => one?.kind === 'string' && /^sts:/i.test(one.value))
      )
    })
  )
}
