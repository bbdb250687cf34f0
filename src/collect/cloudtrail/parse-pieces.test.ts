import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePieces } from './parse-pieces.ts'

function read(text: string | Buffer, pieceLength: number) {
  const bytes = Buffer.from(text as string)
  const pieces = parsePieces(bytes, pieceLength)
  const records: unknown[] = []
  let next = pieces.next()
  for (; next.done !== true; next = pieces.next()) records.push(...next.value)
  return { records, read: next.value, length: bytes.length }
}

/** What a log may hold to look as if a record began inside another, or inside a string. */
const trap = fc.constantFrom<unknown>(
  '},{"v":1',
  String.raw`\"},{\"v\":`,
  '\\',
  '],"Records":[{"v":2}',
  [{ a: 1 }, { v: 1 }, { v: { v: [] } }],
  { v: [{}, { v: 3 }] },
  '\u0000\u2028é😀\uD800',
)
const value = fc.oneof(trap, fc.jsonValue())
const record = fc
  .tuple(value, fc.dictionary(fc.string({ maxLength: 4 }), value, { maxKeys: 3 }))
  .map(([v, more]) => Object.assign({ v }, more))

test('records are those of the whole, or are left where a piece begins that cannot be read', () => {
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom('', ' ', '\n'),
      (records, pieceLength, space) => {
        const text = `${space}{${space}"Records":${JSON.stringify(records)}${space}}${space}`
        const whole = (JSON.parse(text) as { Records: readonly unknown[] }).Records
        const found = read(text, pieceLength)
        expect(found.records).toEqual(whole.slice(0, found.records.length))
        if (found.read === found.length) expect(found.records).toHaveLength(whole.length)
        else if (found.read > 0) {
          const rest = JSON.parse(
            `{"Records":[${Buffer.from(text).toString('utf8', found.read)}`,
          ) as { Records: readonly unknown[] }
          expect([...found.records, ...rest.Records]).toEqual(whole)
        } else expect(found.records).toEqual([])
      },
    ),
  )
})

test('records without traps are read in pieces to the end', () => {
  const records = Array.from({ length: 200 }, (_, n) => ({ eventVersion: '1.11', n, é: '😀' }))
  const text = Buffer.from(JSON.stringify({ Records: records }))
  expect(read(text, 100)).toEqual({ records, read: text.length, length: text.length })
})

test.each([
  ['no list', '{"Records":{}}'],
  ['nothing in it', '{"Records":[]}'],
  ['a member behind the list', '{"Records":[{"v":1}],"x":{}}'],
  ['two lists', '{"Records":[{"v":1}],"Records":[{"v":2}]}'],
  ['a record that is cut', '{"Records":[{"v":1},{"v":'],
  ['spaces before names', '{"Records":[ {"v":1}]}'],
  ['no text', ''],
])('%s is another form', (_, text) => {
  expect(read(text, 0)).toMatchObject({ records: [], read: 0 })
})

test('what follows damage is left to others', () => {
  const text = '{"Records":[{"v":1},{"v":x},{"v":3}]}'
  expect(read(text, 0)).toMatchObject({ records: [{ v: 1 }], read: text.indexOf('{"v":x}') })
})
