import type { Facts } from '../../../model/facts.ts'
import { accountType, type Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { loadBalancerAccounts } from './aws-accounts.ts'
import { and, type Truth } from './truth.ts'
import { read } from './value.ts'

const memberType = 'AWS::Organizations::Account'
const unlisted = unknown('not-collected', 'the accounts of the organization are not known')

/** The types that a check relates to when it asks who is known. */
export const accountTypes = [memberType, accountType] as const

/**
 * Whether an account is one of ours: the own one, for a bucket those that deliver load-balancer logs, one of the snapshot, or a member of the organization.
 * A stranger is only certain when the members were listed (the own account is among them) or there is no organization.
 */
export function isKnownAccount(id: string, near: Resource, facts: Facts): Truth {
  if (id === near.account) return true
  if (near.type === 'AWS::S3::Bucket' && loadBalancerAccounts.has(id)) return true
  if (facts.find(memberType, id, near) !== undefined) return true
  if (facts.find(accountType, id, near) !== undefined) return true
  if (near.account === undefined) return unlisted
  if (facts.find(memberType, near.account, near) !== undefined) return false
  const own = facts.find(accountType, near.account, near)
  if (own === undefined) return unlisted
  const organization = read(own, 'OrganizationId')
  if (isUnknown(organization)) return organization
  return organization === undefined || organization === null ? false : unlisted
}

/** Whether all accounts are ours. */
export function areKnownAccounts(
  ids: readonly string[] | Unknown,
  near: Resource,
  facts: Facts,
): Truth {
  if (isUnknown(ids)) return ids
  let result: Truth = true
  for (const id of ids) {
    result = and(result, isKnownAccount(id, near, facts))
    if (result === false) return false
  }
  return result
}
