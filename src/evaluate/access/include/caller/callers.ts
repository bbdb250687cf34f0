import { splitArn } from '../../match/arn.ts'
import type { PolicyType, PrincipalPattern, Statement } from '../../policy/policy.ts'
import type { Principal } from '../../request/principal.ts'
import type { Budget } from '../budget.ts'
import { compileKeyTest } from '../compile/key-test.ts'
import type { Demand } from '../dimension/find-value.ts'
import type { Caller } from './caller.ts'
import {
  accountCaller,
  type AccountKind,
  namedCaller,
  outsideCaller,
  samplePrincipal,
} from './caller-of.ts'

const kinds: readonly AccountKind[] = ['user', 'assumed-role']
const arnKey = 'aws:principalarn'

/** Keys by which policies without principals tell callers apart. */
const telling = [arnKey, 'aws:principalaccount', 'aws:principaltype', 'aws:username', 'aws:userid']

/**
 * The callers to try for policies that name no principals: the account's users, and others where keys tell them apart.
 * @param keys every key that the policies name, also in variables
 */
export function callersByKeys(type: PolicyType, keys: ReadonlySet<string>): readonly Caller[] {
  if (!telling.some((key) => keys.has(key))) return [accountCaller('user', undefined)]
  const more: readonly AccountKind[] =
    type === 'service-control' || type === 'vpc-endpoint' ? ['root'] : []
  return [...kinds, 'federated-user' as const, ...more].map((kind) =>
    accountCaller(kind, undefined),
  )
}

/**
 * The callers to try for policies with principals: everyone named, everyone else of the accounts that are named, somebody of
 * another account, services, and nobody known. No policy can tell others apart but by condition keys.
 */
export function callersNamed(statements: readonly Statement[], budget: Budget): readonly Caller[] {
  const patterns = new Map<string, PrincipalPattern>()
  for (const { principal } of statements)
    for (const pattern of principal?.principals ?? [])
      patterns.set(`${pattern.type} ${pattern.value}`, pattern)
  const named: Caller[] = []
  const accounts = new Set<string>()
  const arns = new Set<string>()
  const services = new Set<string>()
  for (const { type, value } of patterns.values()) {
    budget.spend(16)
    if (type === 'AWS') {
      const account = accountIn(value)
      if (account !== undefined) accounts.add(account)
      const caller = callerOf(value)
      if (caller === undefined) continue
      named.push(caller)
      arns.add(caller.keys.get(arnKey)?.domain?.[0] ?? value)
    } else if (type === 'Service') services.add(value)
    else if (type === 'Federated') named.push(provided(value))
    else if (type === 'CanonicalUser') {
      const account = '999900001111'
      const sample = { ...samplePrincipal('user', account), canonicalUserId: value }
      named.push(namedCaller(sample, sample.arn ?? '', 'user'))
    }
  }
  const others = [...accounts].flatMap((account) =>
    [...kinds, 'root' as const].map((kind) =>
      accountCaller(kind, account, leaveOut([...arns].filter((arn) => arn.includes(account)))),
    ),
  )
  const strangers = kinds.map((kind) => stranger(kind, accounts))
  const known = [...services, 'example.amazonaws.com'].map((name) =>
    outsideCaller({ kind: 'service', serviceNames: [name] }),
  )
  return [...strangers, outsideCaller({ kind: 'anonymous' }), ...others, ...named, ...known]
}

/** Callers of accounts that no statement names. */
export function strangersTo(statements: readonly Statement[]): readonly Caller[] {
  const accounts = new Set<string>()
  for (const { principal } of statements)
    for (const { type, value } of principal?.principals ?? []) {
      const account = type === 'AWS' ? accountIn(value) : undefined
      if (account !== undefined) accounts.add(account)
    }
  return kinds.map((kind) => stranger(kind, accounts))
}

function accountIn(value: string): string | undefined {
  const account = /^\d{12}$/.test(value) ? value : splitArn(value)?.[4]
  return account === '' ? undefined : account
}

/** Somebody of an account that no policy names. */
function stranger(kind: AccountKind, accounts: ReadonlySet<string>): Caller {
  const account = ['444455556666', '777788889999', '123456789012'].find((id) => !accounts.has(id))
  const demands = leaveOut([...accounts].map((id) => `arn:*:*:*:${id}:*`))
  const caller = accountCaller(kind, undefined, demands)
  return { ...caller, sample: samplePrincipal(kind, account ?? '100000000001') }
}

function leaveOut(values: readonly string[]): readonly Demand[] {
  if (values.length === 0) return []
  const test = compileKeyTest(
    { operator: 'ArnLike', ifExists: false, key: arnKey, values },
    undefined,
  )
  return [{ test, passes: false }]
}

/** The caller whom an ARN names: a user, a role through one of its sessions, a session, a federated user. */
function callerOf(value: string): Caller | undefined {
  const parts = splitArn(value)
  if (parts === undefined) return callerById(value)
  const [, partition, service, , account, rest] = parts
  const [type, name = '', session = 'session'] = rest.split('/')
  const last = rest.slice(rest.lastIndexOf('/') + 1)
  if (service === 'iam' && type === 'user')
    return namedCaller({ ...samplePrincipal('user', account), arn: value }, value, 'user')
  if (service === 'iam' && type === 'role') {
    const arn = `arn:${partition}:sts::${account}:assumed-role/${last}/session`
    const sample: Principal = { ...samplePrincipal('assumed-role', account), arn, roleArn: value }
    return namedCaller(sample, value, 'assumed-role')
  }
  if (service === 'sts' && type === 'assumed-role') {
    const roleArn = `arn:${partition}:iam::${account}:role/${name}`
    const userId = `AROAEXAMPLE:${session}`
    const sample: Principal = { kind: 'assumed-role', account, arn: value, roleArn, userId }
    return namedCaller(sample, roleArn, 'assumed-role')
  }
  if (service === 'sts' && type === 'federated-user')
    return namedCaller(
      { ...samplePrincipal('federated-user', account, name), arn: value },
      value,
      'federated-user',
    )
  return undefined
}

/** The caller whom IAM shows by its id, after the principal of a policy was deleted. */
function callerById(id: string): Caller | undefined {
  if (!/^A[A-Z0-9]{15,}$/.test(id)) return undefined
  const kind = id.startsWith('AIDA') ? 'user' : 'assumed-role'
  const sample = samplePrincipal(kind, '999900001111', id)
  const userId = kind === 'user' ? id : `${id}:session`
  return namedCaller({ ...sample, userId }, sample.roleArn ?? sample.arn ?? '', kind)
}

function provided(provider: string): Caller {
  const saml = provider.includes(':saml-provider/')
  return outsideCaller({ kind: saml ? 'saml' : 'web-identity', arn: provider })
}
