import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { anyCovers } from './glob.ts'
import { isNarrowed, sparesOnlyNamed } from './policy-conditions.ts'
import { type Statement, statements } from './policy.ts'
import { and, holds, not, or, type Truth } from './truth.ts'

/** Whether a policy lets anyone in: an Allow for everybody that no condition and no full Deny narrows. */
export function isPublic(document: unknown): Truth {
  const found = publicStatements(document)
  return isUnknown(found) ? found : found.length > 0
}

/** The statements that let anyone in. Unknown when none surely does and some might. */
export function publicStatements(document: unknown): readonly Statement[] | Unknown {
  const all = statements(document)
  if (isUnknown(all)) return all
  const found: Statement[] = []
  let doubt: Unknown | undefined
  for (const statement of all) {
    if (statement.effect !== 'Allow') continue
    const open = opensToAnyone(statement, all)
    if (open === true) found.push(statement)
    else if (isUnknown(open)) doubt ??= open
  }
  return found.length === 0 && doubt !== undefined ? doubt : found
}

/** Whether a statement names everybody: principal `*`, or everybody but some. */
export function namesEverybody({ principals, notPrincipals }: Statement): Truth {
  if (isUnknown(principals)) return principals
  if (principals.includes('*')) return true
  return isUnknown(notPrincipals) ? notPrincipals : notPrincipals.length > 0
}

function opensToAnyone(allow: Statement, all: readonly Statement[]): Truth {
  const everybody = namesEverybody(allow)
  if (everybody === false) return false
  let result = and(everybody, not(isNarrowed(allow)))
  for (const deny of all) {
    if (result === false) break
    if (deny.effect === 'Deny') result = and(result, not(closes(deny, allow)))
  }
  return result
}

/** Whether a Deny takes from strangers all that an Allow gives. */
function closes(deny: Statement, allow: Statement): Truth {
  const strangers = deniesStrangers(deny)
  if (strangers === false) return false
  const covered = and(
    strangers,
    or(holds(deny.actions, nameWholeService), coversAll(deny.actions, allow.actions)),
    coversAll(deny.resources, allow.resources),
  )
  return covered === false ? false : and(covered, sparesOnlyNamed(deny))
}

/** A Deny is for everybody, or for everybody but callers that `NotPrincipal` names. */
function deniesStrangers({ principals, notPrincipals }: Statement): Truth {
  if (isUnknown(principals)) return principals
  if (principals.includes('*')) return true
  return holds(notPrincipals, (v) => Array.isArray(v) && v.length > 0 && !v.includes('*'))
}

/** All actions of a service are all that a policy of one of its resources can give: `s3:*` takes away `*`. */
function nameWholeService(actions: unknown): boolean {
  return Array.isArray(actions) && actions.some((a) => /^[a-z0-9-]+:\*$/.test(String(a)))
}

function coversAll(
  patterns: readonly string[] | Unknown,
  texts: readonly string[] | Unknown,
): Truth {
  if (isUnknown(patterns)) return patterns
  if (patterns.includes('*')) return true
  if (isUnknown(texts)) return texts
  return patterns.length > 0 && texts.length > 0 && texts.every((t) => anyCovers(patterns, t))
}
