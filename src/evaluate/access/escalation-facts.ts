import type { AccessAnswer, AccessFacts, Escalation } from '../../model/access-facts.ts'
import type { Resource } from '../../model/resource.ts'
import { isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import type { Estate } from './graph/estate.ts'
import type { Identity } from './graph/identity.ts'
import { findPathsWithin, type PathReport } from './graph/paths/find-paths.ts'
import type { EscalationPath } from './graph/paths/path.ts'

interface Escalations {
  readonly of: AccessFacts['escalation']
  readonly administrators: AccessFacts['administrators']
}

/** An organization of five thousand roles takes 300,000 decisions, some seconds. `plinth access paths` has no limit. */
const most = { identities: 6_000, asked: 350_000 }

const tooLarge = unknown(
  'unsupported',
  'too many identities with far-reaching rights for a review; run plinth access paths',
)

const undecidable = unknown(
  'unresolved',
  'whether it has the rights of an administrator depends on what could not be read',
)

/** Ways to the rights of an administrator, and who has them already. */
export function readEscalations(estate: Estate): Escalations {
  const report =
    estate.identities.length > most.identities ? undefined : findPathsWithin(estate, most.asked)
  if (report === undefined) return { of: () => tooLarge, administrators: () => tooLarge }
  const identities = new Map(estate.identities.map((one) => [one.resource, one]))
  const already = new Set(report.already)
  const undecided = new Set(report.undecided.map(({ identity }) => identity))
  const ways = shortest(report.paths)
  const doubts = shortest(report.unknown)
  return {
    of: (resource) => {
      const identity = identities.get(resource)
      if (identity === undefined) return unknown('not-collected', 'no such user or role')
      if (already.has(identity)) return 'is-administrator'
      if (undecided.has(identity)) return doubtOf(identity, doubts) ?? undecidable
      return escalationOf(ways.get(identity)) ?? doubtOf(identity, doubts) ?? 'none'
    },
    administrators: (account) => administratorsOf(account, report, estate),
  }
}

function shortest(paths: readonly EscalationPath[]): ReadonlyMap<Identity, EscalationPath> {
  const first = new Map<Identity, EscalationPath>()
  for (const path of paths) {
    const before = first.get(path.from)
    if (before === undefined || path.hops.length < before.hops.length) first.set(path.from, path)
  }
  return first
}

function escalationOf(path: EscalationPath | undefined): Escalation | Unknown | undefined {
  if (path === undefined) return undefined
  const hops = path.hops.map(({ from, to, ways: [way] }) =>
    from.arn === to.arn
      ? `${from.name} gives itself the rights (${way.method.name})`
      : `${from.name} becomes ${to.name} (${way.method.name})`,
  )
  if (path.certainty === 'certain') return { hops }
  const reasons = path.hops.flatMap(({ ways: [way] }) => [...way.reasons, ...way.assumes])
  const [reason = path.goal.doubt] = reasons
  return unknown('unresolved', reason ?? hops.join(', '))
}

/** A way of which a part is unknown: identities whose own policies were read to the end have none by it alone. */
function doubtOf(
  identity: Identity,
  doubts: ReadonlyMap<Identity, EscalationPath>,
): Unknown | undefined {
  const path = doubts.get(identity)
  const unread = identity.policies.find(({ unresolved }) => unresolved !== undefined)?.unresolved
  if (unread !== undefined) return unread
  const found = path === undefined ? undefined : escalationOf({ ...path, certainty: 'unknown' })
  return isUnknown(found) ? found : undefined
}

function administratorsOf(
  { account }: Resource,
  report: PathReport,
  estate: Estate,
): AccessAnswer<readonly Resource[]> {
  const own = estate.identities.filter((identity) => identity.account === account)
  const unread = own.find(({ policies }) => policies.some(({ unresolved }) => unresolved))
  const found = report.already.filter((identity) => identity.account === account)
  const doubt = unread?.policies.find(({ unresolved }) => unresolved !== undefined)?.unresolved
  const open = report.undecided.some(({ identity }) => identity.account === account)
  return doubt ?? (open ? undecidable : found.map(({ resource }) => resource))
}
