import type { AccessFacts } from '../../model/access-facts.ts'
import { unknown } from '../../model/unknown.ts'
import type { Estate } from './graph/estate.ts'
import { guardrailsInForce } from './guardrails/in-force.ts'

/** Which guardrails of the library hold in each account of a snapshot, by whatever policies are attached. */
export function readGuardrails(estate: Estate): AccessFacts['guardrails'] {
  const accounts = new Map(
    guardrailsInForce(estate).map(({ account, guardrails }) => [
      account,
      guardrails.map(({ guardrail, answer, reason }) => ({
        name: guardrail,
        inForce:
          answer === 'unknown'
            ? unknown('unresolved', reason)
            : answer === 'partly'
              ? answer
              : answer === 'yes',
      })),
    ]),
  )
  return ({ account }) =>
    accounts.get(account ?? '') ?? unknown('not-collected', 'the account is not in the snapshot')
}
