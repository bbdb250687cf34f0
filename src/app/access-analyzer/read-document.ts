import { parsePolicy } from '../../evaluate/access/policy/parse-policy.ts'
import type { Policy } from '../../evaluate/access/policy/policy.ts'
import { InvalidDocument } from './invalid-document.ts'

/**
 * Reads a policy that a check is to judge. A policy that IAM would refuse is refused: nothing could be said of it.
 * @throws InvalidDocument that says where and why
 */
export function readDocument(text: string, name: string): Policy {
  const { policy, diagnostics } = parsePolicy(text, name)
  const problem = diagnostics.find(({ severity }) => severity === 'error')
  if (policy !== undefined && problem === undefined) return policy
  const pointer = problem?.where?.pointer ?? ''
  const at = pointer === '' ? '' : ` at ${pointer}`
  throw new InvalidDocument(`The ${name} is invalid${at}: ${problem?.message ?? 'no policy.'}`)
}
