import { createHash } from 'node:crypto'
import { markup } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { dataBlock } from './application/data-block.ts'
import { embeddedReview } from './application/embedded-review.ts'
import { type Application, loadApplication } from './application/load-application.ts'
import { renderMeta, renderPage, styleElement, styleHash, writePage } from './page.ts'

/**
 * The review as one HTML file for people: the console itself with the review inside, which works offline and asks nobody
 * for anything. Only its own script runs, and only its own styles count: the policy of the file names their hashes.
 * Without JavaScript it is the page that `writePage` writes; so it is where the console was not built.
 */
export function* writeHtml(
  review: Review,
  options: DocumentOptions,
  application: Application | 'not-built' = loadApplication(),
): Iterable<string> {
  if (application === 'not-built') {
    yield* writePage(review, options)
    return
  }
  const { script, style } = application
  yield markup`<!doctype html>
    <html lang="en">
      <head>
        ${renderMeta(review, policyOf(application))}
        <noscript>${styleElement}</noscript>`.text
  // The styles of the application are for its own pages: its script switches them on.
  yield `\n<style id="application-style" media="not all">${style}</style>\n</head><body>`
  yield '<div id="root"></div><noscript>'
  yield* renderPage(review, options.cwd)
  yield '</noscript>\n<script type="application/json" id="review">'
  yield* dataBlock(embeddedReview(review))
  yield `</script>\n<script>${script}</script></body></html>\n`
}

/**
 * Pictures are part of the styles and the script, as data; frames are not loaded but written by the script.
 * @see https://www.w3.org/TR/CSP3/
 */
function policyOf({ script, style }: Application): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}' 'sha256-${styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
