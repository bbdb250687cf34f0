import type { Resource } from '../../../model/resource.ts'
import { grantsAdmin } from './policy-admin.ts'
import type { PolicyQuestion } from './identity-policies.ts'
import { read } from './value.ts'

/** Full administration: an own policy that allows everything, or the AWS policy for it. */
export const administration: PolicyQuestion = {
  ofDocument: grantsAdmin,
  ofAwsManaged: (name) => name === 'AdministratorAccess',
}

/** Whether a role belongs to a service, which alone can change it. */
export function isServiceLinked(role: Resource): boolean {
  const path = read(role, 'Path')
  if (typeof path === 'string' && path.startsWith('/aws-service-role/')) return true
  return role.arn?.includes(':role/aws-service-role/') === true
}

/** Whether a role is kept for emergencies, by its name or tags. */
export function isBreakGlass(role: Resource): boolean {
  const name = read(role, 'RoleName')
  if (speaksOfEmergency(role.name ?? role.id)) return true
  if (typeof name === 'string' && speaksOfEmergency(name)) return true
  for (const key of Object.keys(role.tags)) {
    const value: unknown = role.tags[key]
    if (typeof value !== 'string' || value === 'false') continue
    if (speaksOfEmergency(key) || speaksOfEmergency(value)) return true
  }
  return false
}

const words = ['breakglass', 'break-glass', 'break_glass', 'emergency']

function speaksOfEmergency(text: string): boolean {
  const lower = text.toLowerCase()
  return words.some((word) => lower.includes(word))
}
