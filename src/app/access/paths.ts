import { readEstate } from '../../evaluate/access/graph/estate.ts'
import type { KnownContext } from '../../evaluate/access/graph/escalation/questions.ts'
import {
  findPaths,
  type PathOptions,
  type PathReport,
} from '../../evaluate/access/graph/paths/find-paths.ts'
import {
  administratorGoal,
  arnGoal,
  isSeen,
  sensitiveData,
  sensitiveGoal,
} from '../../evaluate/access/graph/paths/goals.ts'
import type { SensitiveData } from '../../evaluate/access/graph/paths/sensitive.ts'
import { findMinimalCut } from '../../evaluate/access/graph/paths/minimal-cut.ts'
import type { Estate } from '../../evaluate/access/graph/estate.ts'
import type { Identity } from '../../evaluate/access/graph/identity.ts'
import type { Resource } from '../../model/resource.ts'
import { type DescribedCut, describeCut } from './paths/describe-cut.ts'
import {
  type DescribedHop,
  type DescribedPath,
  describeHop,
  describePath,
} from './paths/describe-path.ts'

export interface PathsRequest {
  readonly resources: readonly Resource[]
  /** ARNs of identities whose paths are wanted; all without it. */
  readonly from?: readonly string[]
  /** `admin`, `sensitive` (administrators included), or the ARN of an identity or resource. */
  readonly to?: string
  /** Take compute for granted of whose kind the snapshot has none. */
  readonly assumeWorkloads?: boolean
  readonly known?: KnownContext
  /** Milliseconds since 1970, for conditions on the time; they are unknown without it. */
  readonly now?: number
  /** Statements that are tried for the cut; 0: no cut is looked for. */
  readonly cuts?: number
}

export type Sensitive = Omit<SensitiveData, 'resources'>

export interface UndecidedIdentity {
  readonly arn: string
  readonly reason: string
}

/** The paths of an estate as data, ready for JSON. */
export interface PathsAnswer {
  readonly paths: readonly DescribedPath[]
  /** Ids of every method that some identity can use for certain or by an assumption, whatever it leads to. */
  readonly methods: readonly string[]
  /** The same by the ARN of the identity. */
  readonly methodsByPrincipal: Readonly<Record<string, readonly string[]>>
  /** Methods of which nobody knows whether they work, where no certain way by them exists. */
  readonly unknown: readonly DescribedHop[]
  /** Ways to the goal of which a part is unknown, from identities without a known one. */
  readonly unknownPaths: readonly DescribedPath[]
  /** Identities that are at the goal without any escalation. */
  readonly already: readonly string[]
  /** Identities of whom nobody knows whether they are there already, or what they can reach, and why. */
  readonly undecided: readonly UndecidedIdentity[]
  /** Data that was asked for is not in the snapshot, so that its own policy is unknown. */
  readonly unseen?: string
  /** With the goal `sensitive`: how many resources count, and why; and how many that hold data do not. */
  readonly sensitive?: Sensitive
  /** Identities that were asked about and are not in the snapshot. */
  readonly missing?: readonly string[]
  readonly cut?: DescribedCut
}

/** Finds the ways by which identities come by rights that nobody meant them to have. */
export function answerPaths(request: PathsRequest): PathsAnswer {
  return pathsOf(readEstate(request.resources), request)
}

/** The same of an estate that was read before. */
export function pathsOf(estate: Estate, request: Omit<PathsRequest, 'resources'>): PathsAnswer {
  const { assumeWorkloads = false, known, cuts = 8 } = request
  const data = request.to === 'sensitive' ? sensitiveData(estate) : undefined
  const options: PathOptions = {
    assumeWorkloads,
    known: withTime(known, request.now),
    goalOf: goalFor(estate, request.to ?? 'admin', data),
  }
  const report = findPaths(estate, options)
  const wanted = wantedArns(estate, request.from)
  const isWanted = ({ arn }: Identity) => wanted?.has(arn) !== false
  const cut =
    cuts === 0 ? undefined : findMinimalCut(estate, report, options, { most: cuts, isWanted })
  const answer = {
    ...describe(report, isWanted, cut && describeCut(cut, estate)),
    ...(data !== undefined && { sensitive: counts(data) }),
    ...(request.to !== undefined && !isSeen(estate, request.to) && { unseen: request.to }),
  }
  const asked = [
    ...(request.from ?? []),
    ...(/:iam:/.test(request.to ?? '') ? [request.to ?? ''] : []),
  ]
  const missing = asked.filter((arn) => estate.identity(arn) === undefined)
  return missing.length === 0 ? answer : { ...answer, missing }
}

function counts({ byTag, byKey, byType, left }: SensitiveData): Sensitive {
  return { byTag, byKey, byType, left }
}

function withTime(known: KnownContext = new Map(), now: number | undefined): KnownContext {
  if (now === undefined) return known
  return new Map([
    ['aws:currenttime', [new Date(now).toISOString()]],
    ['aws:epochtime', [String(Math.floor(now / 1000))]],
    ...known,
  ])
}

function goalFor(
  estate: Estate,
  to: string,
  data: SensitiveData | undefined,
): NonNullable<PathOptions['goalOf']> {
  if (to === 'admin') return administratorGoal
  return data === undefined ? arnGoal(estate, to) : sensitiveGoal(estate, data)
}

function wantedArns(
  estate: Estate,
  from: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  return from && new Set(from.map((arn) => estate.identity(arn)?.arn ?? arn))
}

function describe(
  report: PathReport,
  isWanted: (identity: Identity) => boolean,
  cut: DescribedCut | undefined,
): PathsAnswer {
  const byPrincipal: Record<string, readonly string[]> = {}
  const unknown: DescribedHop[] = []
  for (const [identity, hops] of report.hops) {
    if (!isWanted(identity)) continue
    const known = new Set<string>()
    for (const { method, certainty } of hops) if (certainty !== 'unknown') known.add(method.id)
    if (known.size > 0)
      byPrincipal[identity.arn] = [
        ...new Set([...(byPrincipal[identity.arn] ?? []), ...known]),
      ].toSorted()
    const told = new Set(known)
    for (const hop of hops) {
      if (told.has(hop.method.id)) continue
      told.add(hop.method.id)
      unknown.push(describeHop(hop))
    }
  }
  return {
    paths: report.paths.filter(({ from }) => isWanted(from)).map(describePath),
    methods: [...new Set(Object.values(byPrincipal).flat())].toSorted(),
    methodsByPrincipal: byPrincipal,
    unknown,
    unknownPaths: report.unknown.filter(({ from }) => isWanted(from)).map(describePath),
    already: report.already.filter(isWanted).map(({ arn }) => arn),
    undecided: report.undecided
      .filter(({ identity }) => isWanted(identity))
      .map(({ identity: { arn }, reason }) => ({ arn, reason })),
    ...(cut !== undefined && { cut }),
  }
}

export { isGoal } from '../../evaluate/access/graph/paths/goals.ts'
