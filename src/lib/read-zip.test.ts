import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ZipEntry, writeZip } from '../../test/zip/write-zip.ts'
import { readZip } from './read-zip.ts'

const limits = { entries: 100, total: 100_000, file: 10_000 }

function refusal(entries: readonly ZipEntry[]): string {
  const result = readZip(writeZip(entries), limits)
  if (result.kind === 'read') throw new Error('It was read.')
  return result.message
}

const segment = fc.stringMatching(/^[a-z0-9_ -]{1,8}$/)
const entry = fc.record({
  name: fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `f/${parts.join('/')}.x`),
  data: fc.uint8Array({ maxLength: 300 }),
  stored: fc.boolean(),
})
const entriesOf = fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 8 })

describe('An honest archive', () => {
  test('comes back as it was packed, in the order of names', () => {
    fc.assert(
      fc.property(entriesOf, (entries) => {
        const result = readZip(writeZip(entries), limits)
        const files = entries
          .map(({ name, data }) => ({ name, data: [...data] }))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        if (result.kind === 'refused') throw new Error(result.message)
        expect(result.files.map(({ name, data }) => ({ name, data: [...data] }))).toEqual(files)
      }),
    )
  })

  test('may have folders, a comment and files that nobody wants', () => {
    const zip = writeZip([
      { name: 'a/', data: '' },
      { name: 'a/b.json', data: '{}' },
      { name: 'a/movie', data: 'x'.repeat(20_000) },
    ])
    zip.writeUInt16LE(3, zip.length - 2)
    const result = readZip(Buffer.concat([zip, Buffer.from('hey')]), limits, (name) =>
      name.endsWith('.json'),
    )
    expect(result).toMatchObject({ kind: 'read', files: [{ name: 'a/b.json' }] })
  })
})

describe('A hostile archive is refused', () => {
  test.each(['../a', 'a/../../b', '/etc/a', 'a//b', './a', 'C:/a', 'a\\..\\b', 'a\u0000b'])(
    'for the name %j',
    (name) => {
      expect(refusal([{ name, data: 'x' }])).toContain('not a path inside it')
    },
  )

  test.each<[string, readonly ZipEntry[], string]>([
    ['for a link', [{ name: 'a', data: '/etc', unixMode: 0o120777 }], 'a link'],
    ['for encryption', [{ name: 'a', data: 'x', flags: 1 }], 'encrypted'],
    ['for another method', [{ name: 'a', data: 'x', method: 14 }], 'other than deflate'],
    ['for a wrong sum', [{ name: 'a', data: 'x', claimedCrc: 1 }], 'damaged'],
    ['for a bomb', [{ name: 'a', data: 'x'.repeat(90_000), claimedSize: 5 }], 'damaged'],
    ['for a size too small', [{ name: 'a', data: 'x', stored: true, claimedSize: 5 }], 'damaged'],
    ['for a large file', [{ name: 'a', data: 'x'.repeat(10_001) }], 'at most 10000'],
    [
      'for its total',
      [1, 2, 3].map((n) => ({ name: `${n}`, data: '', claimedSize: 50_000 })),
      'more than 100000',
    ],
    [
      'for the same name twice',
      [
        { name: 'a', data: '1' },
        { name: 'A', data: '2' },
      ],
      'more than once',
    ],
    [
      'for a file that is a folder too',
      [
        { name: 'a', data: '1' },
        { name: 'a/b', data: '2' },
      ],
      'below a file',
    ],
    [
      'for entries that overlap',
      [
        { name: 'a', data: 'x' },
        { name: 'b', data: 'x', claimedOffset: 0 },
      ],
      'directory',
    ],
    ['for data outside', [{ name: 'a', data: 'x', claimedOffset: 0xfffff }], 'directory'],
  ])('%s', (_, entries, message) => {
    expect(refusal(entries)).toContain(message)
  })

  test('for too many entries', () => {
    const entries = Array.from({ length: 101 }, (_, n) => ({ name: `${n}`, data: '' }))
    expect(refusal(entries)).toContain('101 entries')
  })

  test('when it is none at all', () => {
    expect(readZip(new Uint8Array(3), limits)).toMatchObject({ kind: 'refused' })
    expect(readZip(Buffer.from('no archive, only a longer text'), limits)).toMatchObject({
      kind: 'refused',
    })
  })

  test('without ever throwing, whatever bytes were changed', () => {
    const zip = writeZip([
      { name: 'a/b.json', data: '{"a":1}' },
      { name: 'c', data: 'x'.repeat(99) },
    ])
    const change = fc.record({ at: fc.nat(zip.length - 1), to: fc.integer({ min: 0, max: 255 }) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const copy = Buffer.from(zip)
        for (const { at, to } of changes) copy[at] = to
        expect(['read', 'refused']).toContain(readZip(copy, limits).kind)
      }),
      { numRuns: 2000 },
    )
  })
})
