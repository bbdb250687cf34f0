import { printable } from '../../lib/printable.ts'

/** Stands for a character that the built-in fonts cannot draw. */
export const placeholder = '\u00A4'

/** Characters of Windows-1252 above ASCII and Latin-1: what the built-in fonts can draw besides those. */
const further = new Set('ƒ–—‘’‚“”„†‡•…€‰‹›ˆ™Œœ˜ŠšŸŽž')

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

const ascii = /^[\x20-\x7e]*$/
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
  if (ascii.test(raw)) return { text: raw, replaced: false }
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
  if (isDrawable(segment)) return segment
  const plain = spelled.get(segment)
  if (plain !== undefined) return plain
  const base = segment.normalize('NFKD').replace(/\p{Mn}+/gu, '')
  return base !== '' && isDrawable(base) ? base : undefined
}

function isDrawable(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const latin = (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff && code !== 0xad)
    if (!latin && !further.has(character)) return false
  }
  return true
}
