import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRow } from './csv.ts'

test('cells are quoted, quotes doubled, the record ends with CRLF', () => {
  expect(csvRow(['a', 'b "c"', 'd,e\nf', ''])).toBe('"a","b ""c""","d,e\nf",""\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r1'])(
  '%j is not run as a formula',
  (text) => {
    expect(csvRow([text])).toBe(`"'${text}"\r\n`)
  },
)

test('any cells can be read back, apart from the guard', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
      const row = csvRow(cells)
      const read = [...row.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n$)/g)].map((m) =>
        (m[1] ?? '').replaceAll('""', '"').replace(/^'/, ''),
      )
      expect(read).toEqual(cells.map((c) => c.replace(/^'/, '')))
    }),
  )
})
