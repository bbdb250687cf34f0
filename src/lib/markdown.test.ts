import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownCode, markdownText } from './markdown.ts'

describe('markdownText', () => {
  test.each([
    ['a plain sentence, 10 % (of 3).', 'a plain sentence, 10 % (of 3).'],
    ['snake_case stays', 'snake_case stays'],
    ['<b>*x*</b>', '&#60;b&#62;&#42;x&#42;&#60;/b&#62;'],
    ['a | b', 'a &#124; b'],
    ['@org #1 GH-2', '@&#8203;org #&#8203;1 GH&#8203;-2'],
    ['see https://www.example.com', 'see https:&#8203;//www&#8203;.example.com'],
    ['- item', '&#45; item'],
    ['12. item', '12&#46; item'],
    ['two\nlines', 'two lines'],
    ['&#64;org', '&#38;#&#8203;64;org'],
  ])('%j becomes %j', (given, expected) => {
    expect(markdownText(given)).toBe(expected)
  })
})

describe('markdownCode', () => {
  test.each([
    ['prod-logs', '`prod-logs`'],
    ['arn:aws:s3:::logs/a_b.c', '`arn:aws:s3:::logs/a_b.c`'],
    ['a`b|c', '<code>a&#96;b&#124;c</code>'],
    ['x[0]', '<code>x&#91;0&#93;</code>'],
    ['https://www.example.com', '<code>https&#58;//www&#46;example.com</code>'],
  ])('%j becomes %j', (given, expected) => {
    expect(markdownCode(given)).toBe(expected)
  })
})

test('no text leaves a character that could be structure', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(markdownText(text)).not.toMatch(/[\n\r<>|`*[\]~$\\]|@(?!&#8203;)/)
      const code = markdownCode(text).replace(/^<code>|<\/code>$|^`|`$/g, '')
      expect(code).not.toMatch(/[\n\r<>|`*[\]~$\\@]/)
    }),
  )
})
