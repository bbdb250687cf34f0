import type { PolicyType } from '../../evaluate/access/policy/policy.ts'
import type { Policy } from '../../evaluate/access/policy/policy.ts'
import type { Witness } from '../../evaluate/access/include/answer.ts'
import type { Limits } from '../../evaluate/access/include/budget.ts'
import { type Access, grantsAccess } from '../../evaluate/access/include/grants-access.ts'
import type { Origin } from '../../evaluate/access/graph/joined-policy.ts'
import { isPublic } from '../../evaluate/access/include/is-public.ts'
import { newAccess } from '../../evaluate/access/include/new-access.ts'
import { tellWitness } from './diff-sentence.ts'
import { asCase } from './diff-request.ts'

/** The custom policy checks of Access Analyzer, by their names. */
export type PolicyCheck = 'no-new-access' | 'access-not-granted' | 'no-public-access'

export interface CheckReason {
  /** The proof as a sentence. */
  readonly description: string
  /** Place of the statement that allows, from 0. */
  readonly statementIndex: number
  readonly statementId?: string
  /** The document with the statement, where several are compared as one. */
  readonly document?: string
  /** The request that proves it, as `plinth access can --case` reads it. */
  readonly witness: Readonly<Record<string, unknown>>
}

export interface CheckAnswer {
  /** One of Access Analyzer's, or one that it does not have. */
  readonly check: PolicyCheck | 'no-lifted-deny'
  readonly result: 'pass' | 'fail' | 'unknown'
  readonly message: string
  /** Why it fails, one an allowing statement. */
  readonly reasons?: readonly CheckReason[]
  /** Why it is unknown. */
  readonly reason?: string
}

export interface CheckOptions extends Limits {
  readonly type?: PolicyType
  /** By the place of a statement: which document it is from, where several are checked as one. */
  readonly origins?: readonly Origin[]
  /** Likewise of the policy that is compared with. */
  readonly formerOrigins?: readonly Origin[]
  /** Who has an identity policy, as a sentence begins: `The role worker`. */
  readonly holder?: string
}

/** Whether a changed policy allows anything that it did not before. */
export function checkNoNewAccess(
  existing: Policy,
  changed: Policy,
  options: CheckOptions = {},
): CheckAnswer {
  const check = 'no-new-access'
  const found = newAccess(existing, changed, options)
  if (found.answer === 'unknown') return undecided(check, found.reason)
  if (found.answer === 'none') return passed(check, 'The change adds no access.')
  const reasons = found.additions.map(({ witness }) =>
    reasonOf(witness, existing, changed, options),
  )
  return { check, result: 'fail', message: 'The change adds access.', reasons }
}

/** Whether a policy allows none of what must not be allowed. */
export function checkAccessNotGranted(
  policy: Policy,
  access: readonly Access[],
  options: CheckOptions = {},
): CheckAnswer {
  const check = 'access-not-granted'
  const reasons: CheckReason[] = []
  let unknown: string | undefined
  for (const each of access) {
    const found = grantsAccess(policy, each, options)
    if (found.answer === 'granted')
      reasons.push(reasonOf(found.witness, undefined, policy, options))
    else if (found.answer === 'unknown') unknown ??= found.reason
  }
  if (reasons.length > 0)
    return { check, result: 'fail', message: 'The policy grants the access.', reasons }
  if (unknown !== undefined) return undecided(check, unknown)
  return passed(check, 'The policy grants none of the access.')
}

/** Whether a resource policy keeps just anybody out. */
export function checkNoPublicAccess(policy: Policy, options: CheckOptions = {}): CheckAnswer {
  const check = 'no-public-access'
  const found = isPublic(policy, options)
  if (found.answer === 'unknown') return undecided(check, found.reason)
  if (found.answer === 'not-public') return passed(check, 'The policy lets nobody in from outside.')
  const reasons = [reasonOf(found.witness, undefined, policy, options)]
  return { check, result: 'fail', message: 'The policy grants access to anybody.', reasons }
}

function passed(check: PolicyCheck, message: string): CheckAnswer {
  return { check, result: 'pass', message }
}

function undecided(check: PolicyCheck, reason: string): CheckAnswer {
  return { check, result: 'unknown', message: 'The check could not be decided.', reason }
}

function reasonOf(
  witness: Witness,
  before: Policy | undefined,
  after: Policy,
  { origins, formerOrigins, holder }: CheckOptions,
): CheckReason {
  const { index, sid } = witness.allowedBy
  const origin = origins?.[index]
  return {
    description: tellWitness(witness, before, after, { origins, formerOrigins, holder }),
    statementIndex: origin?.index ?? index,
    ...(sid !== undefined && { statementId: sid }),
    ...(origin !== undefined && { document: origin.document }),
    witness: asCase(witness.request),
  }
}

/** What a document is attached as, when nobody says: policies of resources name principals. */
export function guessType({ statements }: Policy): PolicyType {
  const named = statements.some(({ principal }) => principal !== undefined)
  if (!named) return 'identity'
  return statements.every(({ resource }) => resource === undefined) ? 'trust' : 'resource'
}
