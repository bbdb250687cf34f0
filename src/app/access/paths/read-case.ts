import { readAuthorizationDetails } from '../../../collect/authorization-details/read-authorization-details.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import type { Resource } from '../../../model/resource.ts'
import type { ContextValue } from '../../../evaluate/access/request/context.ts'
import { isGoal } from '../../../evaluate/access/graph/paths/goals.ts'
import { Fields, isObject, Problems } from '../can/fields.ts'
import { readContext } from '../can/read-context.ts'
import { readTags } from '../can/read-principal.ts'
import type { PathsRequest } from '../paths.ts'
import { assumedEstate } from './assumed-estate.ts'
import { guardrailResources, unwrap } from './guardrail-resources.ts'

export interface ReadPathsCase {
  readonly request?: PathsRequest
  readonly diagnostics: readonly Diagnostic[]
}

const commentary = [
  'id',
  'name',
  'title',
  'description',
  'expected',
  'expect',
  'topic',
  'source',
  'comment',
  'note',
  'why',
  'variant',
  'method',
  'rule',
]

/** Reads a scenario of `plinth access paths --cases`; docs/reference/access/paths.md has its fields. Never throws. */
export function readPathsCase(
  value: Readonly<Record<string, unknown>>,
  line?: number,
): ReadPathsCase {
  const problems = new Problems(line)
  const outer = new Fields(value, '', problems)
  const details = outer.get('gaad', 'authorizationDetails', 'accountAuthorizationDetails', 'iam')
  const collected = details === undefined ? undefined : readAuthorizationDetails(details, 'gaad')
  const resources = readResources(outer.get('resources', 'snapshot'), problems)
  const principal = outer.get('principal', 'caller', 'identity')
  const inline = readInline(outer, principal, problems)
  const estate = [...(collected?.resources ?? []), ...resources]
  const [self, ...belonging] = inline
  const all =
    self === undefined || estate.length > 0
      ? [...estate, ...inline]
      : [...assumedEstate(self, belonging), ...belonging]
  if (all.length === 0 && collected === undefined)
    problems.report('', 'A case has gaad, resources, or a principal with policies.')
  const from =
    outer.texts('from') ??
    (typeof principal === 'string' ? [principal] : self?.arn === undefined ? undefined : [self.arn])
  const to = outer.text('to', 'goal')
  if (to !== undefined && !isGoal(to))
    problems.report(
      outer.at('to', 'goal'),
      'A goal is admin, sensitive, or an ARN with data or rights.',
    )
  const known = readKnown(outer, problems)
  const assume = outer.get('assumeCompute', 'assume')
  const organisation = guardrailResources(
    accountsOf(all),
    levelsOf(outer.get('serviceControlPolicies', 'scps', 'scp')),
    levelsOf(outer.get('resourceControlPolicies', 'rcps', 'rcp')),
  )
  outer.ignore(...commentary)
  outer.close()
  const diagnostics = [...(collected?.diagnostics ?? []), ...problems.list]
  if (problems.broken) return { diagnostics }
  return {
    request: {
      resources: [...all, ...organisation],
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      assumeWorkloads: assume !== false,
      known,
    },
    diagnostics,
  }
}

function readResources(value: unknown, problems: Problems): readonly Resource[] {
  const listed = isObject(value) && Array.isArray(value['resources']) ? value['resources'] : value
  if (listed === undefined) return []
  if (!Array.isArray(listed)) {
    problems.report('/resources', 'Resources are a list.')
    return []
  }
  return listed.flatMap((each: unknown, index): Resource[] => {
    if (!isObject(each) || typeof each['type'] !== 'string') {
      problems.report(
        `/resources/${index}`,
        'A resource is an object with a type, an id and properties.',
      )
      return []
    }
    const { type, id, arn, name, account, region, properties, tags, facts } = each
    const text = (field: unknown) => (typeof field === 'string' ? field : undefined)
    const owner = text(account) ?? (text(arn)?.split(':')[4] || undefined)
    const place = text(region) ?? (text(arn)?.split(':')[3] || undefined)
    return [
      {
        type,
        id: text(id) ?? text(name) ?? text(arn) ?? String(index),
        ...(text(arn) !== undefined && { arn: text(arn) ?? '' }),
        ...(text(name) !== undefined && { name: text(name) ?? '' }),
        ...(owner !== undefined && { account: owner }),
        ...(place !== undefined && { region: place }),
        properties: isObject(properties) ? properties : {},
        ...(isObject(facts) && { facts }),
        tags: readTags(tags) ?? {},
        source: { kind: 'aws' },
      },
    ]
  })
}

/** A principal with the policies that it has, and its boundary; nothing where the case only names one that it describes elsewhere. */
function readInline(outer: Fields, principal: unknown, problems: Problems): readonly Resource[] {
  const listed = outer.get('identityPolicies', 'policies', 'policy')
  const boundary = outer.get('permissionsBoundary', 'boundary')
  const own = isObject(principal)
    ? (principal['policies'] ?? principal['identityPolicies'])
    : undefined
  const given = listed ?? own
  if (given === undefined) return []
  const arn = isObject(principal)
    ? principal['arn']
    : (principal ?? 'arn:aws:iam::111122223333:user/any-principal')
  const kind =
    typeof arn === 'string' ? /^arn:[^:]*:iam::(\d{12}):(user|role)\/(.+)$/.exec(arn) : null
  if (kind === null || typeof arn !== 'string') {
    problems.report('/principal', 'The principal is the ARN of a user or role.')
    return []
  }
  const [, account = '', type, path = ''] = kind
  const name = path.slice(path.lastIndexOf('/') + 1)
  const documents = Array.isArray(given) ? given : [given]
  const tags = isObject(principal) ? readTags(principal['tags']) : undefined
  const limit = boundary ?? (isObject(principal) ? principal['permissionsBoundary'] : undefined)
  const limits = limit === undefined || limit === null ? [] : [boundaryOf(limit, account)]
  return [
    {
      type: type === 'user' ? 'AWS::IAM::User' : 'AWS::IAM::Role',
      id: name,
      arn,
      name,
      account,
      properties: {
        Policies: documents.filter(isDocument).map((document: unknown, index) => {
          const { name, content } = unwrap(document, `policy ${index + 1}`)
          return { PolicyName: name, PolicyDocument: content }
        }),
        ManagedPolicyArns: documents.filter((each) => !isDocument(each)),
        ...(type === 'role' && { AssumeRolePolicyDocument: noTrust }),
        ...(limits[0] !== undefined && { PermissionsBoundary: limits[0].id }),
      },
      tags: tags ?? {},
      source: { kind: 'aws' },
    },
    ...limits.filter((each) => each.type !== ''),
  ]
}

const noTrust = { Version: '2012-10-17', Statement: [] }

/** Everything but the ARN of a policy. */
function isDocument(given: unknown): boolean {
  return typeof given !== 'string' || !given.startsWith('arn:')
}

/** A boundary as a policy of the account; the type is empty where the case gives only its ARN. */
function boundaryOf(limit: unknown, account: string): Resource {
  const { name, content } = unwrap(limit, 'boundary')
  const id = isDocument(limit) ? `arn:aws:iam::${account}:policy/${name}` : String(limit)
  return {
    type: isDocument(limit) ? 'AWS::IAM::ManagedPolicy' : '',
    id,
    arn: id,
    name,
    account,
    properties: { PolicyDocument: content },
    tags: {},
    source: { kind: 'aws' },
  }
}

function readKnown(outer: Fields, problems: Problems): ReadonlyMap<string, ContextValue> {
  return readContext(outer, problems).values
}

function accountsOf(resources: readonly Resource[]): readonly string[] {
  const accounts = resources.flatMap(({ account }) => account ?? [])
  return [...new Set(accounts)]
}

/** A document, a list of them for one level, or a list of lists from the root to the account. */
function levelsOf(value: unknown): readonly (readonly unknown[])[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [[value]]
  if (value.every((each) => Array.isArray(each))) return value.filter((level) => level.length > 0)
  return [value]
}
