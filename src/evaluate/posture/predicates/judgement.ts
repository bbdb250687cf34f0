import type { Judgement } from '../../../model/check.ts'
import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import type { Truth } from './truth.ts'

export function pass(message: string, ...pointers: readonly string[]): Judgement {
  return { outcome: 'pass', message, pointers }
}

export function fail(message: string, ...pointers: readonly string[]): Judgement {
  return { outcome: 'fail', message, pointers }
}

export function notApplicable(message: string, ...pointers: readonly string[]): Judgement {
  return { outcome: 'not-applicable', message, pointers }
}

const wordsFor: Record<Unknown['$unknown'], string> = {
  denied: 'Access was denied',
  throttled: 'The call was throttled until its budget ran out',
  failed: 'The call failed',
  unsupported: 'The endpoint does not support the call',
  unresolved: 'The value cannot be resolved before deployment',
  'not-collected': 'This was not collected',
}

/** The judgement that an unknown value forces. */
export function undecided(why: Unknown, ...pointers: readonly string[]): Judgement {
  const words = wordsFor[why.$unknown]
  if (words === undefined)
    return {
      outcome: 'unknown',
      reason: 'unresolved',
      message: 'The value is not readable.',
      pointers,
    }
  const message = why.detail === undefined ? `${words}.` : `${words}: ${why.detail}.`
  return { outcome: 'unknown', reason: why.$unknown, message, pointers }
}

/** Turns a truth into a judgement with fixed messages. */
export function decide(
  truth: Truth,
  messages: { readonly pass: string; readonly fail: string },
  ...pointers: readonly string[]
): Judgement {
  if (isUnknown(truth)) return undecided(truth, ...pointers)
  return truth ? pass(messages.pass, ...pointers) : fail(messages.fail, ...pointers)
}
