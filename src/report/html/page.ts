import { createHash } from 'node:crypto'
import { Html, markup } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { count, moment } from '../words.ts'
import { renderDomains } from './domains.ts'
import { renderFindings } from './findings.ts'
import { renderGaps, renderNotes } from './gaps.ts'
import { renderMethod } from './method.ts'
import { renderPlan } from './plan.ts'
import { renderQuestions } from './questions.ts'
import { referTo } from './references.ts'
import { renderResponsibilities } from './responsibilities.ts'
import { style } from './style.ts'
import { renderSummary } from './summary.ts'

export const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing may load or run; the one style sheet is allowed by its hash. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

// Outside any template: the hash allows these bytes and no others.
export const styleElement = new Html(`<style>${style}</style>`)

/**
 * The review as one page without any script: works offline, in the dark, on paper, and where scripts are not wanted.
 * Every value is escaped by the `markup` template.
 */
export function* writePage(review: Review, { cwd }: DocumentOptions): Iterable<string> {
  yield markup`<!doctype html>
    <html lang="en">
      <head>
        ${renderMeta(review, policy)} ${styleElement}
      </head>
      <body>`.text
  yield* renderPage(review, cwd)
  yield `</body></html>\n`
}

/** What stands in the head of every document. @param policy Content-Security-Policy */
export function renderMeta(review: Review, policy: string): Html {
  const { workload, lens } = review
  return markup`<meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="color-scheme" content="light dark" />
    <title>${workload.name}: ${lens.name} review, ${review.at.slice(0, 10)}</title>`
}

/** The page itself. */
export function* renderPage(review: Review, cwd: string): Iterable<string> {
  for (const part of renderParts(review, cwd)) yield part.text
}

function* renderParts(review: Review, cwd: string): Iterable<Html> {
  const references = referTo(review)
  yield renderTop(review)
  yield* renderSummary(review, references)
  yield* renderDomains(review, references)
  yield* renderPlan(review, references, cwd)
  yield* renderQuestions(review, references, cwd)
  yield* renderResponsibilities(review, references)
  yield* renderGaps(review)
  yield* renderNotes(review, cwd)
  yield* renderFindings(review, references, cwd)
  yield* renderMethod(review, cwd)
  yield markup`</main><footer>Plinth review of ${review.workload.name}, ${moment(review.at)}. The JSON document holds every finding.</footer></div>`
}

function renderTop(review: Review): Html {
  const { workload, lens } = review
  const scope = [
    workload.environment,
    workload.accounts.length > 0 ? count(workload.accounts.length, 'account') : '',
    workload.regions.length > 0 ? count(workload.regions.length, 'Region') : '',
    count(review.resourceCount, 'resource'),
    workload.owner === undefined ? '' : `owner ${workload.owner}`,
  ].filter((part) => part !== '')
  return markup`<a class="skip" href="#summary">Skip to the summary</a>
        <div class="page">
          <header>
            <p class="eyebrow">${lens.name} ${lens.version}</p>
            <h1>${workload.name}</h1>
            <p class="quiet">${scope.join(' · ')}<br />Reviewed ${moment(review.at)}</p>
            ${workload.description !== undefined && markup`<p>${workload.description}</p>`}
          </header>
          ${renderNavigation(review)}
          <main>`
}

function renderNavigation(review: Review): Html {
  const { domains, responsibilities, gaps, blind, diagnostics, findings } = review
  const unseen = gaps.length + blind.length > 0 || findings.some((f) => f.outcome === 'unknown')
  const links = [
    ['summary', 'Summary', true],
    ['domains', 'Signals', domains.length > 0],
    ['plan', 'Plan', true],
    ['questions', 'Questions', true],
    ['responsibility', 'Responsibility', responsibilities.length > 0],
    ['gaps', 'Not seen', unseen],
    ['attention', 'Attention', diagnostics.length > 0],
    ['findings', 'Findings', true],
    ['method', 'Method', true],
  ] as const
  const shown = links.filter(([, , there]) => there)
  return markup`<nav aria-label="Sections">
    <ul>
      ${shown.map(([id, text]) => markup`<li><a href="#${id}">${text}</a></li>`)}
    </ul>
  </nav>`
}
