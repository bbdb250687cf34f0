import { evaluatePolicy } from '../evaluate/evaluate-policy.ts'
import type { Policy } from '../policy/policy.ts'
import type { IncludeOptions, Witness } from './answer.ts'
import { compileBox } from './compile/compile-statement.ts'
import { decide, judgedOtherwise, notDecided } from './decide.ts'
import { prepare } from './search/compare.ts'
import { unreadParts } from './unread-parts.ts'

/** Access to look for, as in the CheckAccessNotGranted of Access Analyzer: each of the actions on each of the resources. */
export interface Access {
  /** With wildcards if wanted; every action without it. */
  readonly actions?: readonly string[]
  /** With wildcards if wanted; every resource without it. */
  readonly resources?: readonly string[]
}

export type Grant =
  | { readonly answer: 'granted'; readonly witness: Witness }
  | { readonly answer: 'not-granted' }
  | { readonly answer: 'unknown'; readonly reason: string }

/**
 * Whether a policy allows any of some actions on any of some resources, to anybody under any circumstances.
 * @param options what the policy is attached as, and the budget: 250 ms without it
 */
export function grantsAccess(policy: Policy, access: Access, options: IncludeOptions = {}): Grant {
  const type = options.type ?? 'identity'
  const wanted = asPolicy(access)
  const [statement] = wanted.statements
  const nothing: Policy = { version: '2012-10-17', statements: [] }
  const decision = decide(
    (budget) => ({
      ...prepare(policy, nothing, type, budget),
      ...(statement && { within: compileBox(wanted, statement, 'identity', undefined) }),
    }),
    (request) => {
      const [given, asked] = [
        evaluatePolicy(policy, type, request),
        evaluatePolicy(wanted, 'identity', request),
      ]
      if (given.verdict === 'unknown') return notDecided
      if (given.verdict !== 'allow' || asked.verdict !== 'allow') return judgedOtherwise
      const [allowedBy] = given.statements
      return allowedBy === undefined ? {} : { allowedBy }
    },
    options,
    unreadParts([policy]),
  )
  if (decision.answer === 'unknown') return decision
  return decision.answer === 'none'
    ? { answer: 'not-granted' }
    : { answer: 'granted', witness: decision.witness }
}

function asPolicy({ actions = ['*'], resources = ['*'] }: Access): Policy {
  return {
    version: '2008-10-17',
    statements: [
      {
        index: 0,
        effect: 'Allow',
        action: { negated: false, patterns: actions },
        resource: { negated: false, patterns: resources },
        conditions: [],
      },
    ],
  }
}
