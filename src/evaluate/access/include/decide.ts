import { loadCatalogue } from '../catalogue/catalogue.ts'
import type { Statement } from '../policy/policy.ts'
import type { AccessRequest } from '../request/request.ts'
import type { Witness } from './answer.ts'
import { Budget, defaultMilliseconds, type Limits, OutOfBudget } from './budget.ts'
import { type Comparison, type Difference, findDifference } from './search/compare.ts'
import { buildRequest } from './witness/build-request.ts'
import { likelier } from './witness/likelier.ts'

/** What the evaluator says of a request that was found: the statements that make it a proof, or why it is none. */
export type Judge = (
  request: AccessRequest,
) => { readonly allowedBy?: Statement; readonly deniedBy?: Statement } | string

export type Decision =
  | { readonly answer: 'none' }
  | { readonly answer: 'some'; readonly witness: Witness }
  | { readonly answer: 'unknown'; readonly reason: string }

/**
 * Searches a request that tells two policies apart, and lets the evaluator judge it. Only what the evaluator confirms is an
 * answer; `none` only when nothing was left open.
 * @param open what could not be read, which makes `none` unknown
 */
export function decide(
  prepare: (budget: Budget) => Comparison,
  judge: Judge,
  limits: Limits,
  open: readonly string[] = [],
): Decision {
  const doubts = new Set(open)
  try {
    const budget = new Budget(limits)
    const comparison = prepare(budget)
    const witness = findDifference(comparison, budget, doubts, (difference) =>
      confirm(difference, comparison, judge),
    )
    if (witness !== undefined) return { answer: 'some', witness }
  } catch (error) {
    if (!(error instanceof OutOfBudget)) throw error
    return { answer: 'unknown', reason: exhausted(error, limits) }
  }
  const [reason] = doubts
  return reason === undefined ? { answer: 'none' } : { answer: 'unknown', reason }
}

function exhausted({ limit }: OutOfBudget, { milliseconds, steps }: Limits): string {
  if (limit === 'size') return 'the policies have more than 10,000 patterns and values'
  const budget =
    limit === 'time' ? `${milliseconds ?? defaultMilliseconds} ms` : `${steps ?? 0} steps`
  return `the search did not end within its budget of ${budget}`
}

/** Makes a request of what was found, rather one that people make, and has it judged. */
function confirm(
  difference: Difference,
  { symbols }: Comparison,
  judge: Judge,
): Witness | undefined {
  const { situation, setting, allowedBy, avoid } = difference
  const likely = likelier(situation, setting, avoid)
  let doubt = ''
  const found = likely === undefined ? [situation] : [likely, situation]
  const callers = symbols.keys().length === 0 ? [undefined] : [undefined, ...others]
  for (const each of found)
    for (const other of callers) {
      const request = buildRequest(each, setting, symbols, other)
      const judged = request === undefined ? noValues : judge(request)
      if (typeof judged === 'string' || request === undefined) doubt = String(judged)
      else {
        const known = loadCatalogue().action(each.action.text) !== undefined
        return { request, allowedBy: allowedBy.statement, known, ...judged }
      }
    }
  setting.doubts.add(doubt)
  return undefined
}

const noValues = 'policy variables could not be given values that fit'
/** Tried where policy variables tell one caller from another. */
const others = [{ account: '444455556666' }, { name: 'bob' }] as const

/** Why a verdict of the evaluator is no proof. */
export const notDecided = 'whether a request is allowed depends on what could not be read'
export const judgedOtherwise = 'a request that was found is judged otherwise by the evaluator'
