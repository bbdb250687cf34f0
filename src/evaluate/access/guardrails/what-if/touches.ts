import { compileActions } from '../../match/action.ts'
import type { Policy, Statement } from '../../policy/policy.ts'
import type { Change } from './proposal.ts'

/** Tells quickly which actions a change can have to do with. */
export interface Touches {
  readonly action: (action: string) => boolean
  /** Statements of the changed policies that name the action. */
  readonly statements: (action: string) => readonly Statement[]
  /** Lower-cased condition keys of every policy that has a say. */
  readonly keys: ReadonlySet<string>
}

const mostRemembered = 50_000

export function touchesOf({ touching, removes, all: policies }: Change): Touches {
  const all = touching.flatMap(({ statements }) => statements)
  const partial = touching.some(({ unresolved }) => unresolved !== undefined)
  const tests = all.map((statement) => ({ statement, matches: actionTest(statement) }))
  const known = new Map<string, readonly Statement[]>()
  const statements = (action: string): readonly Statement[] => {
    const folded = action.toLowerCase()
    let found = known.get(folded)
    if (found === undefined) {
      found = tests.filter(({ matches }) => matches(folded)).map(({ statement }) => statement)
      if (known.size > mostRemembered) known.clear()
      known.set(folded, found)
    }
    return found
  }
  return {
    statements,
    action: (action) =>
      removes || partial || statements(action).some(({ effect }) => effect === 'Deny'),
    keys: keysOf(policies),
  }
}

function actionTest({ action }: Statement): (folded: string) => boolean {
  const matches = compileActions(action.patterns)
  if (action.unresolved !== undefined) return () => true
  return (folded) => matches(folded) !== action.negated
}

const variable = /\$\{\s*([\w-]+:[^,}]+?)\s*[,}]/g

function keysOf(policies: readonly Policy[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { statements } of policies)
    for (const { conditions, resource } of statements) {
      for (const { key, values } of conditions) {
        keys.add(key)
        for (const value of values)
          for (const [, name = ''] of value.matchAll(variable)) keys.add(name.toLowerCase())
      }
      for (const pattern of resource?.patterns ?? [])
        for (const [, name = ''] of pattern.matchAll(variable)) keys.add(name.toLowerCase())
    }
  return keys
}
