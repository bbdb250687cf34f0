import type { Policy } from '../../policy/policy.ts'
import { parsePolicy } from '../../policy/parse-policy.ts'
import { arnOf } from '../arn-of.ts'
import type { Identity } from '../identity.ts'
import { isEverything } from './everything.ts'
import { accountOf, type Inventory } from './inventory.ts'
import type { Questions } from './questions.ts'

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
/** Whoever has it writes the rest itself. Source: AWS managed policy reference, IAMFullAccess. */
const fullIam: Policy = {
  version: '2012-10-17',
  name: 'arn:aws:iam::aws:policy/IAMFullAccess',
  statements: [
    {
      index: 0,
      effect: 'Allow',
      action: { negated: false, patterns: ['iam:*'] },
      resource: { negated: false, patterns: ['*'] },
      conditions: [],
    },
  ],
}
const known = new WeakMap<Inventory, Map<string, readonly string[]>>()

/**
 * Policies that somebody could attach to have everything. Others than that of AWS only where policies care which one it is
 * (`iam:PolicyARN`).
 */
export function administratorPolicies(
  { mentioned }: Questions,
  inventory: Inventory,
  account: string,
): readonly string[] {
  return permissivePolicies(inventory, account, mentioned.keys.has('iam:policyarn'))
}

/** Policies that allow everything: that of AWS; where it matters which one it is, also those of the account. */
export function permissivePolicies(
  inventory: Inventory,
  account: string,
  matters: boolean,
): readonly string[] {
  if (!matters) return [administrator]
  let byAccount = known.get(inventory)
  if (byAccount === undefined) known.set(inventory, (byAccount = new Map()))
  let found = byAccount.get(account)
  if (found === undefined) {
    const own = inventory.ofType('AWS::IAM::ManagedPolicy').filter((resource) => {
      const { policy } = parsePolicy(resource.properties['PolicyDocument'])
      return accountOf(resource) === account && policy !== undefined && isEverything(policy)
    })
    found = [administrator, ...own.flatMap((resource) => arnOf(resource) ?? [])]
    byAccount.set(account, found)
  }
  return found
}

const holders = new WeakMap<Identity, Identity>()

/**
 * The policy of AWS that leads to everything by one more step where only AdministratorAccess is refused; and its holder, who has to
 * be able to take that step. Nothing where policies do not care which one is attached.
 */
export function stepUpPolicy(
  { mentioned }: Questions,
  identity: Identity,
): { readonly policyArn: string; readonly holder: Identity; readonly action: string } | undefined {
  if (!mentioned.keys.has('iam:policyarn')) return undefined
  let holder = holders.get(identity)
  if (holder === undefined)
    holders.set(identity, (holder = { ...identity, policies: [...identity.policies, fullIam] }))
  const action = identity.kind === 'user' ? 'iam:PutUserPolicy' : 'iam:PutRolePolicy'
  return { policyArn: fullIam.name ?? '', holder, action }
}
