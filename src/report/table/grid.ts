import { pad, textWidth, truncate, wrap } from '../../lib/text-width.ts'
import type { Paint, Run } from './paint.ts'

export interface Column {
  /** In terminal columns. */
  readonly width: number
  readonly align?: 'left' | 'right'
  /** Cut instead of wrapped. */
  readonly cut?: boolean
}

/** Paragraphs below each other. */
export type Cell = readonly Run[]

const gutter = '  '

/**
 * Lays out rows of cells in columns two spaces apart, wrapping within each column.
 * @param indent spaces before the first column
 */
export function* layOut(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  paint: Paint,
  indent = 2,
): Iterable<string> {
  for (const row of rows) {
    const cells = columns.map((column, i) => breakCell(row[i] ?? [], column))
    const height = Math.max(...cells.map((lines) => lines.length))
    for (let n = 0; n < height; n++) {
      const parts = cells.map((lines, i) => {
        const { text, style } = lines[n] ?? { text: '', style: 'plain' as const }
        return { text, style, column: columns[i] ?? { width: 0 } }
      })
      const last = parts.findLastIndex((p) => p.text !== '')
      const line = parts
        .slice(0, last + 1)
        .map(({ text, style, column }, i) =>
          i === last && column.align !== 'right'
            ? paint(style, text)
            : fill(paint(style, text), text, column),
        )
      yield `${' '.repeat(indent)}${line.join(gutter)}\n`
    }
  }
}

function breakCell(cell: Cell, { width, cut }: Column): readonly Run[] {
  return cell.flatMap(({ text, style }) =>
    (cut === true ? [truncate(text, width)] : wrap(text, width)).map((line) => ({
      text: line,
      style,
    })),
  )
}

/** Fills after painting, so that the spaces carry no style. */
function fill(painted: string, text: string, { width, align }: Column): string {
  const spaces = pad('', width - textWidth(text))
  return align === 'right' ? spaces + painted : painted + spaces
}

/** What remains of a line for the last column. */
export function remaining(total: number, columns: readonly Column[], indent = 2): number {
  const used = columns.reduce((sum, c) => sum + c.width + gutter.length, indent)
  return Math.max(10, total - used)
}
