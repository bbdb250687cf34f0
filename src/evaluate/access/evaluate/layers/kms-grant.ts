import { isUnknown } from '../../../../model/unknown.ts'
import { type Answer, maybe, no, or, yes } from '../../match/answer.ts'
import { compilePrincipals, type PrincipalSurroundings } from '../../match/principal.ts'
import type { RequestScope } from '../../request/request-scope.ts'

/** Source: AWS KMS developer guide, "Grants in AWS KMS". */
export interface KmsGrant {
  readonly id?: string
  /** The ARN of a user, role, session, or account root; or the name of a service. */
  readonly granteePrincipal: string
  /** `Decrypt`, `GenerateDataKey` …, as the grant has them. */
  readonly operations: readonly string[]
  readonly constraints?: {
    readonly encryptionContextEquals?: Readonly<Record<string, string>>
    readonly encryptionContextSubset?: Readonly<Record<string, string>>
  }
}

/** Whether some grant lets the caller do this with the key: operation, grantee and encryption context have to fit. */
export function isGranted(
  grants: readonly KmsGrant[],
  scope: RequestScope,
  around: PrincipalSurroundings,
): Answer {
  let found: Answer = no
  for (const grant of grants) found = or(found, allows(grant, scope, around))
  return found
}

function allows(grant: KmsGrant, scope: RequestScope, around: PrincipalSurroundings): Answer {
  const operation = scope.action.slice('kms:'.length)
  if (!grant.operations.some((each) => each.toLowerCase().replace(/^kms:/, '') === operation))
    return no
  const { granteePrincipal: value } = grant
  const type = /\.amazonaws\.com(?:\.cn)?$/.test(value) ? 'Service' : 'AWS'
  const element = { negated: false, principals: [{ type, value } as const] }
  const { answer } = compilePrincipals(element, 'Allow', 'resource')(around)
  if (answer === no) return no
  const fits = fitsContext(grant, scope)
  return answer === yes ? fits : fits === no ? no : maybe
}

const prefix = 'kms:encryptioncontext:'

function fitsContext({ constraints }: KmsGrant, scope: RequestScope): Answer {
  if (constraints === undefined) return yes
  const { encryptionContextEquals: equal, encryptionContextSubset: subset } = constraints
  const wanted = Object.entries(equal ?? subset ?? {})
  let answer: Answer = yes
  for (const [key, value] of wanted) {
    const given = scope.lookup(`${prefix}${key.toLowerCase()}`)
    if (given === undefined) return no
    if (isUnknown(given)) answer = maybe
    else if (given[0] !== value) return no
  }
  if (equal === undefined) return answer
  const allowed = new Set(wanted.map(([key]) => key.toLowerCase()))
  for (const key of scope.request.context.values.keys())
    if (key.startsWith(prefix) && !allowed.has(key.slice(prefix.length))) return no
  return answer
}
