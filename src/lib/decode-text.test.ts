import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

test('a byte order mark is not part of the text', () => {
  expect(decodeText(new TextEncoder().encode('\uFEFFname: a'))).toEqual({ text: 'name: a' })
})

test.each([
  ['UTF-16', Buffer.from('\uFEFFname', 'utf16le'), 'is encoded as UTF-16'],
  ['Latin-1', Buffer.from('caf\u00e9', 'latin1'), 'is not valid UTF-8'],
  ['binary', Buffer.from([0x50, 0x4b, 0x00, 0x01]), 'contains NUL bytes'],
])('%s is refused with its name', (_, bytes, problem) => {
  expect(decodeText(bytes)).toEqual({ problem })
})
