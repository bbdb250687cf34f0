import { splitArn } from '../../../evaluate/access/match/arn.ts'
import type { Principal, PrincipalKind } from '../../../evaluate/access/request/principal.ts'
import { present } from '../../../lib/present.ts'
import { Fields, isObject, type Problems } from './fields.ts'

/** What people call the kinds of principal, folded. */
const kinds: Readonly<Record<string, PrincipalKind>> = {
  user: 'user',
  iamuser: 'user',
  role: 'role',
  iamrole: 'role',
  assumedrole: 'assumed-role',
  rolesession: 'assumed-role',
  session: 'assumed-role',
  federateduser: 'federated-user',
  webidentity: 'web-identity',
  oidc: 'web-identity',
  saml: 'saml',
  root: 'root',
  rootuser: 'root',
  account: 'root',
  service: 'service',
  awsservice: 'service',
  serviceprincipal: 'service',
  servicelinkedrole: 'service-linked-role',
  slr: 'service-linked-role',
  anonymous: 'anonymous',
  public: 'anonymous',
}

/** Reads who calls: an ARN, the name of a service, `anonymous`, or an object that says more. */
export function readPrincipal(
  value: unknown,
  pointer: string,
  problems: Problems,
): Principal | undefined {
  if (typeof value === 'string') return fromText(value, pointer, problems)
  if (!isObject(value)) {
    problems.report(
      pointer,
      'A principal is an ARN, the name of a service, "anonymous", or an object.',
    )
    return undefined
  }
  const fields = new Fields(value, pointer, problems)
  const given = fields.text('type', 'kind', 'principalType')
  const kind =
    given === undefined ? undefined : kinds[given.toLowerCase().replaceAll(/[\s_-]/g, '')]
  if (given !== undefined && kind === undefined)
    problems.report(fields.at('type', 'kind', 'principalType'), `${given} is no kind of principal.`)
  const written = fields.text('arn', 'principalArn', 'id', 'name', 'provider', 'federated')
  const services = fields.texts('service', 'services', 'serviceName', 'serviceNames')
  const base = baseOf(kind, written, services, pointer, problems)
  if (base === undefined) return undefined
  const session = fields.text('sessionName', 'roleSessionName')
  const principal: Principal = {
    ...withSession(base, session),
    ...present({
      account: fields.text('account', 'accountId') ?? base.account,
      parentArn: fields.text('parentArn', 'parentUser', 'userArn'),
      userId: fields.text('userId', 'uniqueId', 'principalId'),
      orgId: fields.text('orgId', 'organizationId'),
      orgPaths: fields.texts('orgPaths', 'orgPath'),
      tags: readTags(fields.get('tags', 'principalTags', 'sessionTags')),
      canonicalUserId: fields.text('canonicalUserId', 'canonicalId'),
    }),
  }
  const roleArn = fields.text('roleArn', 'role')
  fields.close()
  return { ...principal, ...rootArn(principal), ...(roleArn !== undefined && { roleArn }) }
}

/** A root user may be given by its account alone. */
function rootArn({ kind, arn, account }: Principal): { readonly arn?: string } {
  if (kind !== 'root' || arn !== undefined || account === undefined) return {}
  return { arn: `arn:aws:iam::${account}:root` }
}

function baseOf(
  kind: PrincipalKind | undefined,
  written: string | undefined,
  services: readonly string[] | undefined,
  pointer: string,
  problems: Problems,
): Principal | undefined {
  if (kind === 'anonymous') return { kind }
  if (kind === 'service' || (kind === undefined && services !== undefined)) {
    const serviceNames = services ?? (written === undefined ? [] : [written])
    if (serviceNames.length > 0) return { kind: 'service', serviceNames }
    problems.report(pointer, 'A service needs its name, such as cloudtrail.amazonaws.com.')
    return undefined
  }
  if (kind === 'root' && (written === undefined || /^\d{12}$/.test(written)))
    return present({ kind, account: written, arn: written && `arn:aws:iam::${written}:root` })
  if (written === undefined) {
    problems.report(pointer, 'The principal has no ARN.')
    return undefined
  }
  if (kind === 'web-identity' || kind === 'saml')
    return { kind, ...accountOfSession(written), arn: written }
  const read = fromText(written, pointer, problems)
  if (read === undefined || kind === undefined) return read
  const isRole = kind === 'role' || kind === 'assumed-role'
  if (isRole && (read.kind === 'role' || read.kind === 'assumed-role')) return read
  return { ...read, kind }
}

/** Once somebody has assumed a role the ARN is that of the session. */
function accountOfSession(arn: string): { readonly account?: string } {
  const parts = splitArn(arn)
  return parts?.[2] === 'sts' ? { account: parts[4] } : {}
}

/** A role together with the name of a session is that session. */
function withSession(principal: Principal, session: string | undefined): Principal {
  const { arn, account } = principal
  if (session === undefined || principal.kind !== 'role' || arn === undefined) return principal
  const [, partition, , , owner] = splitArn(arn) ?? []
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  return {
    ...principal,
    kind: 'assumed-role',
    roleArn: arn,
    arn: `arn:${partition}:sts::${account ?? owner}:assumed-role/${name}/${session}`,
  }
}

const webProviders = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
])

function fromText(text: string, pointer: string, problems: Problems): Principal | undefined {
  if (text === '*' || /^anonymous$/i.test(text)) return { kind: 'anonymous' }
  if (/^\d{12}$/.test(text))
    return { kind: 'root', account: text, arn: `arn:aws:iam::${text}:root` }
  if (webProviders.has(text)) return { kind: 'web-identity', arn: text }
  if (/^[a-z0-9.-]+\.(?:amazonaws\.com|amazon\.com|internal)(?:\.cn)?$/.test(text))
    return { kind: 'service', serviceNames: [text] }
  const parts = splitArn(text)
  const kind = parts === undefined ? undefined : kindOf(parts[2], parts[5])
  if (parts === undefined || kind === undefined) {
    problems.report(
      pointer,
      `${JSON.stringify(text)} names no principal: give the ARN of a user, role, session or root user.`,
    )
    return undefined
  }
  if (kind === 'web-identity' || kind === 'saml') return { kind, arn: text }
  return { kind, arn: text, account: parts[4] }
}

function kindOf(service: string, rest: string): PrincipalKind | undefined {
  if (service === 'iam') {
    if (rest === 'root') return 'root'
    if (rest.startsWith('user/')) return 'user'
    if (rest.startsWith('role/aws-service-role/')) return 'service-linked-role'
    if (rest.startsWith('role/')) return 'role'
    if (rest.startsWith('oidc-provider/')) return 'web-identity'
    if (rest.startsWith('saml-provider/')) return 'saml'
  }
  if (service !== 'sts') return undefined
  if (rest.startsWith('assumed-role/')) return 'assumed-role'
  return rest.startsWith('federated-user/') ? 'federated-user' : undefined
}

/** Tags as an object, or as AWS lists them: `[{"Key": …, "Value": …}]`. */
export function readTags(value: unknown): Readonly<Record<string, string>> | undefined {
  if (Array.isArray(value)) {
    const pairs = value
      .filter(isObject)
      .map((tag): [string, string] => [
        String(tag['Key'] ?? tag['key'] ?? ''),
        String(tag['Value'] ?? tag['value'] ?? ''),
      ])
    return Object.fromEntries(pairs)
  }
  if (!isObject(value)) return undefined
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)]))
}
