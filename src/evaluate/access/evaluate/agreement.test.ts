import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse-policy.ts'
import { contextOf } from '../request/context.ts'
import type { AccessRequest } from '../request/request.ts'
import type { Authorization } from './authorization.ts'
import { evaluateAccess } from './evaluate-access.ts'

// The engine against an evaluator that is written to be read, not to be fast: straight from the rules, on plain JSON,
// sharing nothing with the engine. `ACCESS_RUNS=100000` runs more.
const numRuns = Number(process.env['ACCESS_RUNS'] ?? 1500)

interface Doc {
  readonly Version?: string
  readonly Statement: readonly Raw[]
}
type Raw = Readonly<Record<string, unknown>>
type World = Readonly<Record<string, readonly string[]>>
interface Caller {
  readonly kind: 'user' | 'assumed-role' | 'root'
  readonly arn: string
  readonly account: string
}
interface Setting {
  readonly caller: Caller
  readonly action: string
  readonly resource: string
  readonly owner: string
  readonly context: World
  readonly identity: readonly Doc[]
  readonly boundary?: Doc | undefined
  readonly session?: readonly Doc[] | undefined
  readonly resourcePolicy?: Doc | undefined
  readonly scps?: readonly (readonly Doc[])[] | undefined
  readonly rcps?: readonly Doc[] | undefined
  readonly endpoint?: Doc | undefined
}

const own = '111122223333'
const other = '444455556666'

function glob(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const [head, tail] = [pattern.charAt(0), pattern.slice(1)]
  if (head === '*') return glob(tail, text) || (text !== '' && glob(pattern, text.slice(1)))
  return text !== '' && (head === '?' || head === text.charAt(0)) && glob(tail, text.slice(1))
}

function list(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]) as readonly string[]
}

/** `undefined` when a variable has no value. Wildcards of values are made into characters that no pattern uses. */
function fill(text: string, doc: Doc, keys: World): string | undefined {
  if (doc.Version !== '2012-10-17') return text
  let missing = false
  const filled = text.replaceAll(/\$\{([^}]+)\}/g, (_, key: string) => {
    const value = keys[key.toLowerCase()]
    if (value === undefined) missing = true
    return (value?.[0] ?? '').replaceAll('*', '\u0001').replaceAll('?', '\u0002')
  })
  return missing ? undefined : filled
}

const shield = (text: string) => text.replaceAll('*', '\u0001').replaceAll('?', '\u0002')

function onAction(statement: Raw, action: string): boolean {
  const fits = (pattern: string) => glob(pattern.toLowerCase(), action.toLowerCase())
  if ('NotAction' in statement) return !list(statement['NotAction']).some(fits)
  return list(statement['Action']).some(fits)
}

function onResource(statement: Raw, doc: Doc, resource: string, keys: World): boolean | undefined {
  const split = (text: string) => {
    const parts = text.split(':')
    return [...parts.slice(0, 5), parts.slice(5).join(':')]
  }
  let unset = false
  const fits = (pattern: string) => {
    if (pattern === '*') return true
    const filled = split(pattern).map((part, i) => (i === 5 ? fill(part, doc, keys) : part))
    if (filled[5] === undefined) unset = true
    const parts = split(shield(resource))
    return filled.every((part, i) => part !== undefined && glob(part, parts[i] ?? ''))
  }
  if (!('NotResource' in statement)) return list(statement['Resource']).some(fits)
  const found = list(statement['NotResource']).some(fits)
  return !found && unset ? undefined : !found
}

function compare(operator: string, value: string, given: string): boolean {
  const ip = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const date = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))
  switch (operator.replace('Not', '')) {
    case 'StringEquals':
      return value === shield(given)
    case 'StringLike':
      return glob(value, shield(given))
    case 'NumericLessThan':
      return Number(given) < Number(value)
    case 'NumericEquals':
      return Number(given) === Number(value)
    case 'DateGreaterThan':
      return date(given) > date(value)
    case 'Bool':
      return value.toLowerCase() === given.toLowerCase()
    case 'IpAddress': {
      const [base = '', bits = '32'] = value.split('/')
      const size = 2 ** (32 - Number(bits))
      return Math.floor(ip(base) / size) === Math.floor(ip(given) / size)
    }
    case 'ArnLike': {
      const cut = (text: string) => text.split(/:(?=(?:[^:]*:){0,4}[^:]*$)/)
      const [left, right] = [cut(value), cut(shield(given))]
      return (
        given.startsWith('arn:') &&
        left.length === 6 &&
        left.every((part, i) => glob(part, right[i] ?? ''))
      )
    }
    default:
      throw new Error(operator)
  }
}

function holds(
  written: string,
  key: string,
  values: readonly string[],
  doc: Doc,
  keys: World,
): boolean | undefined {
  const given = keys[key.toLowerCase()]
  if (written === 'Null')
    return values.some((value) => (value === 'true') === (given === undefined))
  const [, set, operator = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(written) ?? []
  const negated = operator.includes('Not')
  if (given === undefined)
    return ifExists !== undefined || set === 'ForAllValues' || (negated && set === undefined)
  let unset = false
  const one = (value: string) => {
    const hit = values.some((wanted) => {
      const exact = operator.startsWith('StringEquals') || operator.startsWith('StringNotEquals')
      const textual = operator.startsWith('String') || operator.startsWith('Arn')
      const filled = textual ? fill(wanted, doc, keys) : wanted
      if (filled === undefined) unset = true
      return filled !== undefined && compare(operator, exact ? shield(filled) : filled, value)
    })
    if (!hit && unset && negated) return undefined
    return hit !== negated
  }
  const multivalued = key.toLowerCase() === 'aws:tagkeys'
  if (set === undefined) return multivalued ? false : one(given[0] ?? '')
  const answers = new Set(given.map(one))
  const decisive = set === 'ForAnyValue'
  if (answers.has(decisive)) return decisive
  return answers.has(undefined) ? undefined : !decisive
}

/** `undefined` when the rules leave it open: a negated test against a variable without value. */
function applies(statement: Raw, doc: Doc, setting: Setting, keys: World): boolean | undefined {
  if (!onAction(statement, setting.action)) return false
  const answers = [onResource(statement, doc, setting.resource, keys)]
  for (const [operator, tests] of Object.entries((statement['Condition'] ?? {}) as Raw))
    for (const [key, values] of Object.entries(tests as Raw))
      answers.push(holds(operator, key, list(values), doc, keys))
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

type Naming = 'direct' | 'role' | 'account'

function namingOf(statement: Raw, caller: Caller): Naming | undefined {
  const principal = statement['Principal']
  if (principal === '*') return 'direct'
  const names = list((principal as Raw | undefined)?.['AWS'] ?? [])
  const role = caller.arn.replace(':sts:', ':iam:').replace(/assumed-role\/(\w+)\/.*/, 'role/$1')
  if (names.includes('*') || names.includes(caller.arn)) return 'direct'
  const account =
    names.includes(caller.account) || names.includes(`arn:aws:iam::${caller.account}:root`)
  if (caller.kind === 'assumed-role' && names.includes(role)) return 'role'
  if (!account) return undefined
  return caller.kind === 'root' ? 'direct' : 'account'
}

class Open extends Error {}

function naive(setting: Setting): 'allow' | 'explicit-deny' | 'implicit-deny' {
  const { caller, owner } = setting
  const keys = withAutomatic(setting)
  const isRoot = caller.kind === 'root'
  const match = (doc: Doc, effect: string, named: boolean) =>
    doc.Statement.filter((statement) => {
      if (statement['Effect'] !== effect) return false
      if (named && namingOf(statement, caller) === undefined) return false
      const answer = applies(statement, doc, setting, keys)
      if (answer === undefined) throw new Open()
      return answer
    })
  const some = (docs: readonly Doc[], effect: string, named = false) =>
    docs.some((doc) => match(doc, effect, named).length > 0)
  const levels = setting.scps ?? []
  const resource = setting.resourcePolicy === undefined ? [] : [setting.resourcePolicy]
  const endpoint = setting.endpoint === undefined ? [] : [setting.endpoint]
  const boundary = setting.boundary === undefined ? [] : [setting.boundary]
  const session = setting.session ?? []
  const denied = [
    some(levels.flat(), 'Deny'),
    some(setting.rcps ?? [], 'Deny', true),
    some(resource, 'Deny', true),
    some(endpoint, 'Deny', true),
    !isRoot && some([...setting.identity, ...boundary], 'Deny'),
    some(session, 'Deny'),
  ].some(Boolean)
  const levelsAllow = levels.map((level) => some(level, 'Allow')).every(Boolean)
  const endpointAllows = endpoint.length === 0 || some(endpoint, 'Allow', true)
  const identity = !isRoot && some(setting.identity, 'Allow')
  const boundaryAllows = isRoot || boundary.length === 0 || some(boundary, 'Allow')
  const sessionAllows = session.length === 0 || some(session, 'Allow')
  const limits = boundaryAllows && sessionAllows
  const namings = resource
    .flatMap((doc) => match(doc, 'Allow', true))
    .map((statement) => namingOf(statement, caller))
  if (denied) return 'explicit-deny'
  if (!levelsAllow || !endpointAllows) return 'implicit-deny'
  const granted = () => {
    if (isRoot) return sessionAllows && (owner === caller.account || namings.length > 0)
    if (owner !== caller.account) return namings.length > 0 && identity && limits
    if (namings.includes('direct')) return true
    return (namings.includes('role') && limits) || (identity && limits)
  }
  return granted() ? 'allow' : 'implicit-deny'
}

function withAutomatic({ caller, owner, context }: Setting): World {
  const name = caller.arn.slice(caller.arn.lastIndexOf('/') + 1)
  const role = caller.arn.replace(':sts:', ':iam:').replace(/assumed-role\/(\w+)\/.*/, 'role/$1')
  return {
    'aws:principalarn': [role],
    'aws:principalaccount': [caller.account],
    'aws:resourceaccount': [owner],
    ...(caller.kind === 'user' && { 'aws:username': [name] }),
    ...context,
  }
}

// ---- what is generated: few names, so that things meet

const callers: readonly Caller[] = [own, other].flatMap((account): Caller[] => [
  { kind: 'user', arn: `arn:aws:iam::${account}:user/al`, account },
  { kind: 'assumed-role', arn: `arn:aws:sts::${account}:assumed-role/R/s`, account },
  { kind: 'root', arn: `arn:aws:iam::${account}:root`, account },
])
const pick = <T>(...items: readonly T[]) => fc.constantFrom(...items)
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 2 })
const action = pick('s3:*', '*', 's3:Get*', 's3:getobject', 's3:PutObject', 's3:G?tObject', 'sqs:*')
const pattern = pick(
  '*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/al/*',
  'arn:aws:s3:::b/${aws:username}/*',
  'arn:aws:s3:::b/${aws:PrincipalTag/t}/*',
  'arn:aws:s3:::b/?l/x',
  'arn:*:s3:::*x',
  'arn:aws:s3:us-east-1::b/*',
  'arn:aws:s3:::c/*',
)
const principal = fc.oneof(
  fc.constant('*'),
  some(
    pick(
      '*',
      own,
      other,
      `arn:aws:iam::${own}:root`,
      ...callers.map(({ arn }) => arn),
      `arn:aws:iam::${own}:role/R`,
      `arn:aws:iam::${other}:role/R`,
    ),
  ).map((AWS) => ({ AWS })),
)
const tests: readonly (readonly [string, string, fc.Arbitrary<string>])[] = [
  ['StringEquals', 'aws:PrincipalTag/t', pick('al', 'bo', 'a*', '${aws:username}')],
  ['StringNotEquals', 'aws:PrincipalTag/t', pick('al', 'bo', '${aws:username}')],
  ['StringLike', 'aws:PrincipalTag/t', pick('a*', '*', '?', 'b?', '${aws:username}*')],
  ['StringNotLike', 'aws:PrincipalTag/t', pick('a*', 'zz', '${aws:PrincipalAccount}')],
  ['StringEquals', 'aws:ResourceAccount', pick('${aws:PrincipalAccount}', own)],
  ['NumericLessThan', 's3:max-keys', pick('5', '10', '10.5')],
  ['NumericNotEquals', 's3:max-keys', pick('5', '10')],
  ['DateGreaterThan', 'aws:CurrentTime', pick('2026-01-01T00:00:00Z', '1767225600')],
  ['Bool', 'aws:SecureTransport', pick('true', 'false', 'TRUE')],
  ['IpAddress', 'aws:SourceIp', pick('192.0.2.0/24', '192.0.2.1', '0.0.0.0/0')],
  ['NotIpAddress', 'aws:SourceIp', pick('192.0.2.0/24', '198.51.100.0/24')],
  ['ArnLike', 'aws:PrincipalArn', pick('arn:aws:iam::*:role/*', `arn:aws:iam::${own}:*`)],
  ['ArnNotLike', 'aws:PrincipalArn', pick('arn:aws:iam::*:user/a?', `arn:aws:iam::${other}:*`)],
  ['StringLike', 'aws:TagKeys', pick('a', 'b*')],
  ['StringNotEquals', 'aws:TagKeys', pick('a', 'b')],
  ['Null', 'aws:PrincipalTag/t', pick('true', 'false')],
  ['Null', 'aws:TagKeys', pick('true', 'false')],
]
const condition = fc.constantFrom(...tests).chain(([operator, key, value]) =>
  fc.record({
    operator:
      operator === 'Null'
        ? fc.constant('Null')
        : fc
            .tuple(pick('', '', 'ForAllValues:', 'ForAnyValue:'), pick('', '', 'IfExists'))
            .map(([set, end]) => `${set}${operator}${end}`),
    key: fc.constant(key),
    values: some(value),
  }),
)
const conditions = fc.array(condition, { maxLength: 2 }).map((all) => {
  const block: Record<string, Record<string, readonly string[]>> = {}
  for (const { operator, key, values } of all) (block[operator] ??= {})[key] = values
  return block
})

function doc(
  named: boolean,
  effects: readonly string[] = ['Allow', 'Allow', 'Allow', 'Deny'],
): fc.Arbitrary<Doc> {
  const statement = fc
    .record({
      Effect: pick(...effects),
      who: principal,
      not: pick('', '', '', 'NotAction', 'NotResource'),
      action: some(action),
      resource: some(pattern),
      Condition: conditions,
    })
    .map(({ Effect, who, not, action, resource, Condition }) => ({
      Effect,
      Principal: named ? who : undefined,
      [not === 'NotAction' ? not : 'Action']: action,
      [not === 'NotResource' ? not : 'Resource']: resource,
      Condition,
    }))
  return fc.record({
    Version: pick('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
  })
}

const allowAll: Doc = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}
const often = (named: boolean) =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.constant(
        named
          ? { ...allowAll, Statement: [{ ...allowAll.Statement[0], Principal: '*' }] }
          : allowAll,
      ),
    },
    { weight: 3, arbitrary: doc(named) },
  )
const maybe = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined })
const context = fc.record(
  {
    'aws:principaltag/t': pick('al', 'bo', '*', 'a').map((value) => [value]),
    's3:max-keys': pick('5', '10', '7.25').map((value) => [value]),
    'aws:currenttime': pick('2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', '1767225601').map(
      (value) => [value],
    ),
    'aws:securetransport': pick('true', 'false').map((value) => [value]),
    'aws:sourceip': pick('192.0.2.1', '198.51.100.7', '203.0.113.255').map((value) => [value]),
    'aws:tagkeys': fc.array(pick('a', 'b', 'bb'), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
)
const setting: fc.Arbitrary<Setting> = fc.record({
  caller: pick(...callers),
  action: pick('s3:GetObject', 's3:PutObject', 'S3:getObject'),
  resource: pick(
    'arn:aws:s3:::b/al/x',
    'arn:aws:s3:::b/*/x',
    'arn:aws:s3:::b/bo/y',
    'arn:aws:s3:::c/x',
  ),
  owner: pick(own, own, other),
  context,
  identity: fc.array(often(false), { maxLength: 2 }),
  boundary: maybe(often(false)),
  session: maybe(fc.array(often(false), { minLength: 1, maxLength: 2 })),
  resourcePolicy: maybe(often(true)),
  scps: maybe(fc.array(fc.array(often(false), { minLength: 1, maxLength: 2 }), { maxLength: 2 })),
  rcps: maybe(fc.array(doc(true, ['Deny']), { maxLength: 1 })),
  endpoint: maybe(often(true)),
})

function engine(setting: Setting, unknownKeys: readonly string[] = []) {
  const read = (doc: Doc) => {
    const { policy } = parsePolicy(doc)
    if (policy === undefined) throw new Error('unreadable')
    return policy
  }
  const { boundary, session, resourcePolicy, scps, rcps, endpoint } = setting
  const authorization: Authorization = {
    identityPolicies: setting.identity.map(read),
    ...(boundary && { permissionsBoundary: read(boundary) }),
    ...(session && { sessionPolicies: session.map(read) }),
    ...(resourcePolicy && { resourcePolicy: read(resourcePolicy) }),
    ...(scps && { serviceControlPolicies: scps.map((level) => level.map(read)) }),
    ...(rcps && { resourceControlPolicies: [rcps.map(read)] }),
    ...(endpoint && { vpcEndpointPolicy: read(endpoint) }),
  }
  const { caller, action, resource, owner, context } = setting
  const known = Object.fromEntries(
    Object.entries(context).filter(([key]) => !unknownKeys.includes(key)),
  )
  const request: AccessRequest = {
    principal: caller,
    action,
    resource,
    resourceAccount: owner,
    context: contextOf(known, unknownKeys),
  }
  return evaluateAccess(authorization, request)
}

function naiveOrOpen(setting: Setting): string {
  try {
    return naive(setting)
  } catch (error) {
    if (error instanceof Open) return 'open'
    throw error
  }
}

describe('the engine agrees with a naive evaluator', { timeout: 600_000 }, () => {
  test('whenever the context is known', () => {
    fc.assert(
      fc.property(setting, (given) => {
        const expected = naiveOrOpen(given)
        if (expected !== 'open') expect(engine(given).verdict).toBe(expected)
      }),
      { numRuns },
    )
  })

  test('and is never certain where unknown keys could change the decision', () => {
    const keys = Object.keys({ 'aws:principaltag/t': 0, 'aws:sourceip': 0, 'aws:tagkeys': 0 })
    const worlds: Readonly<Record<string, readonly (readonly string[] | undefined)[]>> = {
      'aws:principaltag/t': [undefined, ['al'], ['bo'], ['zz'], ['*']],
      'aws:sourceip': [undefined, ['192.0.2.1'], ['203.0.113.9']],
      'aws:tagkeys': [undefined, ['a'], ['b', 'c']],
    }
    fc.assert(
      fc.property(setting, fc.constantFrom(...keys), (given, key) => {
        const { verdict } = engine(given, [key])
        if (verdict === 'unknown') return
        for (const values of worlds[key] ?? []) {
          const { [key]: _, ...rest } = given.context as Record<string, readonly string[]>
          const world = values === undefined ? rest : { ...rest, [key]: values }
          const expected = naiveOrOpen({ ...given, context: world })
          if (expected === 'open') continue
          // Where nothing is allowed in any case, whether a statement denies as well does not matter.
          if (verdict === 'implicit-deny') expect(expected).not.toBe('allow')
          else expect(expected).toBe(verdict)
        }
      }),
      { numRuns },
    )
  })
})
