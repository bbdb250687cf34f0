import { isUnknown, unknown } from '../../model/unknown.ts'
import { Block } from './block.ts'
import { blockOf } from './configuration.ts'
import { isJson, isShallow, type Json, own } from './json.ts'
import { resourcesOf } from './policy-resources.ts'
import type { Found } from './world.ts'

const maxDepth = 40
const maxNested = 8

/**
 * A policy document as an object `{Version, Statement: [...]}`: read from JSON text, or, where that is known only after
 * apply, rebuilt from the `aws_iam_policy_document` data source that it comes from. Otherwise an unknown.
 */
export function documentOf(block: Block, name: string, depth = 0): unknown {
  const state = block.state(name)
  if (state === 'computed') return undefined
  if (state === 'known') return parsePolicy(block.known(name))
  const found = block.found(name).filter((f) => !isSettled(f))
  const source = found.find(isPolicyDocument)
  // Several sources are a conditional or a merge: which of them counts is not known.
  if (source === undefined || found.length !== 1 || depth >= maxNested)
    return block.unresolved(name)
  return rebuild(source, block, depth) ?? block.unresolved(name)
}

/** Parses a policy. Absent text is an absent policy; text that is no JSON object is unknown. */
export function parsePolicy(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined
  let parsed: unknown = value
  if (typeof value === 'string')
    try {
      parsed = JSON.parse(value)
    } catch {
      return unknown('unresolved', 'the policy is not valid JSON')
    }
  if (!isJson(parsed) || !isShallow(parsed, maxDepth))
    return unknown('unresolved', 'the policy is not a JSON object')
  const statement = own(parsed, 'Statement')
  return isJson(statement) ? { ...parsed, Statement: [statement] } : parsed
}

/** The document of a data source, from its planned values where there are any, else from how it is written. */
function rebuild(source: Found, from: Block, depth: number): unknown {
  const block = sourceBlock(source, from)
  if (block === undefined) return undefined
  if (source.target.rest === 'json' || source.target.rest === 'minified_json') {
    const known = block.known(source.target.rest)
    if (typeof known === 'string' && known !== '') return parsePolicy(known)
  }
  const merged = ['source_policy_documents', 'override_policy_documents'].map((name) =>
    imported(block, name, depth),
  )
  const statements = block.blocks('statement')
  const own = isUnknown(statements)
    ? [statements]
    : statements.map((s) => (isUnknown(s) ? s : statement(s)))
  const version = block.value('version')
  return {
    Version: typeof version === 'string' ? version : '2012-10-17',
    Statement: merge(merged[0] ?? [], own, merged[1] ?? []),
  }
}

function isPolicyDocument({ target }: Found): boolean {
  return target.name.startsWith('data.aws_iam_policy_document.')
}

/** A data source that was read before the plan has values, so it cannot be why something is unknown. */
function isSettled({ target, instance }: Found): boolean {
  return target.kind === 'data' && instance !== undefined && instance.unknowns === undefined
}

function sourceBlock(source: Found, from: Block): Block | undefined {
  if (source.instance !== undefined) return Block.of(source.instance, from.world)
  if (source.candidates.length > 0) return undefined
  const { module, name } = source.target
  const expressions = own(blockOf(from.world.configuration, module, name), 'expressions')
  if (!isJson(expressions)) return undefined
  const instance = { ...from.instance, address: name, mode: 'data' as const, module, values: {} }
  return new Block(instance, from.world, {}, undefined, expressions)
}

/** Statements of the documents that a data source builds on. */
function imported(block: Block, name: string, depth: number): readonly unknown[] {
  const state = block.state(name)
  if (state === 'computed') return []
  const known = state === 'known' ? block.known(name) : undefined
  const texts = Array.isArray(known) ? known : []
  if (state === 'known' && texts.every((t) => typeof t === 'string'))
    return texts.flatMap((text) => statementsOf(parsePolicy(text)))
  const found = block.found(name).filter((f) => !isSettled(f) || isPolicyDocument(f))
  const sources = found.filter(isPolicyDocument)
  if (sources.length === 0 || sources.length !== found.length || depth >= maxNested)
    return [block.unresolved(name)]
  return sources.flatMap((s) =>
    statementsOf(rebuild(s, block, depth + 1) ?? block.unresolved(name)),
  )
}

function statementsOf(document: unknown): readonly unknown[] {
  if (document === undefined || isUnknown(document)) return document === undefined ? [] : [document]
  const statement = own(document, 'Statement')
  return Array.isArray(statement) ? statement : []
}

/** Later statements replace earlier ones with the same Sid, as the data source does. */
function merge(...lists: readonly (readonly unknown[])[]): readonly unknown[] {
  const result: unknown[] = []
  const bySid = new Map<string, number>()
  for (const entry of lists.flat()) {
    const sid = own(entry, 'Sid')
    const at = typeof sid === 'string' ? bySid.get(sid) : undefined
    if (at !== undefined) result[at] = entry
    else {
      if (typeof sid === 'string') bySid.set(sid, result.length)
      result.push(entry)
    }
  }
  return result
}

function statement(block: Block): Json {
  const effect = block.state('effect') === 'unknown' ? block.unresolved('effect') : undefined
  const entries: readonly (readonly [string, unknown])[] = [
    ['Sid', block.state('sid') === 'known' ? block.value('sid') : undefined],
    ['Effect', effect ?? block.value('effect') ?? 'Allow'],
    ['Principal', principals(block, 'principals')],
    ['NotPrincipal', principals(block, 'not_principals')],
    ['Action', block.list('actions')],
    ['NotAction', block.list('not_actions')],
    ['Resource', resourcesOf(block, 'resources')],
    ['NotResource', resourcesOf(block, 'not_resources')],
    ['Condition', conditions(block)],
  ]
  return Object.fromEntries(entries.filter(([, v]) => v !== undefined))
}

function principals(block: Block, name: string): unknown {
  const blocks = block.blocks(name)
  if (isUnknown(blocks)) return blocks
  const byType = new Map<string, unknown>()
  for (const principal of blocks) {
    if (isUnknown(principal)) return principal
    const type = principal.known('type')
    const identifiers = principal.list('identifiers') ?? []
    if (typeof type !== 'string') return principal.unresolved('type')
    if (type === '*') return '*'
    const before = byType.get(type)
    const both = Array.isArray(before) && Array.isArray(identifiers)
    byType.set(type, both ? [...before, ...identifiers] : identifiers)
  }
  return byType.size === 0 ? undefined : Object.fromEntries(byType)
}

function conditions(block: Block): unknown {
  const blocks = block.blocks('condition')
  if (isUnknown(blocks)) return blocks
  const byTest = new Map<string, Map<string, unknown>>()
  for (const condition of blocks) {
    if (isUnknown(condition)) return condition
    const test = condition.known('test')
    const variable = condition.known('variable')
    if (typeof test !== 'string' || typeof variable !== 'string')
      return condition.unresolved('condition')
    const tests = byTest.get(test) ?? new Map<string, unknown>()
    byTest.set(test, tests.set(variable, condition.list('values') ?? []))
  }
  if (byTest.size === 0) return undefined
  return Object.fromEntries([...byTest].map(([test, keys]) => [test, Object.fromEntries(keys)]))
}
