import type { Estate } from '../estate.ts'
import type { Hop } from '../escalation/hop.ts'
import type { Identity } from '../identity.ts'
import type { Policy, Statement } from '../../policy/policy.ts'
import { findPaths, type PathOptions, type PathReport } from './find-paths.ts'
import type { EscalationPath } from './path.ts'

/** A statement without which paths no longer work. */
export interface Cut {
  readonly policy: Policy
  readonly statement: Statement
  /** Identities that have no path left, found by looking again without the statement. */
  readonly freed: readonly Identity[]
  /** Paths of them, and those of others, that no longer work. */
  readonly broken: number
}

export interface CutOptions {
  /** Statements that are tried at most. */
  readonly most?: number
  /** Whether paths of an identity count. */
  readonly isWanted?: (identity: Identity) => boolean
}

/** How many statements are tried; each costs a search, so large estates try fewer. */
const mostTried = 8
const mostSearched = 12_000

/**
 * The one statement whose removal leaves fewest identities with a path. Statements that most paths rest on are tried, each by a
 * search without it: what else allows the same then counts.
 */
export function findMinimalCut(
  estate: Estate,
  report: PathReport,
  options: PathOptions = {},
  { most = mostTried, isWanted = () => true }: CutOptions = {},
): Cut | undefined {
  const tried = Math.max(1, Math.min(most, Math.floor(mostSearched / estate.identities.length)))
  const wanted = report.paths.filter(({ from }) => isWanted(from))
  const before = reachers(wanted)
  let best: Cut | undefined
  for (const [policy, statement] of candidates(wanted).slice(0, tried)) {
    const { paths } = findPaths(withoutStatement(estate, policy, statement), options)
    const after = paths.filter(({ from }) => isWanted(from))
    const left = new Set(reachers(after).map(({ arn }) => arn))
    const freed = before.filter(({ arn }) => !left.has(arn))
    const broken = wanted.length - after.length
    const cut: Cut = { policy, statement, freed, broken }
    const better =
      best === undefined ||
      freed.length > best.freed.length ||
      (freed.length === best.freed.length && broken > best.broken)
    if (broken > 0 && better) best = cut
  }
  return best
}

function reachers(paths: readonly EscalationPath[]): readonly Identity[] {
  return [...new Set(paths.map(({ from }) => from))]
}

/** Statements by how many identities rest on them, most first. */
function candidates(paths: readonly EscalationPath[]): readonly (readonly [Policy, Statement])[] {
  const users = new Map<Statement, { readonly policy: Policy; readonly from: Set<Identity> }>()
  for (const { from, hops } of paths)
    for (const { ways } of hops)
      for (const hop of ways)
        for (const [policy, statement] of deciding(hop)) {
          const entry = users.get(statement)
          if (entry === undefined) users.set(statement, { policy, from: new Set([from]) })
          else entry.from.add(from)
        }
  return [...users]
    .toSorted(([, a], [, b]) => b.from.size - a.from.size)
    .map(([statement, { policy }]) => [policy, statement] as const)
}

function deciding({ proofs }: Hop): readonly (readonly [Policy, Statement])[] {
  return proofs.flatMap(({ deciding }) =>
    deciding === undefined ? [] : [[deciding.policy, deciding.statement] as const],
  )
}

/** The same estate, with one statement taken out of one policy wherever it stands. */
export function withoutStatement(estate: Estate, policy: Policy, statement: Statement): Estate {
  const cut: Policy = {
    ...policy,
    statements: policy.statements.filter((each) => each !== statement),
  }
  const swap = (each: Policy) => (each === policy ? cut : each)
  const identities = estate.identities.map((identity): Identity => {
    const { policies, boundary, trust } = identity
    if (!policies.includes(policy) && boundary !== policy && trust !== policy) return identity
    return {
      ...identity,
      policies: policies.map(swap),
      ...(boundary !== undefined && { boundary: swap(boundary) }),
      ...(trust !== undefined && { trust: swap(trust) }),
    }
  })
  const renewed = new Map(
    estate.identities.map((identity, i) => [identity, identities[i] ?? identity]),
  )
  const guarded = estate.guarded.map((each) =>
    each.policy === policy ? { ...each, policy: cut } : each,
  )
  return {
    ...estate,
    identities,
    guarded,
    identity: (arn) => {
      const found = estate.identity(arn)
      return found === undefined ? undefined : (renewed.get(found) ?? found)
    },
    managedPolicy: (managed) => {
      const found = estate.managedPolicy(managed)
      return found === undefined ? undefined : swap(found)
    },
    ownPolicies: (holder) => estate.ownPolicies(holder).map(swap),
  }
}
