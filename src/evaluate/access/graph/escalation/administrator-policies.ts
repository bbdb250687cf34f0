import { parsePolicy } from '../../policy/parse-policy.ts'
import { arnOf } from '../arn-of.ts'
import { isEverything } from './everything.ts'
import { accountOf, type Inventory } from './inventory.ts'
import type { Questions } from './questions.ts'

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
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
  if (!mentioned.keys.has('iam:policyarn')) return [administrator]
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
