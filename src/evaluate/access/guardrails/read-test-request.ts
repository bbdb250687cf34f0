import { type Principal, principalKinds } from '../request/principal.ts'
import type { TestRequest } from './guardrail.ts'
import { isObject, readTexts, type Report } from './read-json.ts'

const names = new Set(['principal', 'action', 'resource', 'resourceAccount', 'context'])

/** Reads the request of a test. @returns `undefined`, with a report, when it cannot be asked */
export function readTestRequest(
  given: unknown,
  at: string,
  report: Report,
): TestRequest | undefined {
  if (!isObject(given)) {
    report(at, 'A request is an object with principal, action and resource.')
    return undefined
  }
  for (const key of Object.keys(given))
    if (!names.has(key)) report(`${at}/${key}`, `A request has no member ${key}.`)
  const { action, resource = '*', resourceAccount, context = {} } = given
  const principal = readPrincipal(given['principal'], `${at}/principal`, report)
  if (typeof action !== 'string' || !action.includes(':'))
    report(`${at}/action`, 'An action is written as s3:GetObject.')
  if (typeof resource !== 'string') report(`${at}/resource`, 'A resource is an ARN, or *.')
  if (!isObject(context)) report(`${at}/context`, 'The context is an object of condition keys.')
  if (principal === undefined || !isObject(context)) return undefined
  return {
    principal,
    action: String(action),
    resource: String(resource),
    ...(typeof resourceAccount === 'string' && { resourceAccount }),
    context: Object.fromEntries(
      Object.entries(context).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : readTexts(value, `${at}/context/${key}`, report),
      ]),
    ),
  }
}

const members = new Set([
  'type',
  'arn',
  'account',
  'roleArn',
  'orgId',
  'orgPaths',
  'service',
  'tags',
])

function readPrincipal(given: unknown, at: string, report: Report): Principal | undefined {
  if (typeof given === 'string') return fromText(given, at, report)
  if (!isObject(given)) {
    report(at, 'A principal is an ARN, the name of a service, anonymous, or an object.')
    return undefined
  }
  for (const key of Object.keys(given))
    if (!members.has(key)) report(`${at}/${key}`, `A principal has no member ${key}.`)
  const { arn, account, roleArn, orgId, orgPaths, service, tags } = given
  const told = principalKinds.find((one) => one === given['type'])
  const base = typeof arn === 'string' ? readArn(arn, told, at, report) : undefined
  const kind = told ?? base?.kind
  if (kind === undefined) {
    report(`${at}/type`, `The type of a principal is one of ${principalKinds.join(', ')}.`)
    return undefined
  }
  return {
    ...base,
    kind,
    ...(typeof account === 'string' && { account }),
    ...(typeof roleArn === 'string' && { roleArn }),
    ...(typeof orgId === 'string' && { orgId }),
    ...(orgPaths !== undefined && { orgPaths: readTexts(orgPaths, `${at}/orgPaths`, report) }),
    ...(service !== undefined && { serviceNames: readTexts(service, `${at}/service`, report) }),
    ...(isObject(tags) && {
      tags: Object.fromEntries(Object.entries(tags).map(([tag, value]) => [tag, String(value)])),
    }),
  }
}

/** An ARN next to its kind may be any: of an identity provider, or one with a parameter in it. */
function readArn(
  arn: string,
  told: Principal['kind'] | undefined,
  at: string,
  report: Report,
): Principal | undefined {
  if (told === undefined) return fromText(arn, at, report)
  return { ...principalOfArn(arn), kind: told, arn }
}

/** What the ARN of a caller says of it. `{{name}}` may stand for the ARN of a role. */
function fromText(text: string, at: string, report: Report): Principal | undefined {
  if (text === 'anonymous') return { kind: 'anonymous' }
  if (/^[\w.-]+\.amazonaws\.com(\.cn)?$/.test(text))
    return { kind: 'service', serviceNames: [text] }
  if (/^\{\{\w+\}\}$/.test(text)) return { kind: 'role', arn: text }
  const principal = principalOfArn(text)
  if (principal === undefined)
    report(at, 'A principal is the ARN of a user, a role, a session or a root user.')
  return principal
}

/** @returns `undefined` for what is no ARN of a caller */
export function principalOfArn(arn: string): Principal | undefined {
  const parts = /^arn:[\w-]+:(iam|sts)::(\d{12}):(.+)$/s.exec(arn)
  if (parts === null) return undefined
  const [, service, account = '', name = ''] = parts
  const kind = kindOf(service === 'sts', name)
  return kind === undefined ? undefined : { kind, arn, account }
}

function kindOf(sts: boolean, name: string): Principal['kind'] | undefined {
  if (sts) {
    if (name.startsWith('assumed-role/')) return 'assumed-role'
    return name.startsWith('federated-user/') ? 'federated-user' : undefined
  }
  if (name === 'root') return 'root'
  if (name.startsWith('role/aws-service-role/')) return 'service-linked-role'
  if (name.startsWith('role/')) return 'role'
  return name.startsWith('user/') ? 'user' : undefined
}
