import type { PolicyType, PrincipalElement } from '../policy/policy.ts'
import type { Who } from '../request/who.ts'
import { type Answer, maybe, no, yes } from './answer.ts'
import { type PrincipalForm, readPrincipalForm } from './principal-form.ts'

/**
 * How a resource policy names a caller, which decides what else can hold it back within one account.
 * - `direct`: nothing that is merely silent; the user, the session, everyone
 * - `role`: permissions boundary and session policies; the role or the parent user
 * - `account`: the account only delegates; identity policies must allow as well
 */
export const naming = { direct: 0, role: 1, account: 2 } as const
export type Naming = (typeof naming)[keyof typeof naming]

export interface PrincipalMatch {
  readonly answer: Answer
  readonly naming: Naming
}

/** What else than the caller itself matters to a match. */
export interface PrincipalSurroundings {
  readonly who: Who
  /** The caller has a permissions boundary: `NotPrincipal` with Deny then always applies to it. */
  readonly bounded: boolean
  /** In the policy of a gateway endpoint an account stands for its root user alone. */
  readonly gateway: boolean
}

export type PrincipalMatcher = (around: PrincipalSurroundings) => PrincipalMatch

const noMatch: PrincipalMatch = { answer: no, naming: naming.account }
const direct: PrincipalMatch = { answer: yes, naming: naming.direct }
const asRole: PrincipalMatch = { answer: yes, naming: naming.role }
const asAccount: PrincipalMatch = { answer: yes, naming: naming.account }
const unclear: PrincipalMatch = { answer: maybe, naming: naming.direct }

/** Compiles `Principal` or `NotPrincipal`. */
export function compilePrincipals(
  element: PrincipalElement,
  effect: 'Allow' | 'Deny',
  type: PolicyType,
): PrincipalMatcher {
  const forms = element.principals.map(readPrincipalForm)
  const { unresolved } = element
  if (element.negated)
    return (around) => {
      const spared = isSpared(forms, effect, type, around)
      if (spared) return noMatch
      return unresolved === undefined ? direct : unclear
    }
  if (forms.some(({ form }) => form === 'everyone')) return () => direct
  return (around) => {
    let best = unresolved === undefined ? noMatch : unclear
    for (const form of forms) {
      const found = matchForm(form, type, around)
      if (found.answer === yes && (best.answer !== yes || found.naming < best.naming)) best = found
      else if (found.answer === maybe && best.answer === no) best = found
    }
    return best
  }
}

function matchForm(
  form: PrincipalForm,
  type: PolicyType,
  { who, gateway }: PrincipalSurroundings,
): PrincipalMatch {
  const { principal } = who
  switch (form.form) {
    case 'everyone':
      return direct
    case 'every-caller':
      return type !== 'trust' || who.hasAccount ? direct : noMatch
    case 'account':
      if (!isOfAccount(form, who)) return noMatch
      if (principal.kind === 'root') return direct
      return gateway ? noMatch : asAccount
    case 'user':
      if (principal.parentArn === form.arn) return asRole
      return principal.kind === 'user' && principal.arn === form.arn ? direct : noMatch
    case 'role':
      return isRole(form.arn, who) ? asRole : noMatch
    case 'session':
      if (who.sessionArn === form.arn) return direct
      return who.sessionArn === undefined && isSessionOf(form.arn, who) ? unclear : noMatch
    case 'federated-session':
      return who.sessionArn === form.arn ? direct : noMatch
    case 'unique-id':
      return matchId(form.id, who)
    case 'service':
      return principal.serviceNames?.includes(form.name) === true ? direct : noMatch
    case 'provider':
      return !who.hasAccount && principal.arn === form.name ? direct : noMatch
    case 'canonical':
      return principal.canonicalUserId === form.name ? asAccount : noMatch
    case 'nobody':
      return noMatch
  }
}

function isOfAccount(
  { account, partition }: { readonly account: string; readonly partition?: string },
  who: Who,
): boolean {
  if (who.account !== account) return false
  return partition === undefined || who.partition === undefined || partition === who.partition
}

/** Sessions do not tell the path of their role: then names are compared. */
function isRole(arn: string, who: Who): boolean {
  if (who.roleArn === undefined) return false
  if (who.rolePathKnown) return who.roleArn === arn
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  const head = arn.slice(0, arn.indexOf(':role/'))
  return name === who.roleName && who.roleArn.startsWith(`${head}:role/`)
}

/** Whether a session ARN is one that a role without a certain session may have. */
function isSessionOf(arn: string, who: Who): boolean {
  const { roleName, account, partition } = who
  if (roleName === undefined || account === undefined) return false
  return arn.startsWith(`arn:${partition ?? 'aws'}:sts::${account}:assumed-role/${roleName}/`)
}

function matchId(id: string, { principal }: Who): PrincipalMatch {
  const own = principal.userId?.split(':')[0]
  if (own !== id) return noMatch
  return principal.kind === 'user' ? direct : asRole
}

/**
 * Whether `NotPrincipal` leaves the caller out. Under Deny every level of it has to be listed, because AWS checks the account
 * first, then the role, then the session; and nobody with a permissions boundary is spared.
 * Source: IAM user guide, "AWS JSON policy elements: NotPrincipal".
 */
function isSpared(
  forms: readonly PrincipalForm[],
  effect: 'Allow' | 'Deny',
  type: PolicyType,
  around: PrincipalSurroundings,
): boolean {
  const { who } = around
  const lists = (wanted: (form: PrincipalForm) => boolean) => forms.some(wanted)
  if (lists(({ form }) => form === 'everyone' || form === 'every-caller')) return true
  const matches = (form: PrincipalForm) => matchForm(form, type, around).answer !== no
  if (effect === 'Allow' || !who.hasAccount) return lists(matches)
  if (around.bounded) return false
  const account = lists((form) => form.form === 'account' && isOfAccount(form, who))
  const own = lists((form) => form.form !== 'account' && form.form !== 'role' && matches(form))
  const role = lists((form) => matchesRole(form, who))
  if (who.principal.kind === 'root') return account
  if (who.roleArn === undefined) return account && own
  return account && role && (who.sessionArn === undefined || own)
}

function matchesRole(form: PrincipalForm, who: Who): boolean {
  if (form.form === 'role') return isRole(form.arn, who)
  return form.form === 'unique-id' && matchId(form.id, who).answer === yes
}
