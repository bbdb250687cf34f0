import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import { holds, type Truth } from './truth.ts'
import { fact, read } from './value.ts'

/** Whether a user can sign in with a password: by the credential report, or by what a template gives it. */
export function hasPassword(user: Resource): Truth {
  const profile = read(user, 'LoginProfile')
  if (profile !== undefined && !isUnknown(profile)) return true
  return holds(fact(user, 'PasswordEnabled'), (enabled) => enabled === true)
}
