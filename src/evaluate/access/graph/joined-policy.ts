import { unknown } from '../../../model/unknown.ts'
import type { Policy, Statement } from '../policy/policy.ts'

/** Several policies of one subject as one, which allows and denies what they do together. */
export interface JoinedPolicy {
  readonly policy: Policy
  /** By the place of a statement in `policy`: the document it is from, and its place there from 0. */
  readonly origins: readonly Origin[]
}

export interface Origin {
  readonly document: string
  readonly index: number
}

/**
 * Puts the statements of several policies into one. Documents of version 2008-10-17, whose `${…}` is literal, join others only where
 * they have none; else the whole is unresolved.
 */
export function joinPolicies(policies: readonly Policy[], name: string): JoinedPolicy {
  const statements: Statement[] = []
  const origins: Origin[] = []
  let unresolved = policies.find((policy) => policy.unresolved !== undefined)?.unresolved
  for (const { statements: own, name: document = name } of policies)
    for (const statement of own) {
      origins.push({ document, index: statement.index })
      statements.push({ ...statement, index: statements.length })
    }
  const version = policies.every((one) => one.version === '2008-10-17')
    ? '2008-10-17'
    : '2012-10-17'
  const literal = policies.find((one) => one.version !== version && hasVariables(one))
  if (literal !== undefined)
    unresolved ??= unknown(
      'unsupported',
      `${literal.name ?? name} is of version 2008-10-17 and holds \${…}, others are of 2012-10-17`,
    )
  return {
    policy: { version, name, statements, ...(unresolved !== undefined && { unresolved }) },
    origins,
  }
}

function hasVariables({ statements }: Policy): boolean {
  return JSON.stringify(statements).includes('${')
}
