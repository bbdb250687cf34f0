import { loadEventCatalog } from './event-catalog.ts'
import { resourcePatterns, type Widening } from './resource-patterns.ts'
import type { PrincipalUsage } from './principals.ts'
import type { Use } from './use.ts'
import { type ConditionBlock, useConditions } from './use-conditions.ts'

/** A statement as it is written into a policy document. */
export interface WrittenStatement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: ConditionBlock
}

export interface PolicyOptions {
  /** How many resources a statement names before names of one parent become a pattern. */
  readonly mostResources: number
  /** Whether circumstances that always held become conditions. */
  readonly conditions: boolean
}

export interface WrittenPolicy {
  readonly statements: readonly WrittenStatement[]
  /** Where a pattern stands for more than was seen. */
  readonly widened: readonly (Widening & { readonly action: string })[]
  /** Patterns that stand for names which no event told, `*` where none told anything. */
  readonly untold: readonly { readonly action: string; readonly pattern: string }[]
}

/** The policy that allows what a principal did, and as little more as can be written. Same usage, same policy. */
export function writePolicy(usage: PrincipalUsage, options: PolicyOptions): WrittenPolicy {
  const widened: (Widening & { readonly action: string })[] = []
  const untold: { action: string; pattern: string }[] = []
  const groups = new Map<string, Group>()
  for (const use of [...usage.uses.values()].toSorted((a, b) =>
    a.action.id < b.action.id ? -1 : 1,
  )) {
    const found = resourcePatterns(use.resources, options.mostResources)
    for (const one of found.widened) widened.push({ action: use.action.id, ...one })
    const told = new Set(found.widened.map(({ pattern }) => pattern))
    if (use.action.resources.length > 0)
      for (const pattern of found.patterns)
        if (leavesNameOpen(pattern) && !told.has(pattern))
          untold.push({ action: use.action.id, pattern })
    addToGroup(groups, use, found.patterns, options)
  }
  return { statements: number([...groups.values()]), widened, untold }
}

/** Secrets end in six characters that AWS adds: their names are told. */
function leavesNameOpen(pattern: string): boolean {
  const open = pattern.replaceAll(/\$\{[*?$]\}/g, '').replace(/-\?{6}$/, '')
  return /[*?]/.test(open)
}

interface Group {
  readonly actions: string[]
  readonly resources: readonly string[]
  readonly condition: ConditionBlock
}

/** Actions with the same resources and conditions share a statement. */
function addToGroup(
  groups: Map<string, Group>,
  use: Use,
  resources: readonly string[],
  options: PolicyOptions,
): void {
  const condition = options.conditions ? useConditions(use, resources, loadEventCatalog()) : {}
  const key = JSON.stringify([resources, condition])
  const group = groups.get(key)
  if (group === undefined) groups.set(key, { actions: [use.action.id], resources, condition })
  else group.actions.push(use.action.id)
}

/** Sids say the service and count its statements: `Dynamodb1`, `Dynamodb2`; letters and digits only, as IAM wants. */
function number(groups: readonly Group[]): readonly WrittenStatement[] {
  const counts = new Map<string, number>()
  return groups.map(({ actions, resources, condition }) => {
    const services = new Set(actions.map((action) => action.slice(0, action.indexOf(':'))))
    const name = services.size === 1 ? pascal([...services][0] ?? '') : 'Several'
    const n = (counts.get(name) ?? 0) + 1
    counts.set(name, n)
    return {
      Sid: `${name}${n}`,
      Effect: 'Allow',
      Action: actions,
      Resource: resources,
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    }
  })
}

function pascal(text: string): string {
  return text
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
