import type { AccessDecision } from '../../evaluate/access/evaluate/decision.ts'
import { explainDecision } from '../../evaluate/access/evaluate/explain-decision.ts'
import { type Estate, readEstate } from '../../evaluate/access/graph/estate.ts'
import type { Identity } from '../../evaluate/access/graph/identity.ts'
import { WhoCanIndex } from '../../evaluate/access/graph/who-can.ts'
import { contextOf } from '../../evaluate/access/request/context.ts'
import type { Resource } from '../../model/resource.ts'
import { guardedTypes } from './exposure.ts'
import { identityTypes } from './unlisted.ts'

export interface WhoCanQuestion {
  readonly action: string
  readonly resource: string
  readonly resourceAccount?: string
  /** What is known of the request; everything else is unknown, so that conditions show. */
  readonly context: Readonly<Record<string, string | readonly string[]>>
}

/** One who can, or may. */
export interface WhoCanRow {
  readonly principal: string
  readonly kind: 'user' | 'role'
  readonly account: string
  /** `conditional`: only with context keys that are named. `unknown`: something could not be read. */
  readonly answer: 'allow' | 'conditional' | 'unknown'
  readonly conditions?: readonly string[]
  readonly policy?: string
  readonly statement?: string
  readonly explanation: string
}

export interface WhoCanAnswer {
  readonly rows: readonly WhoCanRow[]
  readonly identities: number
  /** Whether the snapshot has the resource, and so its policy. */
  readonly resourceSeen: boolean
  /** Of buckets: why nobody knows whether the ACL lets everybody in, besides those that are listed. */
  readonly aclDoubt?: string
}

/** What holds of every request unless somebody says otherwise: it is encrypted, and made by the caller itself. */
export const usual = { 'aws:SecureTransport': 'true', 'aws:ViaAWSService': 'false' }

/** Asks a snapshot who can do something, with the statement that lets each. */
export function askWhoCan(resources: readonly Resource[], asked: WhoCanQuestion): WhoCanAnswer {
  const estate = readEstate(resources)
  return askEstateWhoCan(estate, new WhoCanIndex(estate), asked)
}

/** Whether an ARN is that of a user or role of these resources. */
export function isIdentity(resources: readonly Resource[], arn: string): boolean {
  return readEstate(resources).identities.some((identity) => identity.arn === arn)
}

/** Services whose ARNs name them otherwise than their types. */
const namedOtherwise: Readonly<Record<string, string>> = {
  elasticfilesystem: 'efs',
  es: 'opensearchservice',
}

/**
 * Types of CloudFormation that an answer about a resource rests on: identities, guardrails, and whatever kind the resource
 * itself may be of, where it was not seen.
 */
export function typesBehind(resource: string, resourceSeen: boolean): readonly string[] {
  const [, , named = ''] = resource.split(':')
  const service = Object.hasOwn(namedOtherwise, named) ? namedOtherwise[named] : named
  const own = resourceSeen
    ? []
    : guardedTypes.filter((type) => type.split('::')[1]?.toLowerCase() === service)
  return [...new Set([...identityTypes, 'AWS::Organizations::Policy', ...own])]
}

/** The same of an estate that was read before. @param index of the estate */
export function askEstateWhoCan(
  estate: Estate,
  index: WhoCanIndex,
  asked: WhoCanQuestion,
): WhoCanAnswer {
  const question = { ...asked, context: contextOf({ ...usual, ...asked.context }, [], 'unknown') }
  const { holders, target } = index.whoCan(question)
  return {
    rows: holders.map(({ identity }) => {
      const decision = index.can(identity, question)
      const request = { principal: identity.principal, ...question }
      return rowOf(identity, decision, explainDecision(request, decision))
    }),
    identities: estate.identities.length,
    resourceSeen: target !== undefined,
    ...(target?.aclDoubt !== undefined && { aclDoubt: target.aclDoubt }),
  }
}

/** What a decision means for somebody who may be let in; `no` where it is denied. */
export function answerOf({ verdict, missingContext }: AccessDecision): WhoCanRow['answer'] | 'no' {
  if (verdict === 'allow') return 'allow'
  if (verdict !== 'unknown') return 'no'
  return missingContext.length > 0 ? 'conditional' : 'unknown'
}

/** Names of the policies of an identity that nobody could read. */
export function unreadOf({ policies, boundary }: Identity): readonly string[] {
  return [...policies, boundary].flatMap((policy) =>
    policy?.unresolved === undefined ? [] : (policy.name ?? 'a policy'),
  )
}

function rowOf(identity: Identity, decision: AccessDecision, explanation: string): WhoCanRow {
  const { missingContext, deciding } = decision
  const { name, statements } = deciding?.policy ?? {}
  const statement = deciding?.statement
  const said = answerOf(decision)
  const answer = said === 'no' ? 'unknown' : said
  const unread = unreadOf(identity)
  return {
    principal: identity.arn,
    kind: identity.kind,
    account: identity.account,
    answer,
    ...(answer === 'conditional' && { conditions: missingContext }),
    ...(name !== undefined && { policy: name }),
    ...(statement !== undefined && {
      statement: statement.sid ?? `statement ${statement.index + 1} of ${statements?.length ?? 1}`,
    }),
    explanation:
      answer === 'unknown' && unread.length > 0
        ? `Could not be read: ${unread.join(', ')}.`
        : explanation,
  }
}
