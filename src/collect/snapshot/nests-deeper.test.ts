import { assert, jsonValue, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nestsDeeper } from './nests-deeper.ts'

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

describe('nestsDeeper', () => {
  it('agrees with the depth of the value', () => {
    assert(
      property(jsonValue({ maxDepth: 6 }), nat(8), (value, levels) => {
        expect(nestsDeeper(JSON.stringify(value), levels)).toBe(depthOf(value) > levels)
      }),
    )
  })

  it.each(['"[[[["', '"\\"[[[["', '{"[{\\\\": "[\\"["}'])(
    'does not count brackets in %s',
    (json) => {
      expect(nestsDeeper(json, 1)).toBe(false)
    },
  )

  it('ends on a text that is no JSON', () => {
    expect(nestsDeeper('"[[[[', 1)).toBe(false)
    expect(nestsDeeper('[['.repeat(100_000), 200)).toBe(true)
  })
})
