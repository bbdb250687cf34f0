import type { Sheet } from './sheet.ts'
import { palette, styles } from './style.ts'

/** Notes of people, paragraph by paragraph, beside a bar. Nothing is drawn for notes without text. */
export function drawNotes(sheet: Sheet, label: string, notes: string | undefined): void {
  const paragraphs = (notes ?? '').split(/[\r\n\u2028\u2029]+/u).filter((p) => p.trim() !== '')
  if (paragraphs.length === 0) return
  const place = { x: sheet.left + 12, width: sheet.width - 12 }
  sheet.ensure(40)
  sheet.space(3)
  let top = sheet.y
  sheet.text(label, styles.label, place)
  for (const paragraph of paragraphs) {
    if (sheet.ensure(16)) top = sheet.y
    const page = sheet.doc.page
    sheet.text(paragraph, styles.quiet, place)
    if (sheet.doc.page !== page) top = sheet.doc.page.margins.top
    drawBar(sheet, top)
    top = sheet.y
  }
  sheet.space(8)
}

function drawBar(sheet: Sheet, top: number): void {
  const height = sheet.y - top
  sheet.ornament((doc) => doc.rect(sheet.left, top, 2, height).fill(palette.line))
}
