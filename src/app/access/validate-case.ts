import { formerCodes } from '../../evaluate/access/validate/codes.ts'
import type { PolicyFinding } from '../../evaluate/access/validate/finding.ts'
import {
  guessPolicyType,
  readGrammar,
  readPolicyType,
} from '../../evaluate/access/validate/policy-type.ts'
import { policyText, validatePolicy } from '../../evaluate/access/validate/validate-policy.ts'

/** One line of `--cases`, answered. */
export interface CaseAnswer {
  readonly id?: unknown
  readonly findings?: readonly object[]
  /** What is wrong with the line; there are no findings then. */
  readonly error?: string
  /** Of one that has no id: its number, from 1. */
  readonly line?: number
}

/**
 * Validates one case: `{"id", "type", "resourceType"?, "grammar"?, "policy"}`; the policy as JSON text or as an object. Names
 * of Access Analyzer's API are taken too: `policyType`, `policyDocument`, `validatePolicyResourceType`.
 * @param line JSON; a wrong shape is answered, never thrown
 * @param at its number in the file, from 1
 */
export function validateCase(line: string, at?: number): CaseAnswer {
  const place = at === undefined ? {} : { line: at }
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return { ...place, error: 'The line is no JSON.' }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { ...place, error: 'A case is a JSON object.' }
  const members = Object.entries(parsed as Record<string, unknown>)
  const given = new Map(members.map(([key, value]) => [key.toLowerCase(), value]))
  const pick = (...names: readonly string[]) =>
    names.map((name) => given.get(name.toLowerCase())).find((value) => value !== undefined)
  const id = given.has('id') ? { id: given.get('id') } : place
  const policy = pick('policy', 'policyDocument', 'document')
  if (policy === undefined) return { ...id, error: 'The case has no policy.' }
  const named = pick('type', 'policyType')
  const type = typeof named === 'string' ? readPolicyType(named) : undefined
  if (named !== undefined && type === undefined)
    return { ...id, error: `${JSON.stringify(named)} is no type of policy.` }
  const resourceType = pick('resourceType', 'validatePolicyResourceType')
  const grammar = pick('grammar', 'scpGrammar')
  const findings = validatePolicy(policy, {
    type: type ?? guessPolicyType(policyText(policy)),
    ...(typeof resourceType === 'string' && { resourceType }),
    grammar: (grammar === undefined ? undefined : readGrammar(String(grammar))) ?? 'full',
  })
  return { ...id, findings: findings.map(flatten) }
}

const formerNames = new Map<string, string>(
  Object.entries(formerCodes).map(([former, code]) => [code, former]),
)

/** A finding with its first place beside it, for those who compare lines. */
function flatten(finding: PolicyFinding): object {
  const { findingType, issueCode, ...rest } = finding
  const [first] = finding.locations
  return {
    findingType,
    issueCode,
    ...(formerNames.has(issueCode) && { formerCode: formerNames.get(issueCode) }),
    path: first?.path ?? [],
    line: first?.span.start.line,
    column: first?.span.start.column,
    offset: first?.span.start.offset,
    ...rest,
  }
}
