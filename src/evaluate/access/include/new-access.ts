import type { Policy } from '../policy/policy.ts'
import type { IncludeOptions, Witness } from './answer.ts'
import { compare } from './is-included.ts'

/** One thing that a changed policy allows and did not before. */
export interface Addition {
  /** Place of the statement in the new policy, from 0. */
  readonly statement: number
  readonly sid?: string
  readonly witness: Witness
}

export type NewAccess =
  | { readonly answer: 'none' }
  | { readonly answer: 'some'; readonly additions: readonly Addition[] }
  | { readonly answer: 'unknown'; readonly reason: string }

/**
 * What a change of a policy adds: for each statement that allows, a request that the new policy allows by it and the old one did
 * not. An addition is certain even when other statements stay unknown.
 * @param options what the policies are attached as, and the budget of the whole: 250 ms without it
 */
export function newAccess(before: Policy, after: Policy, options: IncludeOptions = {}): NewAccess {
  const additions: Addition[] = []
  const clock = options.clock ?? (() => performance.now())
  const end = clock() + (options.milliseconds ?? 250)
  let unknown: string | undefined
  for (const { index, sid, effect } of after.statements) {
    if (effect !== 'Allow') continue
    const milliseconds = Math.max(0, end - clock())
    const found = compare(after, before, { ...options, milliseconds }, index)
    if (found.answer === 'some')
      additions.push({
        statement: index,
        ...(sid !== undefined && { sid }),
        witness: found.witness,
      })
    else if (found.answer === 'unknown') unknown ??= found.reason
  }
  if (after.statements.every(({ effect }) => effect === 'Deny') && after.unresolved !== undefined)
    unknown ??= 'parts of the new policy could not be read'
  if (additions.length > 0) return { answer: 'some', additions }
  return unknown === undefined ? { answer: 'none' } : { answer: 'unknown', reason: unknown }
}
