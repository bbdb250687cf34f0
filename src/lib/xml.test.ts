import { expect, test } from 'vitest'
import { escapeXml } from './xml.ts'

test('markup characters and line breaks become references', () => {
  expect(escapeXml('<a b="c">\'&\t\n\r')).toBe('&lt;a b=&quot;c&quot;&gt;&apos;&amp;&#9;&#10;&#13;')
})

test('what XML forbids becomes a replacement character', () => {
  expect(escapeXml('\u0000\u0008\u001f\uFFFE\ud800]]>')).toBe(
    '\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD]]&gt;',
  )
})
