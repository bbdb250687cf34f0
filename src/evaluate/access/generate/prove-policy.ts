import { evaluatePolicy } from '../evaluate/evaluate-policy.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { contextOf } from '../request/context.ts'
import type { Principal } from '../request/principal.ts'
import type { AccessRequest } from '../request/request.ts'
import type { PolicyDocument } from './fit-size.ts'
import type { PrincipalUsage } from './principals.ts'
import type { Circumstance, Use } from './use.ts'

export interface Proof {
  /** Observed requests that were put to the policy. */
  readonly replayed: number
  /** Of these, such as stand for the many that a pattern replaced. */
  readonly samples: number
  /** Requests that were seen and not put to it: whichever names a pattern replaced, and circumstances beyond the first of many. */
  readonly untried: number
  /** How many it would not allow; none, or something is wrong. */
  readonly refusals: number
  /** The first of them. */
  readonly refused: readonly { readonly action: string; readonly resource: string }[]
}

const mostRefused = 20
/** Of one action; beyond that, each resource in one circumstance and each circumstance on one resource. */
const mostRequests = 20_000

/**
 * Puts everything that was seen to the policy again: each action on each remembered resource, in each circumstance. Of names that
 * were gathered into a pattern while reading, only samples are remembered.
 */
export function provePolicy(documents: readonly PolicyDocument[], usage: PrincipalUsage): Proof {
  const isAllowed = createJudge(documents.map(parseOwn))
  const refused: { action: string; resource: string }[] = []
  const count = { replayed: 0, samples: 0, untried: 0, refusals: 0 }
  for (const use of usage.uses.values()) {
    const samples = [...use.resources.gathered.values()].flatMap((group) => group.samples)
    const pairs = pairsOf([...use.resources.exact, ...samples].toSorted(), use.circumstances)
    count.samples += samples.length
    for (const { names, later } of use.resources.gathered.values()) count.untried += names + later
    count.untried -= samples.length
    for (const [resource, circumstance] of pairs) {
      count.replayed++
      const request = requestOf(usage.principal, use, resource, circumstance)
      if (isAllowed(request)) continue
      if (count.refusals++ < mostRefused)
        refused.push({ action: use.action.id, resource: request.resource })
    }
    count.untried += (use.resources.exact.size + samples.length) * use.circumstances.length
    count.untried -= pairs.length
  }
  return { ...count, refused }
}

type Pair = readonly [resource: string, circumstance: Circumstance]

function pairsOf(
  resources: readonly string[],
  circumstances: readonly Circumstance[],
): readonly Pair[] {
  if (resources.length * circumstances.length <= mostRequests)
    return resources.flatMap((resource) => circumstances.map((one): Pair => [resource, one]))
  const [resource = '*'] = resources
  const [first = {}, ...others] = circumstances
  return [
    ...resources.map((one): Pair => [one, first]),
    ...others.map((one): Pair => [resource, one]),
  ]
}

/** Resources are asked in the order in which policies name them, so that mostly the one that allowed the last allows the next. */
function createJudge(policies: readonly Policy[]): (request: AccessRequest) => boolean {
  let latest = policies[0]
  const allows = (policy: Policy, request: AccessRequest): boolean =>
    evaluatePolicy(policy, 'identity', request).verdict === 'allow'
  return (request) => {
    if (latest !== undefined && allows(latest, request)) return true
    const other = policies.find((policy) => policy !== latest && allows(policy, request))
    latest = other ?? latest
    return other !== undefined
  }
}

function parseOwn(document: PolicyDocument): Policy {
  const { policy } = parsePolicy(document)
  if (policy === undefined) throw new Error('A generated policy cannot be read.')
  return policy
}

function requestOf(
  principal: string,
  use: Use,
  resource: string,
  { region, via, endpoint, passedTo }: Circumstance,
): AccessRequest {
  const service = /^([\w.-]+)\.amazonaws\.com$/.exec(via ?? '')?.[1]
  return {
    principal: principalOf(principal),
    action: use.action.id,
    resource: concrete(resource),
    context: contextOf({
      ...(region !== undefined && { 'aws:RequestedRegion': region }),
      ...(via !== undefined && { 'aws:CalledVia': [via] }),
      ...(service !== undefined &&
        region !== undefined && { 'kms:ViaService': `${service}.${region}.amazonaws.com` }),
      ...(passedTo !== undefined && { 'iam:PassedToService': passedTo }),
    }),
    ...(endpoint !== undefined && { vpcEndpoint: { id: endpoint } }),
  }
}

/** The principal that an ARN of a log names. */
export function principalOf(arn: string): Principal {
  const parts = arn.split(':')
  const account = parts[4] ?? ''
  const name = parts.slice(5).join(':')
  const kind = name === 'root' ? 'root' : arn.includes(':user/') ? 'user' : 'role'
  return { kind, arn, ...(account !== '' && { account }) }
}

/** A resource that exists, of a pattern: wildcards stand for something, escaped ones for themselves. */
function concrete(pattern: string): string {
  if (pattern === '*') return '*'
  return pattern.replaceAll(
    /\$\{([*?$])\}|[*?]/g,
    (_, literal: string | undefined) => literal ?? 'x',
  )
}
