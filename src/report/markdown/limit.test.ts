import { expect, test } from 'vitest'
import { limit } from './limit.ts'

test('what fits is passed on unchanged', () => {
  expect([...limit(['a\n', 'b\n'])]).toEqual(['a\n', 'b\n'])
})

test('what does not fit is left out whole, and the document says so within the limit', () => {
  const rows = Array.from({ length: 100 }, (_, i) => `row ${i}\n`)
  const text = [...limit(rows, 400)].join('')
  expect(text.length).toBeLessThanOrEqual(400)
  expect(text).toMatch(/^(row \d+\n)+\n_The rest is left out/)
})
