import { compare } from '../../../../lib/compare.ts'
import { isObject } from '../read-json.ts'
import type { BrokenCalls } from './call-groups.ts'

/** Whom a statement of the proposal could leave alone, so that nothing that was seen breaks by it. */
export interface Exemption {
  readonly statement: { readonly index: number; readonly sid?: string }
  /** Patterns for `aws:PrincipalArn`. */
  readonly principals: readonly string[]
  /** Calls that would go through again. */
  readonly calls: number
  /** Patterns that stand for a role of the same name in several accounts: pattern → how many were seen. */
  readonly accounts: Readonly<Record<string, number>>
}

export interface Suggestions {
  readonly exemptions: readonly Exemption[]
  /** Actions that an allow list would have to name; no exemption helps there. */
  readonly allow: readonly string[]
  /** Calls by root users, services and strangers, whom no ARN of a role exempts. */
  readonly others: number
}

/** Suggests exemptions, one list a statement. A role that many accounts have is named once, for every account. */
export function suggestExemptions(broken: readonly BrokenCalls[]): Suggestions {
  const byStatement = Map.groupBy(broken.filter(canBeExempt), ({ statement }) => statement?.index)
  const exemptions = [...byStatement.values()].map(exemptionOf)
  const denied = broken.filter(({ statement }) => statement !== undefined)
  return {
    exemptions: exemptions.toSorted((a, b) => a.statement.index - b.statement.index),
    allow: [
      ...new Set(
        broken.filter(({ statement }) => statement === undefined).map(({ action }) => action),
      ),
    ].toSorted(compare),
    others: denied.filter((one) => !canBeExempt(one)).reduce((sum, { count }) => sum + count, 0),
  }
}

/** Root users are not suggested: a guardrail that spares them spares who stole their password. */
function canBeExempt({ statement, kind, principal }: BrokenCalls): boolean {
  return (
    statement !== undefined &&
    (kind === 'role' || kind === 'user') &&
    /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/.test(principal)
  )
}

function exemptionOf(calls: readonly BrokenCalls[]): Exemption {
  const [{ statement } = {}] = calls
  const names = Map.groupBy(new Set(calls.map(({ principal }) => principal)), (arn) =>
    arn.replace(/^(arn:[\w-]+:iam::)\d{12}:/, '$1*:'),
  )
  const patterns = [...names].map(
    ([pattern, arns]) => [arns.length > 1 ? pattern : (arns[0] ?? pattern), arns.length] as const,
  )
  return {
    statement: {
      index: statement?.index ?? 0,
      ...(statement?.sid !== undefined && { sid: statement.sid }),
    },
    principals: patterns.map(([pattern]) => pattern).toSorted(compare),
    calls: calls.reduce((sum, { count }) => sum + count, 0),
    accounts: Object.fromEntries(patterns.filter(([, count]) => count > 1)),
  }
}

/** The document with the exemptions in it: an `ArnNotLike` on `aws:PrincipalArn` in each statement, joined to one that is there. */
export function applyExemptions(document: unknown, exemptions: readonly Exemption[]): unknown {
  if (!isObject(document)) return document
  const { Statement: given } = document
  const statements: readonly unknown[] = Array.isArray(given) ? given : [given]
  const changed = statements.map((statement, index) => {
    const found = exemptions.find((one) => one.statement.index === index)
    return found === undefined || !isObject(statement)
      ? statement
      : exempt(statement, found.principals)
  })
  return { ...document, Statement: Array.isArray(given) ? changed : changed[0] }
}

const operator = 'ArnNotLike'
const key = 'aws:PrincipalArn'

function exempt(
  statement: Record<string, unknown>,
  principals: readonly string[],
): Record<string, unknown> {
  const block = isObject(statement['Condition']) ? statement['Condition'] : {}
  const keys = isObject(block[operator]) ? block[operator] : {}
  const written = Object.keys(keys).find((name) => name.toLowerCase() === key.toLowerCase()) ?? key
  const before = keys[written] === undefined ? [] : [keys[written]].flat()
  return {
    ...statement,
    Condition: {
      ...block,
      [operator]: { ...keys, [written]: [...new Set([...before, ...principals])] },
    },
  }
}
