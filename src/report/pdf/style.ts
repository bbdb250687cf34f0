import type { Risk } from '../../model/review.ts'

/** Colours of the documents, the same as on the HTML page. */
export const palette = {
  ink: '#1d2126',
  quiet: '#59626c',
  line: '#dcddd8',
  rule: '#1d2126',
  accent: '#1d4f7c',
  panel: '#f4f5f1',
  good: '#1d6540',
  goodPanel: '#e6f2ea',
} as const

export interface Tint {
  readonly ink: string
  readonly panel: string
  /** For bars. */
  readonly solid: string
}

const calm: Tint = { ink: '#45525f', panel: '#eceef0', solid: '#aab3bb' }

export const riskTints: Readonly<Record<Risk, Tint>> = {
  HIGH: { ink: '#9c2323', panel: '#fbeae8', solid: '#b83232' },
  MEDIUM: { ink: '#7f4d00', panel: '#fbf0db', solid: '#d99a2b' },
  NONE: { ink: '#1d6540', panel: '#e6f2ea', solid: '#4b9a72' },
  UNANSWERED: calm,
  NOT_APPLICABLE: { ...calm, solid: '#d6dadd' },
}

/** Built into every reader: nothing has to be embedded. */
export const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold' } as const

export interface TextStyle {
  readonly font: string
  readonly size: number
  readonly color: string
  /** Added between lines, in points. */
  readonly lead: number
}

const text = (
  size: number,
  font: string = fonts.plain,
  color: string = palette.ink,
  lead = size * 0.22,
): TextStyle => ({ font, size, color, lead })

export const styles = {
  title: text(28, fonts.bold, palette.ink, 2),
  subtitle: text(14, fonts.plain, palette.quiet),
  eyebrow: text(8.5, fonts.bold, palette.quiet),
  h1: text(18, fonts.bold, palette.ink, 2),
  h2: text(13.5, fonts.bold, palette.ink, 2),
  h3: text(10.5, fonts.bold, palette.ink, 1.5),
  body: text(9.5),
  quiet: text(9, fonts.plain, palette.quiet),
  small: text(8, fonts.plain, palette.quiet),
  label: text(8, fonts.bold, palette.quiet),
  cell: text(8.8),
  strong: text(8.8, fonts.bold),
  link: text(8.8, fonts.plain, palette.accent),
} as const

/** A4 in points, and its margins. */
export const pageSize = { width: 595.28, height: 841.89, margin: 56, bottom: 64 } as const
