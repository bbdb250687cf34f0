import type { Permission } from '../../../evaluate/access/evaluate/evaluate-access.ts'
import type { AccessRequest, VpcEndpoint } from '../../../evaluate/access/request/request.ts'
import type { Principal } from '../../../evaluate/access/request/principal.ts'
import { present } from '../../../lib/present.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { Fields, isObject, Problems } from './fields.ts'
import { readAuthorization } from './read-authorization.ts'
import { readContext } from './read-context.ts'
import { PolicyMemory, PolicyReader } from './read-policies.ts'
import { readPrincipal } from './read-principal.ts'

export interface ReadCase {
  /** What the call needs; absent when the case cannot be read. */
  readonly permissions?: readonly [Permission, ...Permission[]]
  readonly diagnostics: readonly Diagnostic[]
}

/** ARNs have 2,048 characters at most, object keys 1,024 bytes. */
const maxNameLength = 64 * 1024

/**
 * Reads a case of `plinth access can`: a request with the policies that have a say. Names may be spelt in any case, and several forms
 * are understood; docs/reference/access.md lists them. Never throws.
 * @param memory keeps parsed policies between cases
 */
export function readCase(
  value: Readonly<Record<string, unknown>>,
  line?: number,
  memory = new PolicyMemory(),
): ReadCase {
  const problems = new Problems(line)
  const permissions = readPermissions(value, new PolicyReader(problems, memory), problems)
  const [first, ...others] = permissions
  if (problems.broken || first === undefined) return { diagnostics: problems.list }
  return { permissions: [first, ...others], diagnostics: problems.list }
}

type Raw = Readonly<Record<string, unknown>>

function readPermissions(
  value: Raw,
  reader: PolicyReader,
  problems: Problems,
): readonly Permission[] {
  const outer = new Fields(value, '', problems)
  const request = requestOf(value, outer, problems)
  const further = furtherParts(outer, request)
  if (further.length > 0 && request.get('action', 'actionName') === undefined)
    return further.flatMap((part, index) => readPart(value, part, index, reader, problems))
  const named = request.get('resource', 'resources', 'resourceArn', 'resourceArns')
  const resources: readonly unknown[] = Array.isArray(named) ? named : [named ?? '*']
  if (resources.length === 0)
    problems.report(request.at('resource', 'resources'), 'The list of resources is empty.')
  const permissions = resources.flatMap((resource) => {
    const read = readOne(outer, request, resource, reader, problems)
    return read === undefined ? [] : [read]
  })
  outer.ignore(...commentary)
  outer.close()
  if (request !== outer) request.close()
  const more = further.flatMap((part, index) => readPart(value, part, index, reader, problems))
  return [...permissions, ...more]
}

function readPart(
  base: Raw,
  part: unknown,
  index: number,
  reader: PolicyReader,
  problems: Problems,
): readonly Permission[] {
  if (isObject(part)) return readPermissions(overlay(base, part), reader, problems)
  problems.report(
    `/also/${index}`,
    'A further permission is an object with an action and a resource.',
  )
  return []
}

/** The request with those of its fields that stand beside it; without one, the case itself. */
function requestOf(value: Raw, outer: Fields, problems: Problems): Fields {
  const given = outer.get('request')
  if (!isObject(given)) return given === undefined ? outer : (outer.object('request') ?? outer)
  const beside = Object.entries(value).filter(([name]) => requestNames.test(name))
  outer.ignore(...beside.map(([name]) => name))
  return new Fields({ ...Object.fromEntries(beside), ...given }, outer.at('request'), problems)
}

/** Fields that corpora carry for people, not for the engine. */
const commentary = [
  'id',
  'name',
  'title',
  'description',
  'expected',
  'expect',
  'topic',
  'rule',
  'source',
  'comment',
  'note',
  'why',
]

function furtherParts(outer: Fields, request: Fields): readonly unknown[] {
  const names = ['also', 'dependentActions', 'requests']
  return [outer, request].flatMap((fields) => {
    const value = fields.get(...names)
    return value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value]
  })
}

const partNames = /^(?:also|dependent_?actions|requests)$/i
const requestNames =
  /^(?:principal|action|resources?|resource_?arns?|resource_?account(?:_?id)?|resource_?org_?(?:id|paths)|context|unknown_?context|vpc_?endpoint|resource_?tags|request_?tags|other_?context)$/i

/** A further permission says only what differs: request fields replace those of the request, layers those of the case. */
function overlay(base: Raw, part: Raw): Raw {
  const { request: inner, ...rest } = part
  const layers = Object.entries(rest).filter(([name]) => !requestNames.test(name))
  const changes = Object.entries(rest).filter(([name]) => requestNames.test(name))
  const cleaned = Object.fromEntries(Object.entries(base).filter(([name]) => !partNames.test(name)))
  const change = { ...Object.fromEntries(changes), ...(isObject(inner) ? inner : {}) }
  const request = isObject(cleaned['request']) ? cleaned['request'] : undefined
  const kept =
    request && Object.fromEntries(Object.entries(request).filter(([name]) => !partNames.test(name)))
  return request === undefined
    ? { ...cleaned, ...change, ...Object.fromEntries(layers) }
    : { ...cleaned, ...Object.fromEntries(layers), request: { ...kept, ...change } }
}

function readOne(
  outer: Fields,
  request: Fields,
  resource: unknown,
  reader: PolicyReader,
  problems: Problems,
): Permission | undefined {
  const on = readResource(resource, request.at('resource', 'resources'), problems)
  const principal = readPrincipal(
    request.get('principal', 'caller', 'principalArn', 'callerArn'),
    request.at('principal', 'caller'),
    problems,
  )
  const action = readAction(
    request.text('action', 'actionName', 'actionNames'),
    request.at('action'),
    problems,
  )
  const context = readContext(request, problems)
  const endpoint = readEndpoint(request, problems)
  const account =
    on?.account ?? request.text('resourceAccount', 'resourceAccountId', 'resourceOwner')
  const orgId = request.text('resourceOrgId')
  const orgPaths = request.texts('resourceOrgPaths')
  const authorization = readAuthorization(outer, on?.name ?? '*', reader, problems)
  if (principal === undefined || action === undefined || on === undefined) return undefined
  const read: AccessRequest = present({
    principal: inOrganization(principal, authorization.organization?.id, context),
    action,
    resource: on.name,
    resourceAccount:
      account === undefined
        ? undefined
        : (/^arn:[^:]*:iam::(\d{12}):root$/.exec(account)?.[1] ?? account),
    resourceOrgId: orgId,
    resourceOrgPaths: orgPaths,
    context,
    vpcEndpoint: endpoint,
  })
  return { authorization, request: read }
}

/** What else the case tells of the principal: the organisation, and its unique id in the context. */
function inOrganization(
  principal: Principal,
  orgId: string | undefined,
  { values }: AccessRequest['context'],
): Principal {
  const given = values.get('aws:userid')
  const userId = given === undefined || '$unknown' in given ? undefined : given[0]
  return {
    ...principal,
    ...(principal.orgId === undefined && orgId !== undefined && { orgId }),
    ...(principal.userId === undefined && userId !== undefined && { userId }),
  }
}

function readResource(
  value: unknown,
  pointer: string,
  problems: Problems,
): { readonly name: string; readonly account?: string } | undefined {
  if (isObject(value)) {
    const fields = new Fields(value, pointer, problems)
    const name = readArn(fields.text('resource', 'arn'), pointer, problems)
    const account = fields.text('accountId', 'account', 'resourceAccount')
    return name === undefined ? undefined : present({ name, account })
  }
  if (typeof value !== 'string') {
    problems.report(pointer, 'A resource is an ARN, or *.')
    return undefined
  }
  const name = readArn(value, pointer, problems)
  return name === undefined ? undefined : { name }
}

/** A request names one action. What is none would go through wherever a policy allows everything. */
function readAction(
  text: string | undefined,
  pointer: string,
  problems: Problems,
): string | undefined {
  const name = readName(text, pointer, problems)
  if (name === undefined || /^[^:*?]+:[^*?]+$/.test(name)) return name
  problems.report(
    pointer,
    'A request is for one action, such as s3:GetObject: patterns stand in policies.',
  )
  return undefined
}

function readArn(
  text: string | undefined,
  pointer: string,
  problems: Problems,
): string | undefined {
  const name = readName(text, pointer, problems)
  if (name === undefined || name === '*' || name.startsWith('arn:')) return name
  problems.report(pointer, 'A resource is an ARN, or *.')
  return undefined
}

function readName(
  text: string | undefined,
  pointer: string,
  problems: Problems,
): string | undefined {
  if (text === undefined) problems.report(pointer, 'The request needs an action and a principal.')
  else if (text.length > maxNameLength) problems.report(pointer, 'The name is longer than 64 KiB.')
  else return text
  return undefined
}

const kinds = ['gateway', 'interface'] as const

function readEndpoint(request: Fields, problems: Problems): VpcEndpoint | undefined {
  const value = request.get('vpcEndpoint', 'vpce', 'vpcEndpointId')
  if (value === undefined) return undefined
  if (typeof value === 'string') return { id: value }
  if (!isObject(value)) {
    problems.report(request.at('vpcEndpoint', 'vpce'), 'An endpoint is its id, or an object.')
    return undefined
  }
  const fields = new Fields(value, request.at('vpcEndpoint', 'vpce'), problems)
  const kind = fields.text('kind', 'type')?.toLowerCase()
  const read: VpcEndpoint = present({
    id: fields.text('id', 'vpcEndpointId'),
    vpc: fields.text('vpc', 'vpcId'),
    kind: kinds.find((each) => each === kind),
  })
  fields.close()
  return read
}
