import { printable } from './printable.ts'

/** Markup that is known to be safe: only the `markup` template makes it. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type HtmlValue = string | number | undefined | false | Html | readonly HtmlValue[]

/**
 * A template of markup. Every value is escaped for text and quoted attributes and stripped of controls, unless it is
 * `Html` itself; lists are joined; `undefined` and `false` are left out.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const fixed = tighten(parts)
  let text = fixed[0] ?? ''
  for (const [i, value] of values.entries()) text += render(value) + (fixed[i + 1] ?? '')
  return new Html(text)
}

const tightened = new WeakMap<TemplateStringsArray, readonly string[]>()

/** The indentation of the source is no part of the document. One line break stays: it is a space between words. */
function tighten(parts: TemplateStringsArray): readonly string[] {
  const known = tightened.get(parts)
  if (known !== undefined) return known
  const short = parts.map((part) => part.replace(/\n\s*/g, '\n'))
  tightened.set(parts, short)
  return short
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapeHtml(printable(value))
  return value.map(render).join('')
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Escapes text for element content and quoted attribute values. Line breaks stay, for `pre`. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => references[character] ?? '')
}

/** Text of several lines as a `pre` element. */
export function preformatted(text: string): Html {
  const lines = text.split('\n').map((line) => escapeHtml(printable(line)))
  return new Html(`<pre>${lines.join('\n')}</pre>`)
}

/** A link when the address is a web address, else only its text. */
export function webLink(address: string | undefined, text: HtmlValue): Html {
  if (address === undefined || !URL.canParse(address)) return markup`${text}`
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return markup`${text}`
  return markup`<a href="${href}" rel="noreferrer noopener">${text}</a>`
}
