import type { Policy } from './policy.ts'

/** Whether everything that a policy says is known. */
export function isResolved(policy: Policy): boolean {
  return (
    policy.unresolved === undefined && !JSON.stringify(policy.statements).includes('"unresolved":')
  )
}
