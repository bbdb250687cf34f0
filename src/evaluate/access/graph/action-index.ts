import { compileGlob } from '../../../lib/glob.ts'
import { type CompiledStatement, compilePolicy } from '../evaluate/compile-policy.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'

/** A statement of a policy that may say something of an action. */
export interface Mention {
  readonly policy: Policy
  readonly statement: CompiledStatement
  /** Whether what it says does not depend on who asks: then it is asked once for everyone. */
  readonly forAll: boolean
}

/** Statements by what their actions may match, so that a question looks at few of them. */
export interface ActionIndex {
  readonly add: (policy: Policy, type: PolicyType) => void
  /** Statements whose actions match, or may. @param action lower-cased */
  readonly mentions: (action: string) => readonly Mention[]
}

interface Wild {
  readonly matches: (action: string) => boolean
  readonly mention: Mention
}

export function createActionIndex(): ActionIndex {
  const exact = new Map<string, Mention[]>()
  const wild = new Map<string, Wild[]>()
  const everywhere: Mention[] = []
  const seen = new Set<Policy>()

  return {
    add(policy, type) {
      if (seen.has(policy)) return
      seen.add(policy)
      for (const statement of compilePolicy(policy, type).statements)
        place(statement, { policy, statement, forAll: isForAll(statement) })
    },
    mentions(action) {
      const service = action.slice(0, action.indexOf(':'))
      const found = new Set<Mention>([...everywhere, ...(exact.get(action) ?? [])])
      for (const { matches, mention } of wild.get(service) ?? [])
        if (matches(action)) found.add(mention)
      return [...found]
    },
  }

  function place({ statement }: CompiledStatement, mention: Mention): void {
    const { negated, patterns, unresolved } = statement.action
    if (negated || unresolved !== undefined) {
      everywhere.push(mention)
      return
    }
    for (const pattern of patterns) {
      const folded = pattern.toLowerCase()
      const service = folded.slice(0, Math.max(0, folded.indexOf(':')))
      if (service === '' || /[*?]/.test(service)) everywhere.push(mention)
      else if (/[*?]/.test(folded)) push(wild, service, { matches: compileGlob(folded), mention })
      else push(exact, folded, mention)
    }
  }
}

/** Keys that say who asks. */
const aboutCallers =
  /^aws:(principal|userid|username|federatedprovider|tokenissuetime|multifactorauth|source(identity)|assumedroot|viaawsservice)/

function isForAll({ statement }: CompiledStatement): boolean {
  const texts = [
    ...(statement.resource?.patterns ?? []),
    ...statement.conditions.flatMap(({ values }) => values),
  ]
  return (
    statement.principal === undefined &&
    !texts.some((text) => text.includes('${')) &&
    !statement.conditions.some(({ key }) => aboutCallers.test(key))
  )
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const group = map.get(key)
  if (group === undefined) map.set(key, [value])
  else group.push(value)
}
