import { evaluatePolicy } from '../evaluate/evaluate-policy.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy } from '../policy/policy.ts'
import { contextOf } from '../request/context.ts'
import type { Principal } from '../request/principal.ts'
import type { AccessRequest } from '../request/request.ts'
import type { PolicyDocument } from './fit-size.ts'
import type { Circumstance, PrincipalUsage, Use } from './usage.ts'

export interface Proof {
  /** Observed requests that were put to the policy. */
  readonly replayed: number
  /** Those that it would not allow; none, or something is wrong. */
  readonly refused: readonly { readonly action: string; readonly resource: string }[]
}

const mostRefused = 20

/** Puts everything that was seen to the policy again: each action on each remembered resource, in each circumstance. */
export function provePolicy(documents: readonly PolicyDocument[], usage: PrincipalUsage): Proof {
  const policies = documents.map(parseOwn)
  const refused: { action: string; resource: string }[] = []
  let replayed = 0
  for (const use of usage.uses.values())
    for (const resource of use.resources.exact)
      for (const circumstance of use.circumstances.values()) {
        replayed++
        const request = requestOf(usage.principal, use, resource, circumstance)
        const allowed = policies.some(
          (policy) => evaluatePolicy(policy, 'identity', request).verdict === 'allow',
        )
        if (!allowed && refused.length < mostRefused)
          refused.push({ action: use.action.id, resource: request.resource })
      }
  return { replayed, refused }
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
