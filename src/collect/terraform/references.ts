import {
  callerOf,
  moduleKey,
  moduleName,
  parseReference,
  type Reference,
  within,
} from './address.ts'
import type { Configuration } from './configuration.ts'
import { own, ownList } from './json.ts'

/** Where an expression leads in the end: a resource or data source, in a module instance. */
export interface Target {
  readonly kind: 'managed' | 'data'
  /** Module instance as far as the reference tells. */
  readonly module: string
  /** `aws_kms_key.main` or `data.aws_region.here`. */
  readonly name: string
  readonly key?: string
  /** Attribute path, e.g. `arn`; empty for the whole object. */
  readonly rest: string
}

/** Where an expression is written: its module instance and the `for_each` around it. */
export interface Place {
  readonly module: string
  readonly key?: string | undefined
  readonly forEach?: unknown
}

const maxReferences = 200
const maxSteps = 2000
const maxDepth = 40

/**
 * Follows an expression's references through variables, module outputs and `each` to resources.
 * References that lead to values (variables of the root, locals) give nothing. Work is bounded.
 */
export function follow(
  configuration: Configuration,
  expression: unknown,
  place: Place,
): readonly Target[] {
  const found = new Map<string, Target>()
  const budget = { steps: maxSteps }
  walk(configuration, expression, place, found, budget, 0)
  return [...found.values()]
}

function walk(
  configuration: Configuration,
  expression: unknown,
  place: Place,
  found: Map<string, Target>,
  budget: { steps: number },
  depth: number,
): void {
  if (depth > maxDepth) return
  const deeper = (next: unknown, at: Place) =>
    walk(configuration, next, at, found, budget, depth + 1)
  for (const reference of longest(ownList(expression, 'references'))) {
    if (budget.steps-- <= 0) return
    switch (reference.kind) {
      case 'managed':
      case 'data':
        add(found, target(reference, place.module))
        break
      case 'variable':
        if (place.module !== '') deeper(...input(configuration, reference, place))
        break
      case 'module': {
        const name = reference.rest.split('.')[0] ?? ''
        const key = reference.key === undefined ? '' : `[${reference.key}]`
        const module = within(place.module, `${reference.target}${key}`)
        const output = own(configuration.modules.get(moduleName(module))?.outputs, name)
        deeper(own(output, 'expression'), { module })
        break
      }
      case 'each':
        for (const source of eachTargets(configuration, reference, place, depth)) add(found, source)
        break
      default:
    }
  }
}

/** The argument of the module call that gives a variable its value, and where that is written. */
function input(configuration: Configuration, reference: Reference, place: Place): [unknown, Place] {
  const module = configuration.modules.get(moduleName(place.module))
  const name = reference.target.split('.')[0] ?? ''
  const caller = {
    module: callerOf(place.module),
    key: moduleKey(place.module),
    forEach: module?.forEach,
  }
  return [own(module?.inputs, name), caller]
}

/** `each.value.id` where `for_each` runs over a resource: the instance of that resource with the same key. */
function eachTargets(
  configuration: Configuration,
  reference: Reference,
  place: Place,
  depth: number,
): readonly Target[] {
  if (place.forEach === undefined || depth > maxDepth) return []
  const found = new Map<string, Target>()
  const outer = { module: place.module }
  walk(configuration, place.forEach, outer, found, { steps: maxReferences }, depth + 1)
  const sameKey = (t: Target): Target =>
    t.rest === '' && t.key === undefined && place.key !== undefined
      ? { kind: t.kind, module: t.module, name: t.name, key: place.key, rest: reference.rest }
      : t
  return [...found.values()].map(sameKey)
}

function target(reference: Reference, module: string): Target {
  return {
    kind: reference.kind === 'data' ? 'data' : 'managed',
    module,
    name: reference.target,
    rest: reference.rest,
    ...(reference.key === undefined ? {} : { key: reference.key }),
  }
}

function add(found: Map<string, Target>, t: Target): void {
  found.set(`${t.module}|${t.name}|${t.key ?? ''}|${t.rest}`, t)
}

/** Terraform lists `a.b.c`, then `a.b`: only the longest of such a family says something. */
function longest(references: readonly unknown[]): readonly Reference[] {
  const texts = references.filter((r): r is string => typeof r === 'string').slice(0, maxReferences)
  const isPrefix = (text: string) =>
    texts.some(
      (t) => t.length > text.length && t.startsWith(text) && '.['.includes(t.charAt(text.length)),
    )
  return [...new Set(texts)].filter((text) => !isPrefix(text)).map(parseReference)
}
