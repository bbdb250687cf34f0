import type { DecidingStatement, Layer } from '../../evaluate/access/evaluate/decision.ts'
import { explainDecision } from '../../evaluate/access/evaluate/explain-decision.ts'
import type { Identity } from '../../evaluate/access/graph/identity.ts'
import type { Policy } from '../../evaluate/access/policy/policy.ts'
import { contextOf } from '../../evaluate/access/request/context.ts'
import { answerOf, unreadOf, usual, type WhoCanQuestion } from '../access/who-can.ts'
import { notFound } from '../tool/tool-error.ts'
import type { ToolContext } from '../tool/context.ts'
import { readSeen, type Seen } from './seen.ts'
import { placeOf, type PolicyDocument, writeDocument } from './write-document.ts'

export interface ShownPolicy {
  readonly layer: Layer
  readonly name: string
  readonly document: PolicyDocument
  /** Of each statement of the document: its position in the original, from 0. */
  readonly places: readonly number[]
  /** Why some of it could not be read. */
  readonly unread?: string
  /** Positions in the document of the statements that decided. */
  readonly deciding?: readonly number[]
}

/**
 * Everything that says what a principal may do, as documents; with a question also the answer, and the statement that made
 * it marked, whatever policy it stands in. Of a resource: its own policy.
 * @throws ToolError not-found
 */
export async function getPolicies(
  context: ToolContext,
  principal: string,
  question?: WhoCanQuestion,
) {
  const seen = await readSeen(context)
  const identity = seen.estate.identity(principal)
  if (identity === undefined) return policyOfResource(seen, principal)
  const decided = question && decide(seen, identity, question)
  const { arn, kind, account } = identity
  return {
    principal: arn,
    kind,
    account,
    policies: shown(layersOf(identity), decided?.deciding, decided?.decision.layer),
    ...(decided !== undefined && { decision: decided.decision }),
  }
}

function policyOfResource({ index }: Seen, resource: string) {
  const target = index().targetOf(resource)
  if (target?.policy === undefined) throw notFound('PRINCIPAL', resource)
  return {
    principal: target.arn,
    kind: 'resource' as const,
    account: target.account ?? '',
    policies: [show(['resource', target.policy])],
  }
}

function decide(seen: Seen, identity: Identity, asked: WhoCanQuestion) {
  const question = { ...asked, context: contextOf({ ...usual, ...asked.context }, [], 'unknown') }
  const made = seen.index().can(identity, question)
  const answer = answerOf(made)
  const unread = answer === 'unknown' ? unreadOf(identity) : []
  return {
    deciding: made.deciding,
    decision: {
      answer,
      verdict: made.verdict,
      layer: made.layer,
      explanation: explainDecision({ principal: identity.principal, ...question }, made),
      conditions: made.missingContext,
      unread,
    },
  }
}

type Layered = readonly [Layer, Policy]

function layersOf({ policies, boundary, trust }: Identity): readonly Layered[] {
  return [
    ...policies.map((policy): Layered => ['identity', policy]),
    ...(boundary === undefined ? [] : [['boundary', boundary] as const]),
    ...(trust === undefined ? [] : [['trust', trust] as const]),
  ]
}

/** The policy with the deciding statement first, also where it belongs to something else than the principal. */
function shown(
  own: readonly Layered[],
  deciding: DecidingStatement | undefined,
  layer: Layer = 'identity',
): readonly ShownPolicy[] {
  if (deciding === undefined) return own.map(show)
  const { policy, statement } = deciding
  const place = placeOf(policy, statement.index)
  const from: Layered = own.find(([, each]) => each === policy) ?? [layer, policy]
  return [
    { ...show(from), ...(place !== undefined && { deciding: [place] }) },
    ...own.filter(([, each]) => each !== policy).map(show),
  ]
}

function show([layer, policy]: Layered): ShownPolicy {
  const { unresolved } = policy
  return {
    layer,
    name: policy.name ?? policy.id ?? layer,
    document: writeDocument(policy),
    places: policy.statements.map(({ index }) => index),
    ...(unresolved !== undefined && {
      unread: unresolved.detail ?? unresolved.$unknown,
    }),
  }
}
