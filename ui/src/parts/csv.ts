import { saveFile } from './save-file.ts'

interface CsvColumn<Item> {
  readonly header: string
  readonly value?: (item: Item) => string | number
}

/** Downloads rows as CSV. Cells that a spreadsheet would run as a formula are made text. */
export function saveCsv<Item>(
  name: string,
  columns: readonly CsvColumn<Item>[],
  items: readonly Item[],
): void {
  const shown = columns.filter(({ value }) => value !== undefined)
  const rows = [
    shown.map(({ header }) => header),
    ...items.map((item) => shown.map(({ value }) => String(value?.(item) ?? ''))),
  ]
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n')
  saveFile(`${name}.csv`, new Blob(['\uFEFF', text], { type: 'text/csv' }))
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
