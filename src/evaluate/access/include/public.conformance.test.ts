import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse-policy.ts'
import { isPublic } from './is-public.ts'
import cases from './public/conformance.json' with { type: 'json' }

interface Case {
  readonly rule: string
  /** The document that has the rule. */
  readonly source: string
  readonly public: boolean | 'unknown'
  readonly type?: 'resource' | 'trust'
  readonly statements: readonly unknown[]
}

const answers = new Map<Case['public'], string>([
  [true, 'public'],
  [false, 'not-public'],
  ['unknown', 'unknown'],
])

describe('public by the documented rules', () => {
  test.for(cases as unknown as readonly Case[])('$rule: $public', (one) => {
    const { policy } = parsePolicy({ Version: '2012-10-17', Statement: one.statements })
    if (policy === undefined) throw new Error('The policy cannot be read.')
    const found = isPublic(policy, { type: one.type ?? 'resource', milliseconds: 10_000 })
    expect(found.answer, one.source).toBe(answers.get(one.public))
  })

  test('has a case for each rule, with its source', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100)
    const rules = cases.map(({ rule }) => rule)
    expect(new Set(rules).size).toBe(rules.length)
  })
})
