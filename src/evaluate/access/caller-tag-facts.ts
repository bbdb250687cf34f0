import type { AccessFacts, CallerTags } from '../../model/access-facts.ts'
import type { Resource } from '../../model/resource.ts'
import { isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import { evaluateAccess } from './evaluate/evaluate-access.ts'
import { unnamedAccount } from './graph/arn-of.ts'
import type { Estate } from './graph/estate.ts'
import type { Identity } from './graph/identity.ts'
import type { Policy, Statement } from './policy/policy.ts'
import { contextOf } from './request/context.ts'

const prefix = 'aws:principaltag/'
const variable = /\$\{aws:principaltag\/([^},]+)/gi
/** Questions of one account; more are not asked. */
const most = 20_000

/**
 * Which tags of callers the policies of an account decide by, in conditions or as variables, and which users and roles may set one of
 * them on themselves (`iam:TagUser`, `iam:TagRole`), by all layers. Tags that come with a session are not looked at.
 */
export function readCallerTags(
  estate: () => Estate,
  escalation: AccessFacts['escalation'],
): AccessFacts['callerTags'] {
  return ({ account = unnamedAccount }) => {
    const own = estate().identities.filter((identity) => identity.account === account)
    const policies = policiesOf(estate(), own, account)
    const keys = [...new Set(policies.flatMap(keysOf))].toSorted()
    const unread = policies.find(({ unresolved }) => unresolved !== undefined)?.unresolved
    if (keys.length === 0)
      return { keys, changedBy: [], ...(unread !== undefined && { doubt: unread }) }
    const spelt = keys.map((key) => spellings(key, policies))
    if (own.length * spelt.flat().length > most)
      return { keys, changedBy: [], doubt: unknown('unsupported', 'too many identities and tags') }
    const { changedBy, doubt = unread } = askAll(estate(), own, spelt, escalation)
    return { keys, changedBy, ...(doubt !== undefined && { doubt }) }
  }
}

function askAll(
  estate: Estate,
  own: readonly Identity[],
  spelt: readonly (readonly string[])[],
  escalation: AccessFacts['escalation'],
): Omit<CallerTags, 'keys'> {
  const changedBy: Resource[] = []
  let doubt: Unknown | undefined
  for (const identity of own) {
    if (identity.serviceLinked) continue
    const answers = spelt.map((ways) => canSet(estate, identity, ways))
    if (answers.every((answer) => answer === false)) continue
    if (escalation(identity.resource) === 'is-administrator') continue
    if (answers.includes(true)) changedBy.push(identity.resource)
    else doubt ??= answers.find(isUnknown)
  }
  return { changedBy, ...(doubt !== undefined && { doubt }) }
}

/**
 * Everything that decides in the account: policies of its identities, their boundaries, of its resources, and what is known of its
 * guardrails.
 */
function policiesOf(estate: Estate, own: readonly Identity[], account: string): readonly Policy[] {
  const { serviceControl = [], resourceControl = [] } = estate.guardrails(account)
  const held = own.flatMap(({ policies, boundary, trust }) => [...policies, boundary, trust])
  const guarded = estate.guarded.filter((one) => (one.account ?? unnamedAccount) === account)
  return [
    ...new Set([
      ...held,
      ...guarded.map(({ policy }) => policy),
      ...[...serviceControl, ...resourceControl]
        .flat()
        .filter(({ unresolved }) => unresolved === undefined),
    ]),
  ].filter((policy) => policy !== undefined)
}

function keysOf({ statements, version }: Policy): readonly string[] {
  return statements.flatMap((statement) => [
    ...statement.conditions
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key }) => key.slice(prefix.length)),
    ...(version === '2008-10-17' ? [] : variablesIn(statement)),
  ])
}

function variablesIn({ resource, conditions }: Statement): readonly string[] {
  const texts = [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)]
  return texts.flatMap((text) =>
    [...String(text).matchAll(variable)].map(([, key = '']) => key.trim().toLowerCase()),
  )
}

/** As conditions on `aws:TagKeys` spell a key, which compare case; IAM itself does not. */
function spellings(key: string, policies: readonly Policy[]): readonly string[] {
  const named = policies
    .flatMap(({ statements }) => statements.flatMap(({ conditions }) => conditions))
    .filter((condition) => condition.key === 'aws:tagkeys')
    .flatMap(({ values }) => values.map(String))
    .filter((value) => value.toLowerCase() === key)
  return [...new Set([key, ...named])]
}

function canSet(estate: Estate, identity: Identity, spelt: readonly string[]): boolean | Unknown {
  const action = identity.kind === 'user' ? 'iam:TagUser' : 'iam:TagRole'
  const verdicts = spelt.map((key) => {
    const context = contextOf({ 'aws:TagKeys': [key] }, [`aws:RequestTag/${key}`], 'unknown')
    const { principal, arn: resource } = identity
    return evaluateAccess(estate.authorization(identity), { principal, action, resource, context })
  })
  const open = verdicts.find(({ verdict }) => verdict === 'unknown')
  if (open !== undefined)
    return unknown(
      'unresolved',
      `whether ${identity.name} may call ${action} on itself${open.missingContext.length > 0 ? ` depends on ${open.missingContext.join(', ')}` : ''}`,
    )
  const allowed = verdicts.filter(({ verdict }) => verdict === 'allow').length
  if (allowed === 0) return false
  return (
    allowed === verdicts.length ||
    unknown('unresolved', `whether ${identity.name} may set it depends on how the key is spelt`)
  )
}
