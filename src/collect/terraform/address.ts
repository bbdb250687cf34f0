/** One dotted step of an address or reference: `private[0]` is the name `private` with the key `0`. */
export interface Step {
  readonly name: string
  /** Instance key as written between the brackets: `0` or `"eu-west-1"`. */
  readonly key?: string
}

/** What a reference of a configuration expression points to, as written there. */
export interface Reference {
  readonly kind: 'managed' | 'data' | 'module' | 'variable' | 'each' | 'other'
  /** `aws_kms_key.main`, `data.aws_iam_policy_document.x`, `module.kms`, `var.key`. */
  readonly target: string
  readonly key?: string
  /** What follows the target: `arn`, `0.id`; empty for the whole object. */
  readonly rest: string
}

/**
 * Splits `module.a["x.y"].aws_kms_key.main[0].arn` at dots outside of brackets and quotes.
 * A step with several brackets, as in `list[0][1]`, keeps its name alone: no instance has two keys.
 */
export function steps(address: string): readonly Step[] {
  const result: Step[] = []
  let start = 0
  let brackets: number[] = []
  let depth = 0
  let quoted = false
  for (let i = 0; i <= address.length; i++) {
    const c = address[i]
    if (c === '\\' && quoted) i++
    else if (c === '"') quoted = !quoted
    else if (!quoted && c === '[') {
      if (depth++ === 0) brackets.push(i)
    } else if (!quoted && c === ']') depth--
    else if (c === undefined || (c === '.' && depth === 0 && !quoted)) {
      result.push(step(address, start, i, brackets))
      start = i + 1
      brackets = []
    }
  }
  return result
}

function step(address: string, start: number, end: number, brackets: readonly number[]): Step {
  const [bracket] = brackets
  if (bracket === undefined || address[end - 1] !== ']') return { name: address.slice(start, end) }
  const name = address.slice(start, bracket)
  return brackets.length > 1 ? { name } : { name, key: address.slice(bracket + 1, end - 1) }
}

const notResources = new Set(['local', 'path', 'terraform', 'self', 'each', 'count'])

/** Reads one entry of an expression's `references`. */
export function parseReference(text: string): Reference {
  const [head, second, third, ...others] = steps(text)
  if (head === undefined || second === undefined) return { kind: 'other', target: text, rest: '' }
  if (head.name === 'data' && third !== undefined)
    return make('data', `data.${second.name}.${third.name}`, third, others)
  const rest = third === undefined ? others : [third, ...others]
  if (head.name === 'module') return make('module', `module.${second.name}`, second, rest)
  if (head.name === 'var') return make('variable', second.name, second, rest)
  if (head.name === 'each' && second.name === 'value') return make('each', text, second, rest)
  if (notResources.has(head.name) || !head.name.includes('_'))
    return { kind: 'other', target: text, rest: '' }
  return make('managed', `${head.name}.${second.name}`, second, rest)
}

function make(kind: Reference['kind'], target: string, at: Step, rest: readonly Step[]): Reference {
  const tail = rest.map((s) => (s.key === undefined ? s.name : `${s.name}[${s.key}]`)).join('.')
  return at.key === undefined
    ? { kind, target, rest: tail }
    : { kind, target, key: at.key, rest: tail }
}

/** The module part of an instance address, with keys: `module.a["x"].module.b`; empty for the root. */
export function modulePath(address: string): string {
  return joinSteps(moduleSteps(address), true)
}

/** The module part without keys, as configuration knows it: `module.a.module.b`. */
export function moduleName(path: string): string {
  return joinSteps(moduleSteps(path), false)
}

function moduleSteps(address: string): readonly Step[] {
  if (!address.startsWith('module.')) return []
  const all = steps(address)
  let end = 0
  while (all[end]?.name === 'module' && all[end + 1] !== undefined) end += 2
  return all.slice(0, end)
}

function joinSteps(path: readonly Step[], keys: boolean): string {
  return path.map((s) => (keys && s.key !== undefined ? `${s.name}[${s.key}]` : s.name)).join('.')
}

/** The module that calls a module: the path without its last step. */
export function callerOf(path: string): string {
  return joinSteps(moduleSteps(path).slice(0, -2), true)
}

/** The instance key of the last step of a module path. */
export function moduleKey(path: string): string | undefined {
  return moduleSteps(path).at(-1)?.key
}

/** Joins a module path and something inside it. */
export function within(module: string, inner: string): string {
  return module === '' ? inner : `${module}.${inner}`
}
