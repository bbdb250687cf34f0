import { expect, test } from 'vitest'
import { closingLines, readSummary } from './test-summary.ts'

const one = {
  counts: { passed: 3, failed: 0, skipped: 1 },
  skipped: ['live IAM'],
  files: [
    { name: 'quick.test.ts', seconds: 1 },
    { name: 'slow.test.ts', seconds: 12.34 },
  ],
}
const other = {
  counts: { passed: 4, failed: 2, skipped: 0 },
  skipped: [],
  files: [{ name: 'slower.test.ts', seconds: 50 }],
}

test('the parts of a run are told as one', () => {
  expect(closingLines([one, other])).toEqual([
    'slow: 50.0 s slower.test.ts',
    'slow: 12.3 s slow.test.ts',
    'skipped: live IAM',
    '7 passed, 2 failed, 1 skipped',
  ])
})

test('a part that ended without a summary has failed', () => {
  expect(closingLines([one, readSummary('a part that never ran')]).at(-1)).toBe(
    '3 passed, 1 failed, 1 skipped',
  )
})
