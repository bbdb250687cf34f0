import type { DecidingStatement } from '../../evaluate/decision.ts'
import type { Policy, Statement } from '../../policy/policy.ts'
import type { AccessRequest } from '../../request/request.ts'
import type { GuardrailType } from '../guardrail.ts'
import { deniedByGuardrail, judgeByGuardrails } from '../judge-request.ts'
import type { AccountChange, Change } from './proposal.ts'
import type { Touches } from './touches.ts'

/** What a change does to one request that goes through today. */
export type Effect =
  | { readonly kind: 'unchanged' }
  /** Today's guardrails deny it already, whatever the log says. */
  | { readonly kind: 'denied-before' }
  | {
      readonly kind: 'broken'
      /** `unknown`: today's guardrails depend on what no log tells; that the call was seen shows that they let it through. */
      readonly before: 'allow' | 'unknown'
      /** Absent: nothing allows it any more. */
      readonly by?: DecidingStatement
    }
  | { readonly kind: 'unknown'; readonly reason: string }

const untold = 'the log does not tell which resource it was'
const unchanged: Effect = { kind: 'unchanged' }

/** The account whose guardrails of a type have a say: of the caller for SCPs, of the resource for RCPs. */
export function boundAccount(type: GuardrailType, request: AccessRequest): string | undefined {
  if (type === 'scp') return request.principal.account
  const owner = request.resource.split(':')[4] ?? ''
  return request.resourceAccount ?? (/^\d{12}$/.test(owner) ? owner : request.principal.account)
}

/**
 * Puts a request to the changed levels, and only where they do not let it through to everything of today. Unknown stays unknown.
 * @param vague the resource is not known in full; its name in the request stands for some of its kind
 */
export function judgeCall(
  { proposal, of }: Change,
  touches: Touches,
  request: AccessRequest,
  vague: boolean,
): Effect {
  if (!touches.action(request.action)) return unchanged
  const account = boundAccount(proposal.type, request)
  if (account === undefined) return unchanged
  const change = of(account)
  if (change.changed.length === 0) return unchanged
  const then = judgeByGuardrails(asLevels(proposal.type, change), request)
  if (then.verdict === 'allow') return vague ? ifVague(proposal.type, change, request) : unchanged
  if (then.verdict !== 'unknown' && !deniedByGuardrail(then)) return unchanged
  const today = judgeByGuardrails(change.before, request)
  if (today.verdict.endsWith('deny')) return { kind: 'denied-before' }
  if (then.verdict === 'unknown') return { kind: 'unknown', reason: reasonOf(then.missingContext) }
  if (change.uncertain)
    return {
      kind: 'unknown',
      reason: `nobody knows whether account ${account} lies below the target`,
    }
  const certain = then.deciding !== undefined && !namesResources(then.deciding.statement)
  const named =
    then.deciding !== undefined || touches.statements(request.action).some(namesResources)
  if (vague && !certain && named) return { kind: 'unknown', reason: untold }
  return {
    kind: 'broken',
    before: today.verdict === 'allow' ? 'allow' : 'unknown',
    ...(then.deciding !== undefined && { by: then.deciding }),
  }
}

function asLevels(type: GuardrailType, { changed, before: { organization } }: AccountChange) {
  return {
    ...(type === 'scp' ? { serviceControl: changed } : { resourceControl: changed }),
    ...(organization !== undefined && { organization }),
  }
}

function reasonOf(missing: readonly string[]): string {
  return missing.length === 0
    ? 'a part of the policies could not be read'
    : `it depends on ${missing.join(', ')}`
}

/** Whether another resource of the same kind could be denied: every deny reaches it, and no allow that names resources does. */
function ifVague(type: GuardrailType, change: AccountChange, request: AccessRequest): Effect {
  const changed = change.changed.map((level) => level.map(atWorst))
  const then = judgeByGuardrails(asLevels(type, { ...change, changed }), request)
  return then.verdict === 'allow' ? unchanged : { kind: 'unknown', reason: untold }
}

const worst = new WeakMap<Policy, Policy>()

function atWorst(policy: Policy): Policy {
  let made = worst.get(policy)
  if (made === undefined) {
    const statements = policy.statements.flatMap((statement) => {
      if (!namesResources(statement)) return [statement]
      return statement.effect === 'Deny' ? [{ ...statement, resource: anyResource }] : []
    })
    made = { ...policy, statements }
    worst.set(policy, made)
  }
  return made
}

const anyResource = { negated: false, patterns: ['*'] }

/** Whether a statement is about some resources rather than any. */
export function namesResources({ resource }: Statement): boolean {
  return resource !== undefined && (resource.negated || !resource.patterns.includes('*'))
}
