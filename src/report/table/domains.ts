import type { DomainReview, Review } from '../../model/review.ts'
import { digits, percent } from '../words.ts'
import { layOut, remaining, type Cell } from './grid.ts'
import { bar } from './marks.ts'
import { heading, type Page } from './page.ts'
import { run, type Style } from './paint.ts'

const mostSignals = 3

/** The table of domains with their strong, weak and contradicting signals; side by side where the terminal is wide. */
export function* writeDomains(review: Review, page: Page): Iterable<string> {
  if (review.domains.length === 0) return
  yield* heading(page, 'Strong and weak signals')
  if (page.width < 120) yield* stacked(review.domains, page)
  else yield* sideBySide(review.domains, page)
}

function* stacked(domains: readonly DomainReview[], page: Page): Iterable<string> {
  for (const { domain, coverage, ...signals } of domains) {
    const title = { width: remaining(page.width, [{ width: 5 }]) }
    yield* layOut(
      [title, { width: 5, align: 'right' }],
      [[[run(domain.title, 'strong')], [run(percent(coverage))]]],
      page.paint,
    )
    const rows = [
      ['+ strong', 'good', signals.strong],
      ['- weak', 'warn', signals.weak],
      ['! contradicts', 'bad', signals.contradicting],
    ] as const
    const seen = rows.filter(([, , list]) => list.length > 0)
    const lead = { width: 14 }
    yield* layOut(
      [lead, { width: remaining(page.width, [lead], 4) }],
      seen.length === 0
        ? [[[run('? nothing seen', 'quiet')], []]]
        : seen.map(([mark, style, list]) => [[run(mark, style)], cellOf(list)]),
      page.paint,
      4,
    )
  }
}

function* sideBySide(domains: readonly DomainReview[], page: Page): Iterable<string> {
  const name = { width: 20 }
  const share = { width: 11, cut: true } as const
  const width = Math.floor((remaining(page.width, [name, share]) - 4) / 3)
  const columns = [name, { width }, { width }, { width }, share]
  const head = (text: string, style: Style): Cell => [run(text, style)]
  yield* layOut(
    columns,
    [
      [
        head('Domain', 'quiet'),
        head('+ Strong', 'good'),
        head('- Weak', 'warn'),
        head('! Contradicting', 'bad'),
        head('Coverage', 'quiet'),
      ],
    ],
    page.paint,
  )
  yield* layOut(
    columns,
    domains.map(({ domain, strong, weak, contradicting, coverage }) => [
      [run(domain.title, 'strong')],
      cellOf(strong),
      cellOf(weak),
      cellOf(contradicting),
      [run(`${bar(coverage, 5)} ${percent(coverage).padStart(5)}`)],
    ]),
    page.paint,
  )
}

function cellOf(signals: readonly string[]): Cell {
  if (signals.length === 0) return [run('–', 'quiet')]
  const shown = signals.slice(0, mostSignals).map((signal) => run(signal))
  const more = signals.length - mostSignals
  return more > 0 ? [...shown, run(`and ${digits(more)} more`, 'quiet')] : shown
}
