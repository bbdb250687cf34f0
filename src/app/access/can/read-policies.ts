import { type Policy } from '../../../evaluate/access/policy/policy.ts'
import { parsePolicy } from '../../../evaluate/access/policy/parse-policy.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { type Fields, isObject, type Problems } from './fields.ts'

/**
 * Reads a policy: the document as JSON text or object, URL-encoded text, or an object with a name and a document. Equal documents of
 * one file give the same object, so that each is compiled once.
 */
export class PolicyReader {
  readonly #problems: Problems
  readonly #remembered: PolicyMemory

  constructor(problems: Problems, remembered: PolicyMemory) {
    this.#problems = problems
    this.#remembered = remembered
  }

  read(value: unknown, pointer: string, name?: string): Policy | undefined {
    if (isObject(value) && !isUnknown(value)) {
      const named = namedDocument(value)
      if (named !== undefined)
        return this.read(named.document, `${pointer}/${named.key}`, named.name ?? name)
    }
    const document = typeof value === 'string' && /^\s*%7b/i.test(value) ? decode(value) : value
    const text = typeof document === 'string' ? document : JSON.stringify(document)
    const key = `${name ?? ''}\n${text}`
    const known = this.#remembered.get(key)
    const parsed = known ?? parsePolicy(document, name)
    if (known === undefined) this.#remembered.set(key, parsed)
    for (const { message, where } of parsed.diagnostics)
      this.#problems.warn(`${pointer}${where?.pointer ?? ''}`, message)
    if (parsed.policy === undefined) this.#problems.report(pointer, 'The policy cannot be read.')
    return parsed.policy
  }

  /** One policy or a list of them. */
  list(fields: Fields, ...names: readonly string[]): readonly Policy[] | undefined {
    const value = fields.get(...names)
    return value === undefined ? undefined : this.all(value, fields.at(...names))
  }

  all(value: unknown, pointer: string): readonly Policy[] {
    if (!Array.isArray(value)) {
      const policy = this.read(value, pointer)
      return policy === undefined ? [] : [policy]
    }
    return value.flatMap((each: unknown, index) => {
      const policy = this.read(each, `${pointer}/${index}`)
      return policy === undefined ? [] : [policy]
    })
  }

  one(fields: Fields, ...names: readonly string[]): Policy | undefined {
    const policies = this.list(fields, ...names)
    if (policies !== undefined && policies.length > 1)
      this.#problems.report(fields.at(...names), 'One policy is expected here.')
    return policies?.[0]
  }

  /**
   * Levels of an organisation, from the root to the account: a list of lists, a list of `{policies: […]}`, or an object whose members
   * are the levels. A flat list of documents is one level.
   */
  levels(fields: Fields, ...names: readonly string[]): readonly (readonly Policy[])[] | undefined {
    const value = fields.get(...names)
    if (value === undefined) return undefined
    const pointer = fields.at(...names)
    if (isObject(value) && namedDocument(value) === undefined && !('Statement' in value)) {
      const inside = levelPolicies(value)
      if (inside !== undefined) return [this.all(inside, pointer)]
      return Object.entries(value).map(([key, level]) =>
        this.all(levelPolicies(level) ?? level, `${pointer}/${key}`),
      )
    }
    if (!Array.isArray(value)) return [this.all(value, pointer)]
    const list: readonly unknown[] = value
    if (list.length === 0) return undefined
    if (list.every((each) => Array.isArray(each) || levelPolicies(each) !== undefined))
      return list.map((each, i) => this.all(levelPolicies(each) ?? each, `${pointer}/${i}`))
    return [this.all(list, pointer)]
  }
}

/** Compiled, a policy takes some fifty times the memory of its text. */
const most = { policies: 5000, characters: 4 * 1024 * 1024 }

/** Parsed policies by name and text, at most a few thousand of them. */
export class PolicyMemory {
  readonly #known = new Map<string, ReturnType<typeof parsePolicy>>()
  #size = 0

  get(key: string): ReturnType<typeof parsePolicy> | undefined {
    return this.#known.get(key)
  }

  set(key: string, parsed: ReturnType<typeof parsePolicy>): void {
    this.#size += key.length
    if (this.#size > most.characters || this.#known.size >= most.policies) {
      this.#known.clear()
      this.#size = key.length
    }
    this.#known.set(key, parsed)
  }
}

function levelPolicies(value: unknown): unknown {
  if (!isObject(value)) return undefined
  for (const [key, each] of Object.entries(value))
    if (/^(?:policies|scps?|rcps?)$/i.test(key)) return each
  return undefined
}

function namedDocument(
  value: Readonly<Record<string, unknown>>,
): { readonly key: string; readonly document: unknown; readonly name?: string } | undefined {
  if ('Statement' in value) return undefined
  const key = Object.keys(value).find((each) => /^(?:policy_?)?(?:document|policy)$/i.test(each))
  if (key === undefined) return undefined
  const name = Object.entries(value).find(
    ([each, text]) => /^(?:policy_?)?(?:name|arn)$/i.test(each) && typeof text === 'string',
  )?.[1]
  return { key, document: value[key], ...(typeof name === 'string' && { name }) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
