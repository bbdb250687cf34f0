import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { anyCovers } from './glob.ts'
import { type Statement, statements } from './policy.ts'
import { and, not, or, type Truth } from './truth.ts'

/** Whether a policy allows every action on every resource (or every one but some outside IAM). Conditions do not excuse it. */
export function grantsAdmin(document: unknown): Truth {
  return someAllow(document, (s) =>
    onEverything(s) === false ? false : and(onEverything(s), allowsEverything(s)),
  )
}

/** Whether a policy allows all actions of some service (`s3:*`) on every resource. */
export function grantsServiceWildcard(document: unknown): Truth {
  return someAllow(document, (s) => {
    const everything = onEverything(s)
    if (everything === false) return false
    return and(everything, holdsFor(s.actions, isServiceWildcard))
  })
}

/**
 * Whether a policy allows an action on every resource.
 * @param action lower-cased, without wildcards: `iam:passrole`
 */
export function grants(document: unknown, action: string): Truth {
  return someAllow(
    document,
    (s) => {
      const everything = onEverything(s)
      return everything === false ? false : and(everything, reaches(s, action))
    },
    action,
  )
}

/** Whether the actions of a statement reach an action, whatever the resource. */
export function reaches(statement: Statement, action: string): Truth {
  const { actions, notActions } = statement
  if (isUnknown(actions)) return actions
  if (anyCovers(actions, action)) return true
  if (isUnknown(notActions)) return notActions
  return notActions.length > 0 && !anyCovers(notActions, action)
}

/** Whether a statement is about every resource. */
export function onEverything({ resources, notResources }: Statement): Truth {
  if (isUnknown(resources)) return resources
  for (const r of resources) if (r === '*' || r === 'arn:aws:*' || r === '*:*') return true
  return isUnknown(notResources) ? notResources : notResources.length > 0
}

function allowsEverything({ actions, notActions }: Statement): Truth {
  const all = holdsFor(actions, (a) => a === '*' || a === '*:*')
  if (all === true) return true
  const rest = isUnknown(notActions)
    ? notActions
    : notActions.length > 0 && !anyCovers(notActions, 'iam:*')
  return or(all, rest)
}

function isServiceWildcard(action: string): boolean {
  return action === '*' || action.endsWith(':*')
}

function holdsFor(
  values: readonly string[] | Unknown,
  predicate: (value: string) => boolean,
): Truth {
  return isUnknown(values) ? values : values.some(predicate)
}

/** Whether some Allow satisfies; an action that an unconditional Deny on everything takes away counts as not allowed. */
function someAllow(
  document: unknown,
  predicate: (statement: Statement) => Truth,
  action?: string,
): Truth {
  const all = statements(document)
  if (isUnknown(all)) return all
  let result: Truth = false
  for (const statement of all) {
    if (statement.effect !== 'Allow') continue
    result = or(result, predicate(statement))
    if (result === true) break
  }
  if (result === false) return false
  for (const statement of all) {
    if (statement.effect !== 'Deny') continue
    result = and(result, not(takesAway(statement, action)))
    if (result === false) return false
  }
  return result
}

/** Whether a Deny without conditions takes away one action, or (without one) everything. */
function takesAway(deny: Statement, action: string | undefined): Truth {
  if (isUnknown(deny.conditions) || deny.conditions.length > 0) return false
  const everything = onEverything(deny)
  if (everything === false) return false
  return and(everything, action === undefined ? allowsEverything(deny) : reaches(deny, action))
}
