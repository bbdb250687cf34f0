import { compare } from '../../../../lib/compare.ts'
import { unknown } from '../../../../model/unknown.ts'
import type { Estate } from '../../graph/estate.ts'
import type { Identity } from '../../graph/identity.ts'
import { evaluateAccess } from '../../evaluate/evaluate-access.ts'
import { describeStatement } from '../../evaluate/explain-decision.ts'
import type { Inclusion } from '../../include/answer.ts'
import { isIncluded } from '../../include/is-included.ts'
import type { Policy, Statement } from '../../policy/policy.ts'
import type { AccessRequest } from '../../request/request.ts'
import type { GuardrailLevels } from '../judge-request.ts'
import { type AffectedActions, affectedActions } from './affected-actions.ts'
import { forPrincipal } from './for-principal.ts'
import type { AccountChange, Change } from './proposal.ts'

/** What one user or role may do today and then may not, by one statement. */
export interface LostAccess extends AffectedActions {
  readonly principal: string
  readonly account: string
  readonly kind: Identity['kind']
  /** Of the proposed policy; absent: nothing allows it any more. */
  readonly statement?: { readonly index: number; readonly sid?: string; readonly text: string }
  /** The evaluator allows it today and denies it then. */
  readonly proof: AccessRequest
}

export interface UnclearLoss {
  readonly principal: string
  readonly reason: string
}

export interface Losses {
  /** By principal, then by statement. */
  readonly lost: readonly LostAccess[]
  readonly unclear: readonly UnclearLoss[]
  /** Users and roles that the change binds. */
  readonly bound: number
  /** Users and roles in all. */
  readonly identities: number
}

/** Questions that may be put to the search; what is left then is unknown. */
const mostQuestions = 20_000
const milliseconds = 100

/**
 * Which users and roles lose what, whether or not they use it: for each statement a request that their policies grant today and
 * that the statement denies, found by the inclusion search and confirmed by the evaluator over all layers.
 */
export function findLosses(change: Change, estate: Estate): Losses {
  const keyOf = policyKeys()
  const search = rememberSearches(keyOf)
  const actions = new Map<string, AffectedActions>()
  const lost: LostAccess[] = []
  const unclear: UnclearLoss[] = []
  let bound = 0
  for (const identity of estate.identities) {
    const account = change.of(identity.account)
    if (account.changed.length === 0 || !binds(identity, account)) continue
    bound++
    for (const question of questionsOf(change, account, identity)) {
      const found = judge(question, identity, account, estate, search)
      if (found === undefined) continue
      if ('reason' in found) unclear.push({ principal: identity.arn, reason: found.reason })
      else lost.push({ ...lossOf(found, identity, question), ...affected(identity, question) })
    }
  }
  return {
    lost: lost.toSorted((a, b) => compare(a.principal, b.principal)),
    unclear: unclear.toSorted((a, b) => compare(a.principal, b.principal)),
    bound,
    identities: estate.identities.length,
  }

  function affected({ policies }: Identity, { statements }: Question): AffectedActions {
    const key = `${keyOf(policies)} ${statements.map(({ index }) => index).join(' ')}`
    const found = actions.get(key) ?? affectedActions(policies, statements)
    actions.set(key, found)
    return found
  }
}

/** Service-linked roles are bound by nothing, and neither are the principals (or resources) of the management account. */
function binds({ serviceLinked, account }: Identity, { before }: AccountChange): boolean {
  return !serviceLinked && before.organization?.managementAccount !== account
}

interface Question {
  /** What is left of everything, as a policy to compare with. */
  readonly left: Policy
  readonly statements: readonly Statement[]
  readonly from: Policy
}

const everything: Statement = {
  index: -1,
  effect: 'Allow',
  action: { negated: false, patterns: ['*'] },
  resource: { negated: false, patterns: ['*'] },
  conditions: [],
}

/** One question a denying statement; where something that allows goes, one for the whole level. */
function questionsOf(
  { proposal: { policy }, removes }: Change,
  { changed }: AccountChange,
  identity: Identity,
): readonly Question[] {
  if (removes)
    return changed.map((level) => {
      const statements = level.flatMap((one) => one.statements)
      return { left: policyOf(statements, policy), statements, from: policy }
    })
  const questions = policy.statements
    .filter(({ effect }) => effect === 'Deny')
    .flatMap((statement) => {
      const specialised = forPrincipal(statement, policy, identity.principal)
      if (specialised === undefined) return []
      const left = policyOf([everything, specialised], policy)
      return [{ left, statements: [statement], from: policy }]
    })
  return questions
}

function policyOf(statements: readonly Statement[], { version, unresolved }: Policy): Policy {
  return { version, statements, ...(unresolved !== undefined && { unresolved }) }
}

type Search = (identity: Identity, left: Policy) => Inclusion
type Key = (policies: readonly Policy[]) => string

/** Tells sets of policies apart by the policies in them. */
function policyKeys(): Key {
  const ids = new Map<Policy, number>()
  const id = (policy: Policy): number => {
    const before = ids.get(policy) ?? ids.size
    ids.set(policy, before)
    return before
  }
  return (policies) => policies.map(id).join(' ')
}

/** Identities with the same policies have the same answer. */
function rememberSearches(keyOf: Key): Search {
  const known = new Map<string, Inclusion>()
  return ({ policies }, left) => {
    const key = `${keyOf(policies)} ${JSON.stringify(left)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const answer: Inclusion =
      known.size >= mostQuestions
        ? { answer: 'unknown', reason: 'there are more policies than are looked at' }
        : isIncluded(merged(policies), left, { milliseconds })
    known.set(key, answer)
    return answer
  }
}

/** Policies of an identity add up. */
function merged(policies: readonly Policy[]): Policy {
  const old = policies.every(({ version }) => version === '2008-10-17')
  const literal = policies.some(
    (one) => one.version === '2008-10-17' && JSON.stringify(one.statements).includes('${'),
  )
  const unresolved =
    !old && literal
      ? unknown('unsupported', 'policies of both versions, one with ${ as plain text')
      : policies.find((one) => one.unresolved !== undefined)?.unresolved
  return {
    version: old ? '2008-10-17' : '2012-10-17',
    statements: policies
      .flatMap(({ statements }) => statements)
      .map((statement, index) => Object.assign({}, statement, { index })),
    ...(unresolved !== undefined && { unresolved }),
  }
}

function judge(
  { left }: Question,
  identity: Identity,
  account: AccountChange,
  estate: Estate,
  search: Search,
): { readonly request: AccessRequest } | { readonly reason: string } | undefined {
  const found = search(identity, left)
  if (found.answer === 'included') return undefined
  if (found.answer === 'unknown') return { reason: found.reason }
  const tried = requestsOf(found.witness.request, identity)
  const request = tried.find((one) => decide(identity, account.before, estate, one) === 'allow')
  const what = `${tried[0]?.action} on ${tried[0]?.resource}`
  if (request === undefined)
    return { reason: `its policies grant ${what}, but other layers may not let it through today` }
  if (account.uncertain)
    return { reason: `nobody knows whether account ${identity.account} lies below the target` }
  if (!decide(identity, account.after, estate, request).endsWith('deny'))
    return { reason: `nobody knows what becomes of ${what}` }
  return { request }
}

/** The request that was found, made by the identity: on a resource of its own account, where its policies do not say which. */
function requestsOf(
  found: AccessRequest,
  { principal, account }: Identity,
): readonly AccessRequest[] {
  const made = { ...found, principal, resourceAccount: account }
  const parts = found.resource.split(':')
  if (!/^\d{12}$/.test(parts[4] ?? '') || parts[4] === account) return [made]
  const own = [...parts.slice(0, 4), account, ...parts.slice(5)].join(':')
  return [{ ...made, resource: own }, made]
}

function decide(
  identity: Identity,
  { serviceControl, resourceControl, organization }: GuardrailLevels,
  estate: Estate,
  request: AccessRequest,
): string {
  const {
    serviceControlPolicies: _,
    resourceControlPolicies: __,
    ...own
  } = estate.authorization(identity)
  return evaluateAccess(
    {
      ...own,
      resourcePolicy: speaksFor(identity.account),
      ...(serviceControl !== undefined && { serviceControlPolicies: serviceControl }),
      ...(resourceControl !== undefined && { resourceControlPolicies: resourceControl }),
      ...(organization !== undefined && { organization }),
    },
    request,
  ).verdict
}

/** Keys and roles have to speak for their account, or no policy of it counts. */
function speaksFor(account: string): Policy {
  let policy = delegations.get(account)
  if (policy === undefined) {
    const principal = { negated: false, principals: [{ type: 'AWS', value: account }] } as const
    policy = {
      version: '2012-10-17',
      name: 'the account',
      statements: [{ ...everything, index: 0, principal }],
    }
    if (delegations.size > 10_000) delegations.clear()
    delegations.set(account, policy)
  }
  return policy
}

const delegations = new Map<string, Policy>()

function lossOf(
  { request }: { readonly request: AccessRequest },
  identity: Identity,
  { statements, from }: Question,
): Omit<LostAccess, keyof AffectedActions> {
  const [statement] = statements
  const deny = statements.length === 1 && statement?.effect === 'Deny' ? statement : undefined
  return {
    principal: identity.arn,
    account: identity.account,
    kind: identity.kind,
    ...(deny !== undefined && {
      statement: {
        index: deny.index,
        ...(deny.sid !== undefined && { sid: deny.sid }),
        text: describeStatement(from, deny),
      },
    }),
    proof: request,
  }
}
