import type { KeyTraits } from '../dimension/traits.ts'
import type { Demand } from '../dimension/find-value.ts'
import { loosePrincipalArnForms, principalArnForms } from '../dimension/forms.ts'
import type { Principal } from '../../request/principal.ts'
import type { Caller } from './caller.ts'

type Traits = Partial<KeyTraits>

export const exampleAccount = '111122223333'
export const never: Traits = { presence: 'never' }
export const there: Traits = { presence: 'always' }

/** A key with one value. */
export function fixed(value: string): Traits {
  return { presence: 'always', domain: [value] }
}

/** Keys that only services have, and only callers of accounts. */
const ofServices = ['aws:principalservicename', 'aws:principalservicenameslist']
const ofAccounts = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:username',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:tokenissuetime',
  'kms:calleraccount',
]

export type AccountKind = 'user' | 'assumed-role' | 'federated-user' | 'root'

const shapes: Readonly<
  Record<AccountKind, readonly [service: string, path: string, type: string]>
> = {
  user: ['iam', 'user/', 'User'],
  'assumed-role': ['iam', 'role/', 'AssumedRole'],
  'federated-user': ['sts', 'federated-user/', 'FederatedUser'],
  root: ['iam', 'root', 'Account'],
}

/**
 * Callers of an account that are of one kind.
 * @param account the account, or any
 * @param demands whom to leave out
 */
export function accountCaller(
  kind: AccountKind,
  account: string | undefined,
  demands: readonly Demand[] = [],
): Caller {
  const [service, path, type] = shapes[kind]
  const forms = principalArnForms(service, path, account)
  const otherwise = account === undefined ? loosePrincipalArnForms(service, path) : []
  return {
    sample: samplePrincipal(kind, account ?? exampleAccount),
    demands,
    keys: new Map<string, Traits>([
      ...ofServices.map((key): [string, Traits] => [key, never]),
      ['aws:principalarn', { presence: 'always', forms, otherwise }],
      ['aws:principalaccount', account === undefined ? there : fixed(account)],
      ['kms:calleraccount', account === undefined ? there : fixed(account)],
      ['aws:principaltype', fixed(type)],
      ['aws:principalisawsservice', fixed('false')],
      ['aws:userid', there],
      ['aws:username', kind === 'user' ? there : never],
    ]),
  }
}

/** One principal that a policy names. */
export function namedCaller(sample: Principal, arn: string, kind: AccountKind): Caller {
  const caller = accountCaller(kind, sample.account)
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  const keys = new Map<string, Traits>([...caller.keys, ['aws:principalarn', fixed(arn)]])
  if (kind === 'user') keys.set('aws:username', fixed(name))
  return { sample, keys, demands: [] }
}

/** A service, or somebody whom no account knows. */
export function outsideCaller(sample: Principal): Caller {
  const service = sample.kind === 'service'
  const [name = ''] = sample.serviceNames ?? []
  const keys = new Map<string, Traits>(ofAccounts.map((key) => [key, never]))
  for (const key of ofServices) keys.set(key, service ? fixed(name) : never)
  keys.set('aws:principalisawsservice', fixed(String(service)))
  keys.set('aws:principaltype', sample.kind === 'anonymous' ? fixed('Anonymous') : never)
  keys.set('aws:userid', sample.kind === 'anonymous' ? fixed('anonymous') : never)
  return { sample, keys, demands: [] }
}

/** Some principal of a kind, as requests have it. */
export function samplePrincipal(
  kind: AccountKind,
  account: string,
  name = kind === 'user' ? 'alice' : 'Example',
): Principal {
  switch (kind) {
    case 'user':
      return { kind, account, arn: `arn:aws:iam::${account}:user/${name}`, userId: 'AIDAEXAMPLE' }
    case 'root':
      return { kind, account, arn: `arn:aws:iam::${account}:root`, userId: account }
    case 'federated-user':
      return {
        kind,
        account,
        arn: `arn:aws:sts::${account}:federated-user/${name}`,
        userId: `${account}:${name}`,
      }
    case 'assumed-role':
      return {
        kind,
        account,
        arn: `arn:aws:sts::${account}:assumed-role/${name}/session`,
        roleArn: `arn:aws:iam::${account}:role/${name}`,
        userId: 'AROAEXAMPLE:session',
      }
  }
}
