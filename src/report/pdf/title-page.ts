import { clip } from './clip.ts'
import { placeholder } from './encode-text.ts'
import type { Sheet } from './sheet.ts'
import { pageSize, palette, styles } from './style.ts'
import { drawTable } from './table.ts'

export interface TitlePage {
  readonly eyebrow: string
  readonly title: string
  readonly subtitle: string
  readonly description?: string
  /** Name and value; empty values are left out. */
  readonly facts: readonly (readonly [string, string | undefined])[]
}

/** The first page. */
export function drawTitlePage(sheet: Sheet, page: TitlePage): void {
  sheet.ornament((doc) => doc.rect(0, 0, pageSize.width, 8).fill(palette.accent))
  sheet.moveTo(150)
  sheet.text(page.eyebrow.toUpperCase(), { ...styles.eyebrow, color: palette.accent })
  sheet.space(10)
  sheet.text(clip(page.title, 300), styles.title, {}, 'H1')
  sheet.space(8)
  sheet.text(clip(page.subtitle, 300), styles.subtitle)
  if (page.description !== undefined && page.description.trim() !== '') {
    sheet.space(14)
    sheet.text(clip(page.description, 1200), styles.body, { width: sheet.width * 0.82 })
  }
  sheet.space(26)
  const facts = page.facts.flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [[name, value] as const],
  )
  drawTable(
    sheet,
    [
      { title: '', share: 22 },
      { title: '', share: 78 },
    ],
    facts.map(([name, value]) => [[{ text: name, style: styles.label }], value]),
  )
}

/** Says on the title page what the placeholder means. Call it when everything else is drawn. */
export function explainPlaceholder(sheet: Sheet): void {
  if (!sheet.replaced) return
  const { start } = sheet.doc.bufferedPageRange()
  const last = sheet.doc.page
  sheet.doc.switchToPage(start)
  sheet.moveTo(sheet.floor - 26)
  sheet.text(
    `${placeholder} stands for a character that the fonts of this document lack. The names are complete in the data.`,
    styles.small,
  )
  sheet.doc.page = last
}
