// What spreadsheets take for the start of a formula, also in full width and behind white space.
const formula = /^[\s\u00A0\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|]|^[\t\r\n]/
const plain = /^[\w][\w .:/()-]*$|^$/

/**
 * One CSV record with its CRLF (RFC 4180). Every cell is quoted, quotes are doubled; a cell that a spreadsheet would
 * run as a formula starts with an apostrophe.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  if (plain.test(text)) return `"${text}"`
  const safe = formula.test(text) ? `'${text}` : text
  return `"${safe.toWellFormed().replaceAll('"', '""')}"`
}
