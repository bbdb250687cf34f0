import type { AccessFacts, Guardrail } from '../../model/access-facts.ts'
import { unknown } from '../../model/unknown.ts'
import type { Estate } from './graph/estate.ts'
import { guardrailsInForce } from './guardrails/in-force.ts'
import { loadGuardrails } from './guardrails/library.ts'

/** Which guardrails of the library hold in each account of a snapshot, by whatever policies are attached. */
export function readGuardrails(estate: () => Estate): AccessFacts['guardrails'] {
  const asked = new Map<string, ReadonlyMap<string, readonly Guardrail[]>>()
  return ({ account }, names) => {
    const key = names.join(' ')
    let accounts = asked.get(key)
    if (accounts === undefined) asked.set(key, (accounts = byAccount(estate(), new Set(names))))
    return (
      accounts.get(account ?? '') ?? unknown('not-collected', 'the account is not in the snapshot')
    )
  }
}

function byAccount(estate: Estate, names: ReadonlySet<string>) {
  const wanted = loadGuardrails().filter(({ name }) => names.has(name))
  return new Map(
    guardrailsInForce(estate, wanted, false).map(({ account, guardrails }) => [
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
}
