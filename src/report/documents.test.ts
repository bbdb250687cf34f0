import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectGolden } from '../../test/golden.ts'
import { textWidth } from '../lib/text-width.ts'
import type { DocumentOptions, WriteDocument } from './document.ts'
import {
  exampleReview,
  hostileNames,
  plainNames,
  reviewOf,
  type ExampleNames,
} from './example-review.ts'
import { findFormat, formats } from './formats.ts'
import { writeHtml } from './html/html.ts'
import { writeCheckTable } from './table/check-table.ts'

const options: DocumentOptions = { color: false, columns: 80, cwd: '/work' }

async function write(
  format: string,
  names: ExampleNames = plainNames,
  part: Partial<DocumentOptions> = {},
): Promise<string> {
  return [...(await load(format))(reviewOf(names), { ...options, ...part })].join('')
}

/** The application is built apart from these tests; they see where it stands in the document. */
const application = { script: 'start()', style: '#root{}' }

async function load(format: string): Promise<WriteDocument> {
  const writer = await findFormat(format)?.load()
  if (writer === undefined) throw new Error(`no format ${format}`)
  return format === 'html'
    ? (review, given) => writeHtml(review, given, application)
    : (review, given) => writer(review, given)
}

describe('goldens', () => {
  const files = formats.filter((f) => f.name !== 'table')
  test.each(files)('$name reads as committed', async ({ name, extension }) => {
    const file = name === 'html-static' ? 'review-static' : 'review'
    expectGolden(`report/${file}.${extension}`, await write(name))
  })

  test.each([40, 80, 160])(
    'the terminal review at %i columns reads as committed',
    async (columns) => {
      expectGolden(`report/review-${columns}.txt`, await write('table', plainNames, { columns }))
    },
  )

  test.each([40, 80, 160])(
    'the terminal output of check at %i columns reads as committed',
    (columns) => {
      const text = [...writeCheckTable(exampleReview(), { ...options, columns })].join('')
      expectGolden(`report/check-${columns}.txt`, text)
    },
  )

  test.each(formats)('$name gives the same bytes twice', async ({ name }) => {
    expect(await write(name)).toBe(await write(name))
  })

  test.each(formats)(
    '$name does not show the value that a sensitive check saw',
    async ({ name }) => {
      expect(await write(name)).not.toContain('correct-horse')
    },
  )
})

const nasty = fc.constantFrom(
  '<',
  '>',
  '"',
  "'",
  '`',
  '|',
  '\n',
  '\r',
  '\u001b[31m',
  '@',
  '](',
  '</td>',
  '-->',
  ']]>',
  '=',
  '\\',
  ',',
  '&lt;',
  '\u202E',
  '$',
  '#',
  '数',
  ' ',
)
const hostileText = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => `x${parts.join('')}x`)
const anyNames: fc.Arbitrary<ExampleNames> = fc.record({
  workload: hostileText,
  logs: hostileText,
  assets: hostileText,
  role: hostileText,
  group: hostileText,
  file: hostileText,
  error: hostileText,
  notes: hostileText,
  value: hostileText,
  link: fc.constant(plainNames.link),
})

/** Every tag with the names of its attributes, sorted: what a document is made of, without its texts. */
function tagsOf(markup: string): readonly string[] {
  return [
    ...markup.matchAll(/<(\/?[!?]?[a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?\??>/g),
  ]
    .map((m) => `${m[1]}${(m[2] ?? '').replaceAll(/="[^"]*"/g, '')}`)
    .toSorted()
}

async function holds(check: (names: ExampleNames) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(anyNames, check), { numRuns: 60 })
}

describe('hostile names never leave their context', () => {
  test.each(['html', 'html-static'])(
    '%s: the elements do not depend on the names, and nothing else looks like one',
    async (format) => {
      const plain = await write(format)
      await holds(async (names) => {
        const document = await write(format, names)
        expect(tagsOf(document)).toEqual(tagsOf(plain))
        expect(document.split('<').length).toBe(plain.split('<').length)
      })
    },
  )

  test('html-static: no script, no address that loads, no address that runs', async () => {
    const document = await write('html-static', hostileNames)
    const tags = [...document.matchAll(/<[^>]*>/g)].map(([tag]) => tag).join('\n')
    expect(tags).not.toMatch(/<(script|img|iframe|object|embed|base|link|form)\b/i)
    expect(tags).not.toMatch(/\s(on\w+|src|srcset|style|action)=|href="(?!#|https?:)/i)
    expect(/<style>([^]*)<\/style>/.exec(document)?.[1]).not.toMatch(/url\(|@import/)
    expect(document).toContain("default-src 'none'")
  })

  test('markdown: lines, cells and raw elements do not depend on the names', async () => {
    const shape = (text: string) => ({
      lines: text.split('\n').length,
      pipes: text.split('|').length,
      elements: tagsOf(text).filter((t) => !/^\/?code$/.test(t)),
      mentions: (text.match(/@(?!&#8203;)/g) ?? []).length,
    })
    const plain = shape(await write('markdown'))
    await holds(async (names) => {
      expect(shape(await write('markdown', names))).toEqual(plain)
    })
  })

  test('junit: the elements do not depend on the names, and no character is forbidden in XML', async () => {
    const plain = await write('junit')
    await holds(async (names) => {
      const document = await write('junit', names)
      expect(tagsOf(document)).toEqual(tagsOf(plain))
      expect(document.split('<').length).toBe(plain.split('<').length)
      // oxlint-disable-next-line no-control-regex
      expect(document).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u)
    })
  })

  test('csv: every row has every cell, and no cell starts a formula', async () => {
    await holds(async (names) => {
      const rows = (await write('csv', names)).split('\r\n').slice(0, -1)
      expect(rows).toHaveLength(13)
      for (const row of rows) {
        const cells = [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((m) => m[1] ?? '')
        expect(cells).toHaveLength(21)
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      }
    })
  })

  test('table: no control reaches the terminal and no line is wider than it', async () => {
    await holds(async (names) => {
      for (const columns of [40, 80, 160]) {
        const check = writeCheckTable(reviewOf(names), { ...options, columns })
        const text = (await write('table', names, { columns })) + [...check].join('')
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
        for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns)
      }
    })
  })

  test('json and sarif stay documents with the same number of entries', async () => {
    await holds(async (names) => {
      expect(JSON.parse(await write('json', names)).findings).toHaveLength(12)
      expect(JSON.parse(await write('sarif', names)).runs[0].results).toHaveLength(7)
    })
  })
})

test('colour adds only styles: without them the terminal document is the same', async () => {
  const painted = await write('table', plainNames, { color: true })
  expect(painted).toContain('\u001b[')
  // oxlint-disable-next-line no-control-regex
  expect(painted.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(await write('table'))
})

test('the page without script allows exactly its own style sheet', async () => {
  const { createHash } = await import('node:crypto')
  const document = await write('html-static')
  const style = /<style>([^]*?)<\/style>/.exec(document)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(document).toContain(`style-src 'sha256-${hash}'`)
  expect(document).not.toContain('style="')
})

test.each(['html', 'html-static'])('every link inside %s leads to one place', async (format) => {
  const document = await write(format)
  const anchors = [...document.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1])
  const targets = [...document.matchAll(/href="#([^"]+)"/g)].map((m) => m[1])
  expect(new Set(anchors).size).toBe(anchors.length)
  expect(targets.filter((target) => !anchors.includes(target))).toEqual([])
})

test('an empty review is still a whole document in every format', async () => {
  const review = {
    ...exampleReview(),
    questions: [],
    domains: [],
    contradictions: [],
    findings: [],
    plan: [],
    gaps: [],
    blind: [],
    diagnostics: [],
    responsibilities: [],
    sources: [],
    staleSuppressions: [],
    expiredAttestations: [],
  }
  for (const format of formats) {
    const writer = await load(format.name)
    const text = [...writer(review, options)].join('')
    expect(text.length).toBeGreaterThan(40)
    if (format.name === 'json' || format.name === 'sarif') JSON.parse(text)
  }
})
