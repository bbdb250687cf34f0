import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { list } from './value.ts'

/** One statement with every element as a list. Elements that could not be resolved stay unknown. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny'
  readonly actions: readonly string[] | Unknown
  readonly notActions: readonly string[] | Unknown
  readonly resources: readonly string[] | Unknown
  readonly notResources: readonly string[] | Unknown
  /** `AWS:*`, `Service:lambda.amazonaws.com`, `*` …; the element's key before the first colon. */
  readonly principals: readonly string[] | Unknown
  readonly notPrincipals: readonly string[] | Unknown
  readonly conditions: readonly Condition[] | Unknown
  /** Index in the document. */
  readonly index: number
}

export interface Condition {
  /** As written, lower-cased: `stringequals`, `foranyvalue:stringlike`, `boolifexists`. */
  readonly operator: string
  /** Lower-cased condition key. */
  readonly key: string
  readonly values: readonly string[] | Unknown
}

const normalised = new WeakMap<object, readonly Statement[] | Unknown>()

/**
 * The statements of a policy document, normalised. No document has none.
 * Source: IAM JSON policy elements reference (element names are case-sensitive here, operators and keys are not).
 */
export function statements(document: unknown): readonly Statement[] | Unknown {
  if (document === undefined || document === null) return []
  if (isUnknown(document)) return document
  if (typeof document !== 'object') return unknown('unresolved', 'the policy is not a JSON object')
  const known = normalised.get(document)
  if (known !== undefined) return known
  const result = normalise(document as Record<string, unknown>)
  normalised.set(document, result)
  return result
}

function normalise(document: Record<string, unknown>): readonly Statement[] | Unknown {
  const entries = list(document['Statement'])
  if (isUnknown(entries)) return entries
  const result: Statement[] = []
  for (const [index, entry] of entries.entries()) {
    if (isUnknown(entry)) return entry
    if (typeof entry !== 'object' || entry === null)
      return unknown('unresolved', 'a policy statement is not an object')
    const raw = entry as Record<string, unknown>
    if (isUnknown(raw['Effect'])) return raw['Effect']
    result.push({
      effect: raw['Effect'] === 'Deny' ? 'Deny' : 'Allow',
      actions: lowerCased(strings(raw['Action'])),
      notActions: lowerCased(strings(raw['NotAction'])),
      resources: strings(raw['Resource']),
      notResources: strings(raw['NotResource']),
      principals: principals(raw['Principal']),
      notPrincipals: principals(raw['NotPrincipal']),
      conditions: conditions(raw['Condition']),
      index,
    })
  }
  return result
}

function strings(value: unknown): readonly string[] | Unknown {
  const values = list(value)
  if (isUnknown(values)) return values
  const result: string[] = []
  for (const v of values) {
    if (isUnknown(v)) return v
    result.push(String(v))
  }
  return result
}

function lowerCased(values: readonly string[] | Unknown): readonly string[] | Unknown {
  return isUnknown(values) ? values : values.map((v) => v.toLowerCase())
}

function principals(value: unknown): readonly string[] | Unknown {
  if (value === undefined) return []
  if (isUnknown(value)) return value
  if (typeof value !== 'object' || value === null) return [String(value)]
  const result: string[] = []
  for (const [kind, members] of Object.entries(value)) {
    const names = strings(members)
    if (isUnknown(names)) return names
    for (const name of names) result.push(kind === 'AWS' && name === '*' ? '*' : `${kind}:${name}`)
  }
  return result
}

function conditions(value: unknown): readonly Condition[] | Unknown {
  if (value === undefined || value === null) return []
  if (isUnknown(value)) return value
  const result: Condition[] = []
  for (const [operator, tests] of Object.entries(value)) {
    if (isUnknown(tests)) return tests
    for (const [key, values] of Object.entries((tests ?? {}) as object))
      result.push({
        operator: operator.toLowerCase(),
        key: key.toLowerCase(),
        values: strings(values),
      })
  }
  return result
}
