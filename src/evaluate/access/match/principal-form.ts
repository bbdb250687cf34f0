import type { PrincipalPattern } from '../policy/policy.ts'
import { splitArn } from './arn.ts'

/** A principal of a policy, by what it names. */
export type PrincipalForm =
  | { readonly form: 'everyone' }
  /** `{"AWS": "*"}`: the same, but people without AWS credentials are left out of trust policies. */
  | { readonly form: 'every-caller' }
  | { readonly form: 'account'; readonly account: string; readonly partition?: string }
  | { readonly form: 'user' | 'role' | 'session' | 'federated-session'; readonly arn: string }
  /** AIDA… or AROA…: what IAM turns the ARN of a principal into. */
  | { readonly form: 'unique-id'; readonly id: string }
  | { readonly form: 'service' | 'provider' | 'canonical'; readonly name: string }
  | { readonly form: 'nobody' }

/** Source: IAM user guide, "AWS JSON policy elements: Principal". Wildcards inside a principal have no meaning. */
export function readPrincipalForm({ type, value }: PrincipalPattern): PrincipalForm {
  switch (type) {
    case '*':
      return { form: 'everyone' }
    case 'Service':
      return { form: 'service', name: value }
    case 'Federated':
      return { form: 'provider', name: value }
    case 'CanonicalUser':
      return { form: 'canonical', name: value }
    case 'AWS':
      return readAws(value)
  }
}

function readAws(value: string): PrincipalForm {
  if (value === '*') return { form: 'every-caller' }
  if (/^\d{12}$/.test(value)) return { form: 'account', account: value }
  const parts = splitArn(value)
  if (parts === undefined)
    return /^A[A-Z0-9]{15,}$/.test(value) ? { form: 'unique-id', id: value } : { form: 'nobody' }
  const [, partition, service, , account, rest] = parts
  if (service === 'iam' && rest === 'root') return { form: 'account', account, partition }
  if (service === 'iam' && rest.startsWith('user/')) return { form: 'user', arn: value }
  if (service === 'iam' && rest.startsWith('role/')) return { form: 'role', arn: value }
  if (service !== 'sts') return { form: 'nobody' }
  if (rest.startsWith('assumed-role/')) return { form: 'session', arn: value }
  return rest.startsWith('federated-user/')
    ? { form: 'federated-session', arn: value }
    : { form: 'nobody' }
}
