import type { Facts } from '../../../model/facts.ts'
import { accountType, type Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { isPresent } from './property.ts'
import { holds, type Truth } from './truth.ts'
import { read } from './value.ts'

const unseen = unknown('not-collected', 'whether the account is in the organization')

/** Whether the account of a resource (or the account itself) is a member of an organization. */
export function inOrganization(near: Resource, facts: Facts): Truth {
  const account = near.type === accountType ? near : facts.find(accountType, near.account, near)
  return account === undefined ? unseen : holds(read(account, 'OrganizationId'), isPresent)
}
