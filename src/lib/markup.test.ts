import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markup, preformatted, webLink } from './markup.ts'

test('values are escaped, markup and lists are kept, nothing is left out silently but undefined and false', () => {
  const inner = markup`<b>${'<i>'}</b>`
  expect(markup`<p title="${'"x" & \'y\''}">${[inner, 1, undefined, false]}</p>`.text).toBe(
    '<p title="&quot;x&quot; &amp; &#39;y&#39;"><b>&lt;i&gt;</b>1</p>',
  )
})

test('only web addresses become links', () => {
  expect(webLink('https://example.com/?a=1&b="', 'x').text).toBe(
    '<a href="https://example.com/?a=1&amp;b=%22" rel="noreferrer noopener">x</a>',
  )
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' JaVaScRiPt:alert(1)',
    '//x',
    undefined,
  ])
    expect(webLink(address, 'x').text).toBe('x')
})

test('preformatted text keeps its lines and nothing else of its controls', () => {
  expect(preformatted('a\n<b>\u001b[1m').text).toBe('<pre>a\n&lt;b&gt;\uFFFD[1m</pre>')
})

test('no value can leave its quotes or open an element', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(markup`${value}`.text).not.toMatch(/[<>"'`]/)
    }),
  )
})
