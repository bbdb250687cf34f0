import * as fc from 'fast-check'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { pathOf, readBundleUri } from './bundle-uri.ts'

test('a bundle lies below its bucket', () => {
  expect(pathOf('s3://bucket/a/b.zip')).toBe(join('bucket', 'a', 'b.zip'))
  expect(pathOf('s3://bucket/folder/')).toBe(join('bucket', 'folder'))
})

test.each([
  's3://bucket',
  's3://bucket/',
  's3://bucket/..',
  's3://bucket/a/../../b',
  's3://bucket/./a',
  's3://bucket//a',
  's3://../a',
  's3://b..c/a',
  's3://bucket/a\\b',
  's3://bucket/C:/a',
  's3://bucket/a\u0000',
  'https://example.com/a',
  '/etc/passwd',
])('%j names no bundle', (uri) => {
  expect(pathOf(uri)).toBeUndefined()
})

test('no address leaves its bucket', () => {
  const piece = fc.constantFrom('..', '.', '/', 'a', 'b', '%2e', '\\', 's3://', '~', '\u0000')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = pathOf(`s3://bucket/${pieces.join('')}`)
      if (path !== undefined)
        expect(join('/root', path).startsWith(`${sep}root${sep}bucket${sep}`)).toBe(true)
    }),
  )
})

test.each([undefined, null, 'text', 7, [], {}, { s3Uri: 7 }, { s3Uri: 'bucket/a' }])(
  '%j is refused as context',
  (context) => {
    expect(() => readBundleUri(context)).toThrow('[Validation]')
  },
)
