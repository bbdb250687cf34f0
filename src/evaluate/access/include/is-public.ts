import { evaluatePolicy } from '../evaluate/evaluate-policy.ts'
import type { Policy } from '../policy/policy.ts'
import type { IncludeOptions, Witness } from './answer.ts'
import { decide, judgedOtherwise, notDecided } from './decide.ts'
import { strangers } from './public/strangers.ts'
import { prepare } from './search/compare.ts'
import { unreadParts } from './unread-parts.ts'

export type Publicity =
  | { readonly answer: 'public'; readonly witness: Witness }
  | { readonly answer: 'not-public' }
  | { readonly answer: 'unknown'; readonly reason: string }

/**
 * Whether a resource policy lets just anybody in: a caller whom it does not name, who has none of the values by which it fixes
 * whom it trusts (see `trustedKeys`). Accounts, organisations, services, VPC endpoints and narrow address ranges that are named
 * are not anybody. Source: Amazon S3 user guide, "The meaning of public".
 * @param options `type` is `resource` without it, or `trust` for the trust policy of a role
 */
export function isPublic(policy: Policy, options: IncludeOptions = {}): Publicity {
  const type = options.type ?? 'resource'
  const nothing: Policy = { version: '2012-10-17', statements: [] }
  const decision = decide(
    (budget) => ({ ...prepare(policy, nothing, type, budget), callers: strangers(policy, type) }),
    (request) => {
      const { verdict, statements } = evaluatePolicy(policy, type, request)
      if (verdict === 'unknown') return notDecided
      if (verdict !== 'allow') return judgedOtherwise
      const [allowedBy] = statements
      return allowedBy === undefined ? {} : { allowedBy }
    },
    options,
    unreadParts([policy]),
  )
  if (decision.answer === 'unknown') return decision
  return decision.answer === 'none'
    ? { answer: 'not-public' }
    : { answer: 'public', witness: decision.witness }
}
