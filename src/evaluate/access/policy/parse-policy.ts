import type { Diagnostic } from '../../../model/diagnostic.ts'
import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { readConditions } from './read-conditions.ts'
import { readPatterns } from './read-patterns.ts'
import { readPrincipals } from './read-principals.ts'
import { readPolicyText } from './read-policy-text.ts'
import type { Policy, Statement } from './policy.ts'

export interface ParsedPolicy {
  /** Absent when the document cannot be read at all. */
  readonly policy?: Policy
  /** Parts that IAM would refuse; what they say is left out of `policy` and makes it `unresolved`. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Tells of a problem at a place of the document. */
export type Report = (pointer: string, message: string) => Unknown

const maxStatements = 10_000

/**
 * Reads a policy document into the normalised form. Never throws: what IAM would refuse is a diagnostic, and what it
 * could have said is unknown, so that a broken policy neither grants nor denies by accident.
 * @param document JSON text, or the parsed document, in which markers of unknown values may stand
 * @param name where the policy comes from, for explanations
 */
export function parsePolicy(document: unknown, name?: string): ParsedPolicy {
  if (isUnknown(document)) return { policy: empty(name, document), diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  if (typeof document === 'string') {
    const { value, problems } = readPolicyText(document, name)
    diagnostics.push(...problems)
    return value === undefined ? { diagnostics } : read(value, name, diagnostics)
  }
  return read(document, name, diagnostics)
}

function read(
  document: unknown,
  name: string | undefined,
  diagnostics: Diagnostic[],
): ParsedPolicy {
  let broken: Unknown | undefined
  const report: Report = (pointer, message) => {
    const where = name === undefined ? { pointer } : { pointer, file: name }
    diagnostics.push({ code: 'access-policy-invalid', severity: 'error', message, where })
    const why = unknown('unresolved', message)
    broken ??= why
    return why
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    report('', 'A policy is a JSON object with Version and Statement.')
    return { diagnostics }
  }
  const { Version, Id, Statement: given } = document as Record<string, unknown>
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17')
    report('/Version', 'The version of a policy is 2012-10-17 or 2008-10-17.')
  const statements: Statement[] = []
  const entries = isUnknown(given) ? [given] : Array.isArray(given) ? given : [given]
  if (given === undefined) report('/Statement', 'The policy has no Statement.')
  else if (entries.length > maxStatements)
    report('/Statement', 'The policy has too many statements.')
  else
    for (const [index, entry] of entries.entries()) {
      if (isUnknown(entry)) broken ??= entry
      else {
        const statement = readStatement(entry, index, report)
        if (isUnknown(statement)) broken ??= statement
        else statements.push(statement)
      }
    }
  const policy: Policy = {
    version: Version === '2012-10-17' ? '2012-10-17' : '2008-10-17',
    ...(typeof Id === 'string' && { id: Id }),
    ...(name !== undefined && { name }),
    statements,
    ...(broken !== undefined && { unresolved: broken }),
  }
  return { policy, diagnostics }
}

const elements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
])

function readStatement(entry: unknown, index: number, report: Report): Statement | Unknown {
  const at = `/Statement/${index}`
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return report(at, 'A statement is a JSON object.')
  const raw = entry as Record<string, unknown>
  for (const key of Object.keys(raw))
    if (!elements.has(key)) return report(`${at}/${key}`, `A statement has no element ${key}.`)
  const effect = raw['Effect']
  if (isUnknown(effect)) return effect
  if (effect !== 'Allow' && effect !== 'Deny')
    return report(`${at}/Effect`, 'The effect of a statement is Allow or Deny.')
  const action = readPatterns(raw, 'Action', at, report)
  if (action === undefined) return report(at, 'A statement needs Action or NotAction.')
  const resource = readPatterns(raw, 'Resource', at, report)
  const principal = readPrincipals(raw, at, report)
  const conditions = readConditions(raw['Condition'], `${at}/Condition`, report)
  if (isUnknown(conditions)) return conditions
  for (const part of [action, resource, principal]) if (isUnknown(part)) return part
  return {
    index,
    ...(typeof raw['Sid'] === 'string' && { sid: raw['Sid'] }),
    effect,
    ...(principal !== undefined && !isUnknown(principal) && { principal }),
    action,
    ...(resource !== undefined && { resource }),
    conditions,
  }
}

function empty(name: string | undefined, unresolved: Unknown): Policy {
  return {
    version: '2012-10-17',
    ...(name !== undefined && { name }),
    statements: [],
    unresolved,
  }
}
