import type { Resource } from '../../../model/resource.ts'

const root = 'r-case'
const full = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

/**
 * The resources of an organisation whose levels carry given policies, from the root to the account: every account of the case hangs below
 * the same units. A level of which no policy allows anything has FullAWSAccess too, because AWS attaches it by default.
 * @param serviceControl documents by level
 */
export function guardrailResources(
  accounts: readonly string[],
  serviceControl: readonly (readonly unknown[])[],
  resourceControl: readonly (readonly unknown[])[],
): readonly Resource[] {
  const levels = Math.max(serviceControl.length, resourceControl.length)
  if (levels === 0) return []
  const units = Array.from(
    { length: Math.max(0, levels - 2) },
    (_, index) => `ou-case-${index + 1}`,
  )
  const path = [root, ...units]
  const parent = path.at(-1) ?? root
  const targets = levels === 1 ? [[root]] : [...path.map((unit) => [unit]), [...accounts]]
  const silent = [...path, ...accounts].filter((target) => {
    const level = targets.findIndex((each) => each.includes(target))
    return level < 0 || serviceControl[level]?.some(allows) !== true
  })
  return [
    make('Organization', 'o-case', { RootId: root }),
    ...units.map((id, index) => make('OrganizationalUnit', id, { ParentId: path[index] })),
    ...accounts.map((account) => make('Account', account, { ParentIds: [parent] })),
    policy('p-FullAWSAccess', 'SERVICE_CONTROL_POLICY', full, silent),
    ...policies('SERVICE_CONTROL_POLICY', serviceControl, targets),
    ...policies('RESOURCE_CONTROL_POLICY', resourceControl, targets),
  ]
}

function policies(
  type: string,
  levels: readonly (readonly unknown[])[],
  targets: readonly (readonly string[])[],
): readonly Resource[] {
  return levels.flatMap((documents, level) =>
    documents.map((document, index) =>
      policy(`${type}-${level}-${index}`, type, document, targets[level] ?? [root]),
    ),
  )
}

function policy(id: string, type: string, document: unknown, targets: readonly string[]): Resource {
  const { name, content } = unwrap(document, id)
  return make('Policy', id, { Name: name, Type: type, Content: content, TargetIds: targets })
}

/** A document, or an object with a name and a document. */
export function unwrap(given: unknown, otherwise: string): { name: string; content: unknown } {
  if (typeof given === 'object' && given !== null && !('Statement' in given)) {
    const fields = Object.entries(given)
    const content = fields.find(([key]) => /^(?:policy_?)?(?:document|policy|content)$/i.test(key))
    const name = fields.find(([key]) => /^(?:policy_?)?(?:name|arn)$/i.test(key))?.[1]
    if (content !== undefined)
      return { name: typeof name === 'string' ? name : otherwise, content: content[1] }
  }
  return { name: otherwise, content: given }
}

function allows(document: unknown): boolean {
  const { content } = unwrap(document, '')
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return /"Effect"\s*:\s*"Allow"/i.test(text ?? '')
}

function make(kind: string, id: string, properties: Resource['properties']): Resource {
  return {
    type: `AWS::Organizations::${kind}`,
    id,
    properties,
    tags: {},
    source: { kind: 'aws' },
  }
}
