import type { Witness } from '../../evaluate/access/include/answer.ts'
import type { Origin } from '../../evaluate/access/graph/joined-policy.ts'
import type { Policy, Statement } from '../../evaluate/access/policy/policy.ts'
import type { Principal } from '../../evaluate/access/request/principal.ts'
import { isUnknown } from '../../model/unknown.ts'
import { keyName } from './diff-request.ts'

interface Origins {
  /** Who has the policy: named in the place of an example, where it does not matter who it is. */
  readonly holder?: string | undefined
  readonly origins?: readonly Origin[] | undefined
  readonly formerOrigins?: readonly Origin[] | undefined
}

/**
 * A witness as a sentence: who could do what, on what, and when.
 * @param before the policy that does not allow it, if there is one
 * @param from where the policies are several documents as one: which is which
 */
export function tellWitness(
  witness: Witness,
  before: Policy | undefined,
  after: Policy,
  { origins, formerOrigins, holder }: Origins = {},
): string {
  const { request, allowedBy, deniedBy, known } = witness
  const on = request.resource === '*' ? '' : ` on ${request.resource}`
  const when = circumstances(witness, [before, after])
  const by = `${label(allowedBy, origins)} allows it`
  const but =
    before === undefined
      ? ''
      : deniedBy === undefined
        ? ', the other policy does not'
        : formerOrigins === undefined
          ? `, ${label(deniedBy, undefined)} of the other policy denies it`
          : `, before ${label(deniedBy, formerOrigins)} denied it`
  const future = known
    ? ''
    : ` AWS has no action ${request.action} today; the pattern would cover it.`
  const who =
    holder === undefined || asksWho(witness, [before, after]) ? whoIs(request.principal) : holder
  return `${who} could ${request.action}${on}${when}: ${by}${but}.${future}`
}

function whoIs(principal: Principal): string {
  const { kind, arn = '', serviceNames: [name = 'a service'] = [] } = principal
  switch (kind) {
    case 'anonymous':
      return 'Anybody, without credentials,'
    case 'service':
      return `The service ${name}`
    case 'web-identity':
    case 'saml':
      return `Somebody signed in through ${arn}`
    case 'root':
      return `The root user of ${principal.account ?? 'an account'}`
    default:
      return principal.roleArn === undefined ? arn : `A session of ${principal.roleArn}`
  }
}

function label({ index, sid }: Statement, origins: readonly Origin[] | undefined): string {
  const { document, index: place } = origins?.[index] ?? { index }
  const statement = sid === undefined ? `statement ${place + 1}` : `statement ${sid}`
  return document === undefined ? statement : `${statement} of ${document}`
}

/** Whether some condition or variable is about the caller. */
function asksWho({ request }: Witness, policies: readonly (Policy | undefined)[]): boolean {
  const about = /^aws:(?:principal|user(?:id|name)$)/
  const texts = JSON.stringify(policies.map((policy) => policy?.statements))
  if (/\$\{aws:(?:principal|user)/i.test(texts)) return true
  return [...request.context.values.keys(), ...conditionKeys(policies)].some((key) =>
    about.test(key),
  )
}

/** Keys that the principal of the sentence says already. */
const said = new Set(['aws:principalarn', 'aws:principalaccount', 'aws:username'])

function circumstances(
  { request, allowedBy }: Witness,
  policies: readonly (Policy | undefined)[],
): string {
  const named = new Set([...allowedBy.conditions.map(({ key }) => key), ...conditionKeys(policies)])
  const parts: string[] = []
  const lacking: string[] = []
  for (const key of named) {
    if (said.has(key)) continue
    const given = request.context.values.get(key)
    if (given === undefined) lacking.push(keyName(key))
    else if (!isUnknown(given)) parts.push(`${keyName(key)} is ${list(given)}`)
  }
  const shown = [...parts, ...lacking.slice(0, 5).map((key) => `there is no ${key}`)]
  return shown.length === 0 ? '' : ` when ${shown.join(' and ')}`
}

function conditionKeys(policies: readonly (Policy | undefined)[]): readonly string[] {
  return policies.flatMap((policy) =>
    (policy?.statements ?? []).flatMap(({ conditions }) => conditions.map(({ key }) => key)),
  )
}

function list(values: readonly string[]): string {
  return values.map((value) => (value === '' ? '""' : value)).join(' and ')
}
