import { textWidth } from '../../lib/text-width.ts'
import type { DomainReview, Review } from '../../model/review.ts'
import { splitSignal } from '../view/split-signal.ts'
import { digits, percent } from '../words.ts'
import { layOut, remaining, type Cell } from './grid.ts'
import { bar } from './marks.ts'
import { flow, heading, type Page } from './page.ts'
import { run, type Style } from './paint.ts'

const kinds = [
  ['strong', '+', 'good'],
  ['weak', '-', 'warn'],
  ['contradicting', '!', 'bad'],
] as const satisfies readonly (readonly [string, string, Style])[]

/** The table of domains with their strong, weak and contradicting signals; side by side where the terminal is wide. */
export function* writeDomains(review: Review, page: Page): Iterable<string> {
  if (review.domains.length === 0) return
  yield* heading(page, 'Strong (+), weak (-) and contradicting (!) signals')
  if (page.width < 120) yield* stacked(review.domains, page)
  else yield* sideBySide(review.domains, page, page.width < 150 ? 2 : 3)
}

/** Two signals of each kind, a line each where they fit, and how many more there are. */
function* stacked(domains: readonly DomainReview[], page: Page): Iterable<string> {
  const most = 2
  for (const domain of domains) {
    const title = { width: remaining(page.width, [{ width: 5 }]) }
    yield* layOut(
      [title, { width: 5, align: 'right' }],
      [[[run(domain.domain.title, 'strong')], [run(percent(domain.coverage))]]],
      page.paint,
    )
    const lead = { width: 1 }
    const width = remaining(page.width, [lead], 4)
    const rows = kinds.flatMap(([kind, sign, style]) =>
      domain[kind]
        .slice(0, most)
        .map((text): readonly Cell[] => [[run(sign, style)], [run(fitted(text, width))]]),
    )
    yield* layOut(
      [lead, { width }],
      rows.length > 0 ? rows : [[[run('?', 'accent')], [run('nothing was seen', 'quiet')]]],
      page.paint,
      4,
    )
    const more = kinds
      .filter(([kind]) => domain[kind].length > most)
      .map(([kind]) => `${digits(domain[kind].length - most)} ${kind}`)
    if (more.length > 0) yield* flow(page, [run(`and ${more.join(', ')} more`, 'quiet')], 7)
  }
}

/** A signal with its practices where that fits on a line, else without. */
function fitted(signal: string, width: number): string {
  return textWidth(signal) <= width ? signal : splitSignal(signal).text
}

function* sideBySide(domains: readonly DomainReview[], page: Page, most: number): Iterable<string> {
  const name = { width: 16 }
  const share = { width: 8 }
  const width = Math.floor((remaining(page.width, [name, share]) - 4) / 3)
  const columns = [name, share, { width }, { width }, { width }]
  const head = (text: string, style: Style): Cell => [run(text, style)]
  yield* layOut(
    columns,
    [
      [
        head('Domain', 'quiet'),
        head('Coverage', 'quiet'),
        head('+ Strong', 'good'),
        head('- Weak', 'warn'),
        head('! Contradicting', 'bad'),
      ],
    ],
    page.paint,
  )
  yield* layOut(
    columns,
    domains.map(({ domain, strong, weak, contradicting, coverage }) => [
      [run(domain.title, 'strong')],
      [run(percent(coverage).padStart(5)), run(bar(coverage, 8))],
      cellOf(strong, most),
      cellOf(weak, most),
      cellOf(contradicting, most),
    ]),
    page.paint,
  )
}

function cellOf(signals: readonly string[], most: number): Cell {
  if (signals.length === 0) return [run('–', 'quiet')]
  const shown = signals.slice(0, most).map((signal) => run(signal))
  const more = signals.length - most
  return more > 0 ? [...shown, run(`and ${digits(more)} more`, 'quiet')] : shown
}
