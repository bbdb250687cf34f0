import { modulePath } from './address.ts'
import { isJson, type Json, own, ownJson, ownList, ownText } from './json.ts'

/** One resource or data source of a plan or state, before mapping. Values are those of the file, not copies. */
export interface Instance {
  readonly address: string
  readonly mode: 'managed' | 'data'
  readonly type: string
  readonly name: string
  /** Key of `count` or `for_each` as it stands in the address: `0`, `"a"`. */
  readonly key?: string
  /** Module instance, e.g. `module.a["x"]`; empty for the root. */
  readonly module: string
  readonly values: Json
  /** The part of `after_unknown`; absent where the file does not say. */
  readonly unknowns?: unknown
  readonly sensitive?: unknown
  readonly provider?: string
}

const maxModuleDepth = 100
/** Findings repeat the address. Keys of `for_each` make it long, but not so long. */
const maxAddress = 2_048

/** What a document says of resources. */
export interface Read {
  readonly instances: readonly Instance[]
  /** What stands in the place of resources but cannot be read as some, in words. */
  readonly unread: ReadonlySet<string>
}

/**
 * What exists after the plan is applied, or exists in the state: deleted and forgotten resources are not in it.
 * `resource_changes` win over `planned_values`, because only they say which values are unknown.
 */
export function instancesOf(document: Json): Read {
  const found = new Map<string, Instance>()
  const unread = new Set<string>()
  const gone = new Set<string>()
  /** What a reduced plan still says of resources whose values it only has under `planned_values`. */
  const marks = new Map<string, { unknowns: unknown; sensitive: unknown }>()
  for (const change of ownList(document, 'resource_changes')) {
    const address = ownText(change, 'address')
    const detail = own(change, 'change')
    // A deposed object is the old half of a replacement.
    if (ownText(change, 'deposed') !== undefined) continue
    if (address === undefined || !isJson(detail)) {
      unread.add('an entry of resource_changes is no change of a resource')
      continue
    }
    const after = own(detail, 'after')
    const actions = ownList(detail, 'actions')
    if (!isJson(after) && !actions.includes('create')) {
      if (actions.includes('delete') || actions.includes('forget')) gone.add(address)
      continue
    }
    const unknowns = own(detail, 'after_unknown') ?? {}
    const sensitive = own(detail, 'after_sensitive')
    const instance = isJson(after) ? read(change, after, unknowns, unread) : undefined
    if (instance === undefined) marks.set(address, { unknowns, sensitive })
    else found.set(address, { ...instance, sensitive })
  }
  const roots = [
    own(document, 'planned_values'),
    own(document, 'values'),
    own(own(document, 'prior_state'), 'values'),
  ]
  for (const [index, root] of roots.entries())
    walk(own(root, 'root_module'), maxModuleDepth, unread, (resource) => {
      const address = ownText(resource, 'address')
      // Of the prior state only what was read is used: its resources are those before the plan.
      if (index === 2 && own(resource, 'mode') !== 'data') return
      if (address !== undefined && (found.has(address) || gone.has(address))) return
      const known = address === undefined ? undefined : marks.get(address)
      const instance = read(resource, ownJson(resource, 'values'), known?.unknowns, unread)
      const sensitive = known?.sensitive ?? own(resource, 'sensitive_values')
      if (instance !== undefined) found.set(instance.address, { ...instance, sensitive })
    })
  return { instances: [...found.values()], unread }
}

function read(
  from: unknown,
  values: Json,
  unknowns: unknown,
  unread: Set<string>,
): Instance | undefined {
  const address = ownText(from, 'address')
  const type = ownText(from, 'type')
  const name = ownText(from, 'name')
  if (address === undefined || type === undefined || name === undefined) {
    unread.add('a resource has no address, type or name')
    return undefined
  }
  if (address.length > maxAddress || type.length > maxAddress) {
    unread.add(`an address has more than ${maxAddress} characters`)
    return undefined
  }
  const index = own(from, 'index')
  const provider = ownText(from, 'provider_name')
  return {
    address,
    mode: own(from, 'mode') === 'data' ? 'data' : 'managed',
    type,
    name,
    module: ownText(from, 'module_address') ?? modulePath(address),
    values,
    ...(typeof index === 'number' || typeof index === 'string'
      ? { key: JSON.stringify(index) }
      : {}),
    ...(unknowns === undefined ? {} : { unknowns }),
    ...(provider === undefined ? {} : { provider }),
  }
}

function walk(
  module: unknown,
  depth: number,
  unread: Set<string>,
  visit: (resource: unknown) => void,
): void {
  if (depth === 0) {
    unread.add(`modules nest more than ${maxModuleDepth} levels deep`)
    return
  }
  for (const part of ['resources', 'child_modules'])
    if (!Array.isArray(own(module, part) ?? [])) unread.add(`the ${part} of a module are no list`)
  for (const resource of ownList(module, 'resources')) visit(resource)
  for (const child of ownList(module, 'child_modules')) walk(child, depth - 1, unread, visit)
}
