import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCovers, covers } from './glob.ts'

describe('covers', () => {
  it.each([
    ['*', 'iam:PassRole', true],
    ['iam:*', 'iam:passrole', true],
    ['iam:pass*', 'iam:passrole', true],
    ['iam:*role', 'iam:passrole', true],
    ['iam:get*', 'iam:passrole', false],
    ['s3:*', 's3:get*', true],
    ['s3:get*', 's3:*', false],
    ['s3:?et', 's3:get', true],
    ['s3:get?', 's3:get*', false],
    ['', '', true],
    ['', 'a', false],
  ])('%s over %s is %s', (pattern, text, expected) => {
    expect(covers(pattern, text)).toBe(expected)
  })

  it('agrees with a regular expression on texts without wildcards', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ':') })
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 })
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const regex = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(covers(pattern, text)).toBe(regex.test(text))
      }),
    )
  })

  it('does not explode on many wildcards', () => {
    const started = performance.now()
    covers('*a'.repeat(200) + 'b', 'a'.repeat(5_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

it('anyCovers asks each pattern', () => {
  expect(anyCovers(['s3:get*', 'kms:*'], 'kms:decrypt')).toBe(true)
  expect(anyCovers([], 'kms:decrypt')).toBe(false)
})
