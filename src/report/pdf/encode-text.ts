import { printable } from '../../lib/printable.ts'

/** Stands for a character that the built-in fonts cannot draw. */
export const placeholder = '\u00A4'

/** Signs with a plain spelling that says the same. */
const spelled = new Map([
  ['→', '->'],
  ['←', '<-'],
  ['⇒', '=>'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['′', "'"],
  ['″', '"'],
  ['⁄', '/'],
  ['Ł', 'L'],
  ['ł', 'l'],
  ['Đ', 'D'],
  ['đ', 'd'],
  ['ı', 'i'],
])

/** What the built-in fonts can draw: Windows-1252 without the soft hyphen. */
const drawable = /^[\x20-\x7E\xA0-\xAC\xAE-\xFFƒ–—‘’‚“”„†‡•…€‰‹›ˆ™Œœ˜ŠšŸŽž]*$/
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Text that the built-in fonts can draw, and whether anything had to be replaced. */
export interface EncodedText {
  readonly text: string
  readonly replaced: boolean
}

/**
 * One line of text for the built-in fonts. Controls are made visible first; what the fonts lack becomes its plain
 * spelling, its base letter, or one placeholder for each character that a reader would see.
 */
export function encodeText(raw: string): EncodedText {
  if (drawable.test(raw)) return { text: raw, replaced: false }
  let replaced = false
  let text = ''
  for (const { segment } of segmenter.segment(printable(raw).normalize('NFC'))) {
    const drawn = draw(segment)
    if (drawn === undefined) replaced = true
    text += drawn ?? placeholder
  }
  return { text, replaced }
}

function draw(segment: string): string | undefined {
  if (drawable.test(segment)) return segment
  const spelling = spelled.get(segment)
  if (spelling !== undefined) return spelling
  const base = segment.normalize('NFKD').replace(/\p{Mn}+/gu, '')
  return base !== '' && drawable.test(base) ? base : undefined
}
