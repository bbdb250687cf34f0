import { clip } from './clip.ts'
import type { Sheet } from './sheet.ts'
import { palette, styles, type TextStyle } from './style.ts'

export interface Column {
  readonly title: string
  /** Share of the width; shares need not add up to anything. */
  readonly share: number
  readonly align?: 'left' | 'right'
}

/** One line of a cell. */
export interface CellLine {
  readonly text: string
  readonly style?: TextStyle
  /** Opens this address. */
  readonly link?: string
}

/** Text, lines, or a drawing of a known height. */
export type Cell =
  | string
  | readonly CellLine[]
  | { readonly height: number; readonly draw: (x: number, y: number, width: number) => void }

const gap = 10
const padding = 4.5

/**
 * A tagged table. Rows never break; the header is repeated on each page for the eye only. Where no column has a title
 * the first cell of a row is its header.
 */
export function drawTable(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const boxes = layOut(sheet, columns)
  const headed = columns.some(({ title }) => title !== '')
  sheet.within('Table', () => {
    const first = rows[0] === undefined ? 0 : heightOfRow(sheet, boxes, rows[0])
    sheet.ensure((headed ? headerHeight : 0) + first + 4)
    if (headed) drawHeader(sheet, boxes)
    for (const row of rows) {
      const height = heightOfRow(sheet, boxes, row)
      if (sheet.ensure(height) && headed) repeatHeader(sheet, boxes)
      drawRow(sheet, boxes, row, height, headed)
    }
  })
  sheet.space(8)
}

interface Box extends Column {
  readonly x: number
  readonly width: number
}

const headerHeight = 18

function layOut(sheet: Sheet, columns: readonly Column[]): readonly Box[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0)
  const room = sheet.width - gap * (columns.length - 1)
  let x = sheet.left
  return columns.map((column) => {
    const width = (room * column.share) / total
    const box = { ...column, x, width }
    x += width + gap
    return box
  })
}

function drawHeader(sheet: Sheet, boxes: readonly Box[]): void {
  const top = sheet.y
  sheet.within('TR', () => {
    for (const { title, x, width, align = 'left' } of boxes) {
      sheet.moveTo(top + 3)
      sheet.within('TH', () => sheet.text(title, styles.label, { x, width, align }), {
        scope: 'Column',
      })
    }
  })
  closeHeader(sheet, top)
}

function repeatHeader(sheet: Sheet, boxes: readonly Box[]): void {
  const top = sheet.y
  sheet.ornament((doc) => {
    const { font, size, color } = styles.label
    doc.font(font).fontSize(size).fillColor(color)
    for (const { title, x, width, align = 'left' } of boxes)
      doc.text(sheet.encode(title), x, top + 3, { width, align, lineBreak: false })
  })
  closeHeader(sheet, top)
}

function closeHeader(sheet: Sheet, top: number): void {
  sheet.moveTo(top + headerHeight)
  sheet.rule(palette.rule, 0.8)
}

function drawRow(
  sheet: Sheet,
  boxes: readonly Box[],
  row: readonly Cell[],
  height: number,
  headed: boolean,
): void {
  const top = sheet.y
  sheet.within('TR', () => {
    for (const [i, box] of boxes.entries()) {
      sheet.moveTo(top + padding)
      const draw = () => drawCell(sheet, box, row[i] ?? '')
      if (headed || i > 0) sheet.within('TD', draw)
      else sheet.within('TH', draw, { scope: 'Row' })
    }
  })
  sheet.moveTo(top + height)
  sheet.rule()
}

function drawCell(sheet: Sheet, { x, width, align = 'left' }: Box, cell: Cell): void {
  if (typeof cell !== 'string' && 'draw' in cell) return cell.draw(x, sheet.y, width)
  for (const { text, style = styles.cell, link } of linesOf(cell))
    if (link === undefined) sheet.text(text, style, { x, width, align })
    else sheet.link(text, link, style, { x, width })
}

function heightOfRow(sheet: Sheet, boxes: readonly Box[], row: readonly Cell[]): number {
  const heights = boxes.map(({ width }, i) => {
    const cell = row[i] ?? ''
    if (typeof cell !== 'string' && 'draw' in cell) return cell.height
    return linesOf(cell).reduce(
      (sum, { text, style = styles.cell }) => sum + sheet.measure(text, style, width),
      0,
    )
  })
  return Math.max(...heights) + 2 * padding
}

/** Cells are clipped, so that a row always fits on a page. */
function linesOf(cell: string | readonly CellLine[]): readonly CellLine[] {
  return typeof cell === 'string' ? [clipLine({ text: cell })] : cell.map(clipLine)
}

function clipLine(line: CellLine): CellLine {
  return { ...line, text: clip(line.text, 700) }
}
