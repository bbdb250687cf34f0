// C0 and C1 controls with DEL, line and paragraph separators, bidirectional controls, invisible fillers, tags and
// variation-selector supplements: what lets a name move a cursor, reorder a line or hide text. ZWJ stays, emoji need it.
const dangerous =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E01EF}]/gu
const plain = /^[\x20-\x7e]*$/
// oxlint-disable-next-line no-control-regex
const blank = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/**
 * A hostile string as one line of visible text: white space controls become a space, every other control or invisible
 * character becomes U+FFFD, so that something is seen to be there. Lone surrogates become U+FFFD too.
 */
export function printable(text: string): string {
  if (plain.test(text)) return text
  return text.toWellFormed().replace(blank, ' ').replace(dangerous, '\uFFFD')
}
