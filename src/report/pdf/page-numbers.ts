import { pageSize, styles } from './style.ts'
import type { Sheet } from './sheet.ts'

/** Writes the name of the document and `Page n of m` below every page but the first. Nothing may be drawn after it. */
export function numberPages(sheet: Sheet, name: string): void {
  const { doc, left, width } = sheet
  const { start, count } = doc.bufferedPageRange()
  const y = pageSize.height - 40
  for (let i = 1; i < count; i++) {
    const page = doc.switchToPage(start + i)
    page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    const { font, size, color } = styles.small
    doc.font(font).fontSize(size).fillColor(color)
    doc.text(fitLine(doc, sheet.encode(name), width - 90), left, y, { lineBreak: false })
    doc.text(`Page ${i + 1} of ${count}`, left, y, { width, align: 'right', lineBreak: false })
    doc.endMarkedContent()
  }
}

function fitLine(doc: PDFKit.PDFDocument, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (doc.widthOfString(`${text.slice(0, middle)}…`) <= width) low = middle
    else high = middle - 1
  }
  return `${text.slice(0, low)}…`
}
