import type { Judgement } from '../../../model/check.ts'
import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { fail, pass, undecided } from './judgement.ts'
import type { Truth } from './truth.ts'

interface Messages {
  readonly pass: string
  readonly fail: string
}

/**
 * Passes when some resource of a type around the subject (its account, in its Region if it has one) satisfies.
 * It only fails when the absence is knowledge.
 */
export function hasSome(
  subject: Resource,
  facts: Facts,
  type: string,
  predicate: (candidate: Resource) => Truth,
  messages: Messages,
): Judgement {
  const found = someAround(subject, facts, type, predicate)
  if (isUnknown(found)) return undecided(found)
  return found ? pass(messages.pass) : fail(messages.fail)
}

/** Whether some resource of a type around the subject satisfies; unknown where one might. */
export function someAround(
  subject: Resource,
  facts: Facts,
  type: string,
  predicate: (candidate: Resource) => Truth,
): Truth {
  const found = someOf(facts.inRegion(type, subject), certainly(predicate, subject))
  if (found !== false) return found
  const seen = facts.seen(type, subject)
  return seen === true ? false : seen
}

/** Whether some of the candidates satisfies; unknown where one might. */
export function someOf(
  candidates: readonly Resource[],
  predicate: (candidate: Resource) => Truth,
): Truth {
  let doubt: Unknown | undefined
  for (const candidate of candidates) {
    const truth = predicate(candidate)
    if (truth === true) return true
    if (truth !== false) doubt ??= truth
  }
  return doubt ?? false
}

/** Whether something of a type refers to the target by a property; unknown where only an undecided condition makes it. */
export function isReferredTo(
  target: Resource,
  facts: Facts,
  type: string,
  property: string,
): Truth {
  return someOf(
    facts.referring(type, property, target),
    certainly(() => true, target),
  )
}

/** What holds for a resource that may not be deployed is unknown, unless the subject depends on the same condition. */
function certainly(
  predicate: (candidate: Resource) => Truth,
  subject: Resource,
): (candidate: Resource) => Truth {
  return (candidate) => {
    const truth = predicate(candidate)
    const { condition } = candidate
    if (truth === false || condition === undefined || condition === subject.condition) return truth
    return unknown('unresolved', `the condition ${condition} is undecided`)
  }
}
