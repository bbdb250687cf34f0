import type { Origin, Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'

/** A resource while it is being brought to canonical shape: its top level may be written, nothing below it. */
export interface Draft {
  readonly resource: Resource
  readonly type: string
  readonly id: string
  readonly properties: Record<string, unknown>
  readonly origins: Record<string, Origin>
  readonly lines: Record<string, number>
  /** Lists that belong to this draft and may be appended to. */
  readonly own: Set<unknown>
  /** True once all of it lives in its parents. */
  folded: boolean
}

export function thaw(resource: Resource): Draft {
  return {
    resource,
    type: resource.type,
    id: resource.id,
    properties: { ...resource.properties },
    origins: { ...resource.origins },
    lines: { ...resource.lines },
    own: new Set(),
    folded: false,
  }
}

export function freeze(draft: Draft): Resource {
  const { origins: _origins, lines: _lines, ...rest } = draft.resource
  return {
    ...rest,
    properties: draft.properties,
    ...(Object.keys(draft.origins).length > 0 && { origins: draft.origins }),
    ...(Object.keys(draft.lines).length > 0 && { lines: draft.lines }),
  }
}

/** Sets a top-level property of a parent from a child; `from` is the pointer in the child that the value came from. */
export function put(
  parent: Draft,
  property: string,
  value: unknown,
  child: Draft,
  from: string,
): void {
  if (value === undefined) return
  parent.properties[property] = value
  inherit(parent, `/${property}`, child, from)
}

/** Appends an entry to a list property of a parent; an unknown list becomes an unknown entry beside the new one. */
export function append(
  parent: Draft,
  property: string,
  entry: unknown,
  child: Draft,
  from: string,
): void {
  const list = ownList(parent, property)
  inherit(parent, `/${property}/${list.length}`, child, from)
  list.push(entry)
}

/** The list property of a draft as a list that may be written. */
export function ownList(draft: Draft, property: string): unknown[] {
  const existing = draft.properties[property]
  if (Array.isArray(existing) && draft.own.has(existing)) return existing
  const list: unknown[] = Array.isArray(existing)
    ? [...(existing as readonly unknown[])]
    : existing === undefined || existing === null
      ? []
      : [existing]
  draft.own.add(list)
  draft.properties[property] = list
  return list
}

/** Appends the statements of a policy document to the document that the parent has under a property. */
export function appendPolicy(
  parent: Draft,
  property: string,
  document: unknown,
  child: Draft,
  from: string,
): void {
  const existing = parent.properties[property]
  if (!isObject(existing) || isUnknown(existing)) {
    const both = isUnknown(existing)
      ? { Statement: [existing, ...statementsOf(document)] }
      : document
    put(parent, property, both, child, from)
    return
  }
  const before = statementsOf(existing)
  const added = statementsOf(document)
  parent.properties[property] = { ...existing, Statement: [...before, ...added] }
  for (const [index] of added.entries())
    inherit(parent, `/${property}/Statement/${before.length + index}`, child, from)
}

function statementsOf(document: unknown): readonly unknown[] {
  if (isUnknown(document)) return [document]
  if (!isObject(document)) return []
  const statement = document['Statement']
  if (Array.isArray(statement)) return statement
  return statement === undefined ? [] : [statement]
}

/** Copies lines and origins at and below a pointer of the child to a pointer of the parent; lines of another file would mislead. */
function inherit(parent: Draft, to: string, child: Draft, from: string): void {
  if (child.resource.source.file === parent.resource.source.file) {
    const line = child.lines[from] ?? child.resource.source.line
    if (line !== undefined) parent.lines[to] = line
    for (const [pointer, below] of Object.entries(child.lines))
      if (pointer.startsWith(`${from}/`)) parent.lines[to + pointer.slice(from.length)] = below
  }
  for (const [pointer, origin] of Object.entries(child.origins))
    if (pointer === from || pointer.startsWith(`${from}/`))
      parent.origins[to + pointer.slice(from.length)] = origin
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
