import { inflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lens, Practice } from '../../model/lens.ts'
import type {
  ReportedChoice,
  ReportedLens,
  ReportedQuestion,
  ReportedWorkload,
} from '../../model/reported-review.ts'
import { risks } from '../../model/review.ts'
import { clip } from './clip.ts'
import { encodeText, placeholder } from './encode-text.ts'
import { writeReviewPdf } from './write-review-pdf.ts'

const at = Date.UTC(2026, 10, 22, 8)

function practice(id: string, extra: Partial<Practice> = {}): Practice {
  return {
    id,
    title: `Practice ${id}`,
    mode: 'attest',
    related: [],
    signals: { strong: [], weak: [], contradicting: [] },
    evidence: [],
    rule: 'all',
    none: false,
    ...extra,
  }
}

/** A lens of two pillars whose every text is the given one. */
function reported(text: string, count = 3): ReportedLens {
  const choices: ReportedChoice[] = [
    { practice: practice('kept', { title: text, level: 'high' }), choice: 'selected', notes: text },
    {
      practice: practice('missing', {
        title: text,
        level: 'medium',
        improvement: { text, link: text },
        link: 'https://example.com/help',
      }),
      choice: 'unselected',
    },
    {
      practice: practice('excluded', { title: text }),
      choice: 'not-applicable',
      reason: 'OTHER',
      notes: text,
    },
    { practice: practice('all_no', { none: true }), choice: 'unselected' },
  ]
  const questions = Array.from({ length: count }, (_, i): ReportedQuestion => {
    return {
      question: {
        id: `question${i}`,
        title: text,
        domain: i % 2 === 0 ? 'first' : 'second',
        practices: choices.map((c) => c.practice),
      },
      risk: risks[i % risks.length] ?? 'NONE',
      because: text,
      choices,
      applicable: i % 4 !== 3,
      notes: text,
      prioritised: i === 0,
    }
  })
  const lens: Lens = {
    alias: 'example',
    name: text,
    version: '1.0',
    domains: [
      { id: 'first', title: text },
      { id: 'second', title: text },
    ],
    questions: questions.map((q) => q.question),
  }
  return {
    arn: 'arn:aws:wellarchitected:us-east-1:111122223333:lens/0123456789abcdef0123456789abcdef',
    lens,
    questions,
    notes: text,
    pillarNotes: new Map([['first', text]]),
  }
}

function workload(text: string, lenses: readonly ReportedLens[]): ReportedWorkload {
  return {
    id: '0123456789abcdef0123456789abcdef',
    arn: 'arn:aws:wellarchitected:us-east-1:111122223333:workload/0123456789abcdef0123456789abcdef',
    name: text,
    description: text,
    reviewOwner: text,
    environment: 'PREPRODUCTION',
    accounts: ['111122223333'],
    regions: ['us-east-1'],
    updatedAt: at,
    milestone: { number: 1, name: text, recordedAt: at },
    lenses,
  }
}

const lensPdf = (text: string, count?: number) => {
  const lens = reported(text, count)
  return writeReviewPdf({ kind: 'lens', at, workload: workload(text, [lens]), lens })
}

/** The page contents and dictionaries as text, so that what is drawn can be looked for. */
function unpack(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  const streams = [...raw.matchAll(/stream\n([^]*?)\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return body
    }
  })
  const drawn = streams
    .join('\n')
    .replace(/\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/g, (_, parts: string) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
        .join(''),
    )
  return `${raw}\n${drawn}`
}

const count = (text: string, part: string) => text.split(part).length - 1

describe('a report in PDF', () => {
  it('is the same bytes twice, and other bytes at another time', async () => {
    const [first, second] = [await lensPdf('Order service'), await lensPdf('Order service')]
    expect(Buffer.compare(first, second)).toBe(0)
    const lens = reported('Order service')
    const input = { kind: 'lens', workload: workload('Order service', [lens]), lens } as const
    const later = await writeReviewPdf({ ...input, at: at + 60_000 })
    expect(Buffer.compare(first, later)).not.toBe(0)
  })

  it('is tagged, titled, dated by its clock and embeds no font', async () => {
    const text = unpack(await lensPdf('Order service'))
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toMatch(/\/Marked true/)
    expect(text).toMatch(/\/Lang \(en\)/)
    expect(text).toContain('(Order service: Order service)')
    expect(text).toContain('D:20261122080000Z')
    expect(text).not.toMatch(/FontFile/)
    for (const tag of ['Document', 'Sect', 'H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'L'])
      expect(text).toContain(`/S /${tag}\n`)
    expect(text).toContain('/S /Link\n')
    expect(text).toContain('/URI (https://example.com/help)')
  })

  it('shows the risks, practices, notes, improvements and exclusions, and numbers its pages', async () => {
    const text = unpack(await lensPdf('Order service', 5))
    for (const part of [
      'Summary',
      'Risks by pillar',
      'Questions at high risk',
      'Improvement items',
      'Accepted risks and exclusions',
      'Not selected',
      'Practice',
      'Other reason',
      'Notes on the review',
      'Notes on the pillar',
    ])
      expect(text).toContain(part)
    const pages = count(text, '/Type /Page\n')
    for (let page = 2; page <= pages; page++) expect(text).toContain(`Page ${page} of ${pages}`)
  })

  it('opens web addresses only', async () => {
    const open = async (text: string) => unpack(await lensPdf(text))
    expect(await open('javascript:alert(1)')).not.toMatch(/\/URI \(javascript/)
    expect(await open('file:///etc/passwd')).not.toMatch(/\/URI \(file/)
    expect(await open('https://example.com/a)b')).toMatch(
      /\/URI \(https:\/\/example\.com\/a\\\)b\)/,
    )
  })

  it('covers a portfolio, and nothing at all', async () => {
    const two = [workload('Orders', [reported('Orders')]), workload('Bills', [reported('Bills')])]
    const text = unpack(await writeReviewPdf({ kind: 'consolidated', at, workloads: two }))
    for (const part of ['Consolidated report', 'Risks by workload', 'Orders', 'Bills'])
      expect(text).toContain(part)
    const none = unpack(await writeReviewPdf({ kind: 'consolidated', at, workloads: [] }))
    expect(none).toContain('0 workloads')
    expect(unpack(await lensPdf('Empty', 0))).toContain('there is nothing to improve')
  })

  it('explains the placeholder only where it stands', async () => {
    expect(unpack(await lensPdf('注文'))).toContain('stands for a character')
    expect(unpack(await lensPdf('Café Łódź'))).not.toContain('stands for a character')
  })

  it('survives any text, as long as it may be', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '',
        '\u0000',
        '\u202E',
        'שלום',
        '👩‍👩‍👧',
        '\uD800',
        '\n\n',
        '<<>> endobj',
        '(\\',
        'x',
      ),
    )
    const text = fc
      .tuple(piece, fc.integer({ min: 1, max: 120 }), fc.constantFrom('', ' ', '\n'))
      .map(([part, times, between]) => Array(times).fill(part).join(between))
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const pdf = await lensPdf(given, 2)
        expect(Buffer.from(pdf.slice(-6)).toString('latin1')).toBe('%%EOF\n')
        const raw = unpack(pdf)
        const { text: encoded } = encodeText(clip(given, 120))
        for (const control of '\u0000\n\u001B\u0085\u202E') expect(encoded).not.toContain(control)
        expect(count(raw, '/Type /Page\n')).toBeLessThan(60)
      }),
      { numRuns: 40 },
    )
  }, 30_000)
})

describe('encodeText', () => {
  it.each([
    ['plain', 'plain', false],
    ['Zoë’s “café” – 5 €', 'Zoë’s “café” – 5 €', false],
    ['e\u0301', 'é', false],
    ['Łódź → ≥ ő ﬁ Ａ', 'Lódz -> >= o fi A', false],
    ['שלום', placeholder.repeat(4), true],
    ['👩‍👩‍👧!', `${placeholder}!`, true],
    ['a\u0000b\u202Ec', `a${placeholder}b${placeholder}c`, true],
    ['a\r\nb', 'a b', false],
    ['\uD800', placeholder, true],
    ['\u00AD', placeholder, true],
  ])('%j becomes %j', (raw, text, replaced) => {
    expect(encodeText(raw)).toEqual({ text, replaced })
  })

  it('is silent about what it has encoded once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const { text } = encodeText(raw)
        expect(encodeText(text)).toEqual({ text, replaced: false })
      }),
    )
  })
})
