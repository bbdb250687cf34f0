import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import { exampleReview, hostileNames, reviewOf } from '../example-review.ts'
import { mostFindings } from './application/choose-findings.ts'
import { dataBlock } from './application/data-block.ts'
import { decidingPart } from './application/deciding-part.ts'
import { type EmbeddedReview, embeddedReview } from './application/embedded-review.ts'
import { writeHtml } from './html.ts'
import { writePage } from './page.ts'

const options = { color: false, columns: 80, cwd: '/work' }
const application = { script: 'start("</b>")', style: '#root{color:red}' }
const write = (review: Review) => [...writeHtml(review, options, application)].join('')

function dataOf(document: string): EmbeddedReview {
  const block = /<script type="application\/json" id="review">([^<]*)<\/script>/.exec(document)
  const data: EmbeddedReview = JSON.parse(block?.[1] ?? '')
  return data
}

/** A copy of a finding about another resource. */
function about(finding: Finding, id: string): Finding {
  return { ...finding, resource: { ...finding.resource, id, arn: id } }
}

function failure(): Finding {
  const found = exampleReview().findings.find(
    ({ outcome, suppressed }) => outcome === 'fail' && suppressed === undefined,
  )
  if (found === undefined) throw new Error('The example has no failure.')
  return found
}

describe('the document', () => {
  test('runs its own script and no other, and loads nothing', () => {
    const document = write(reviewOf(hostileNames))
    const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(document) ?? []
    const directives = new Map(
      policy.split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values] as const
      }),
    )
    const styles = [...document.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map((m) => m[1] ?? '')
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('script-src')).toEqual([sha(application.script)])
    expect(directives.get('style-src')?.toSorted()).toEqual(styles.map(sha).toSorted())
    expect(directives.get('img-src')).toEqual(['data:'])
    expect(directives.get('base-uri')).toEqual(["'none'"])
    expect(directives.get('form-action')).toEqual(["'none'"])
    expect([...document.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<script type="application/json" id="review">',
      '<script>',
    ])
    const tags = [...document.matchAll(/<[^>]*>/g)].map(([tag]) => tag).join('\n')
    expect(tags).not.toMatch(
      /<(img|iframe|object|embed|base|link|form)\b|\s(on\w+|src|srcset|style)=/i,
    )
  })

  test('is the page without script for who runs none, and where the console was not built', () => {
    const review = exampleReview()
    const page = [...writePage(review, options)].join('')
    const body = /<body>([^]*)<\/body>/.exec(page)?.[1] ?? 'none'
    expect(write(review)).toContain(`<noscript>${body}</noscript>`)
    expect([...writeHtml(review, options, 'not-built')].join('')).toBe(page)
  })

  test('holds the review in full, as text that names nothing to a browser', () => {
    const review = exampleReview()
    const data = dataOf(write(review))
    expect(data).toEqual(JSON.parse(JSON.stringify(embeddedReview(review))))
    expect(data.findings.every(({ outcome }) => outcome !== 'pass')).toBe(true)
    expect(data.questions).toHaveLength(review.questions.length)
  })
})

describe('the data', () => {
  test('of any text stays in its element, and comes back as documents show it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
        fc.array(fc.string({ unit: 'binary' })),
        (members, texts) => {
          const block = [...dataBlock({ members, texts })].join('')
          expect(block).not.toMatch(/[<>&\u2028\u2029\u202A-\u202E\u2066-\u2069]|\p{Cf}/u)
          const back: { members: object; texts: readonly string[] } = JSON.parse(block)
          expect(Object.keys(back.members)).toHaveLength(Object.keys(members).length)
          expect(back.texts).toHaveLength(texts.length)
        },
      ),
    )
  })

  test('is bounded in findings, the most severe kept, and says what it leaves out', () => {
    const one = failure()
    const low: Finding = {
      ...one,
      check: { ...one.check, id: 'example-low', severity: 'low' },
    }
    const critical: Finding = {
      ...one,
      check: { ...one.check, id: 'example-critical', severity: 'critical' },
    }
    const findings = [
      ...Array.from({ length: mostFindings }, (_, index) => about(low, `low-${index}`)),
      ...Array.from({ length: 10 }, (_, index) => about(critical, `critical-${index}`)),
    ]
    const data = embeddedReview({ ...exampleReview(), findings })
    expect(data.findings).toHaveLength(mostFindings)
    expect(data.leftOut.findings).toBe(10)
    expect(data.findings.slice(0, 10).every(({ check }) => check === 'example-critical')).toBe(true)
    expect(data.summary.findings.fail).toBe(findings.length)
  })

  test('is bounded in text where names are as long as pages', () => {
    const long = 'x'.repeat(10_000)
    const findings = Array.from({ length: 1000 }, (_, at) => about(failure(), `${long}${at}`))
    const data = embeddedReview({ ...exampleReview(), findings })
    expect(data.findings.length).toBeLessThan(500)
    expect(data.findings.length + data.leftOut.findings).toBe(1000)
    expect([...dataBlock(data)].join('').length).toBeLessThan(10_000_000)
  })
})

describe('the part that decided', () => {
  const part = (properties: Record<string, unknown>, pointer: string, sensitive = false) => {
    const { check, resource, ...rest } = failure()
    return decidingPart(
      { ...rest, check: { ...check, sensitive }, resource: { ...resource, properties } },
      pointer,
    )
  }

  test.each<[string, Record<string, unknown>, string, unknown]>([
    ['an object', { A: { B: { C: 1 } } }, '/properties/A/B', { C: 1 }],
    ['a list', { A: [{ 'a/b': [1] }] }, '/properties/A/0/a~1b', [1]],
    ['a scalar, which stands elsewhere', { A: 1 }, '/properties/A', undefined],
    ['nothing', {}, '/properties/A', undefined],
    ['something too large', { A: ['x'.repeat(3000)] }, '/properties/A', undefined],
    [
      'variables',
      { Environment: { Variables: { KEY: 'correct-horse' } } },
      '/properties/Environment/Variables',
      { KEY: '[not shown]' },
    ],
    [
      'what holds variables',
      { Containers: [{ Image: 'a', Environment: [{ Name: 'KEY', Value: 'correct-horse' }] }] },
      '/properties/Containers',
      [{ Image: 'a', Environment: [{ Name: 'KEY', Value: '[not shown]' }] }],
    ],
  ])('may be %s', (_, properties, pointer, expected) => {
    expect(part(properties, pointer)).toEqual(expected)
  })

  test('is never shown where the check may see secrets', () => {
    expect(part({ A: { B: 'correct-horse' } }, '/properties/A', true)).toBeUndefined()
  })
})
