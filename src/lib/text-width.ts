const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const ascii = /^[\x20-\x7e]*$/
const pictograph =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3/u
// Nonspacing and enclosing marks, format characters.
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u
// Halfwidth voiced sound marks join their letter in one grapheme, but stand in a column of their own.
const halfwidthMark = /.[\uFF9E\uFF9F]$/

/** First and last code points of East Asian Width W and F (Unicode 16), joined where only unassigned points lie between. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1d300, 0x1d376],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
]

/** Columns that a text takes in a terminal. The text must be free of controls (see `printable`). */
export function textWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

function graphemeWidth(grapheme: string): 0 | 1 | 2 {
  if (pictograph.test(grapheme)) return 2
  for (const character of grapheme) {
    if (invisible.test(character)) continue
    return isWide(character.codePointAt(0) ?? 0) || halfwidthMark.test(grapheme) ? 2 : 1
  }
  return 0
}

function isWide(point: number): boolean {
  return wide.some(([first, last]) => point >= first && point <= last)
}

/** Cuts a text to at most `columns`, with `…` where something was cut. Never splits a character. */
export function truncate(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text
  if (columns < 1) return ''
  let kept = ''
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += graphemeWidth(segment)
    if (width > columns - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Fills a text with spaces up to `columns`; a longer text is left as it is. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, columns - textWidth(text)))
  return align === 'left' ? text + fill : fill + text
}

/** Breaks a text at spaces into lines of at most `columns`; a longer word is broken inside. An empty text is one empty line. */
export function wrap(text: string, columns: number): readonly string[] {
  const limit = Math.max(1, columns)
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const word of text.split(' ').filter((w) => w !== '')) {
    for (const piece of textWidth(word) > limit ? breakWord(word, limit) : [word]) {
      const next = textWidth(piece)
      if (line !== '' && width + 1 + next > limit) {
        lines.push(line)
        line = ''
        width = 0
      }
      width += next + (line === '' ? 0 : 1)
      line += line === '' ? piece : ` ${piece}`
    }
  }
  lines.push(line)
  return lines
}

function breakWord(word: string, columns: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let width = 0
  for (const { segment } of graphemes.segment(word)) {
    const next = graphemeWidth(segment)
    if (piece !== '' && width + next > columns) {
      pieces.push(piece)
      piece = ''
      width = 0
    }
    piece += segment
    width += next
  }
  return [...pieces, piece]
}
