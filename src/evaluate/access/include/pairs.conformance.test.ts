import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse-policy.ts'
import type { Policy, PolicyType } from '../policy/policy.ts'
import { isIncluded } from './is-included.ts'
import * as pairs from './pairs.conformance.ts'

function read(side: pairs.Side): Policy {
  const statements = (Array.isArray(side) ? side : [side]).map((each: object) => {
    const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...each }
    return JSON.parse(JSON.stringify(whole)) as object
  })
  const { policy, diagnostics } = parsePolicy({ Version: '2012-10-17', Statement: statements })
  expect(diagnostics).toEqual([])
  if (policy === undefined) throw new Error('unreadable')
  return policy
}

const topics = Object.entries(pairs)

describe.each(topics)('%s', (topic, rows) => {
  const type: PolicyType = topic === 'principals' ? 'resource' : 'identity'
  const options = { type, milliseconds: 10_000 }
  test.each(rows)('%s', (_, a, b, within, reverse) => {
    const [left, right] = [read(a), read(b)]
    const answers = [isIncluded(left, right, options), isIncluded(right, left, options)]
    const wanted = [within, reverse].map((yes) => (yes ? 'included' : 'not-included'))
    expect(
      answers.map(({ answer }) => answer),
      JSON.stringify(answers),
    ).toEqual(wanted)
  })
})

test('the table has two hundred pairs and more', () => {
  expect(topics.reduce((sum, [, rows]) => sum + 2 * rows.length, 0)).toBeGreaterThanOrEqual(200)
})
