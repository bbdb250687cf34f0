import { printable } from './printable.ts'

const plainCode = /^(?!.*(:\/\/|www\.|^ | $))[A-Za-z0-9 _.\-/:,=+]+$/
const zeroWidthSpace = '&#8203;'

/**
 * A hostile string as inline Markdown text, in any place of a line or a table cell: what could be markup becomes a
 * character reference, which no parser takes for structure; mentions, issue references and bare links are broken up.
 */
export function markdownText(text: string): string {
  return printable(text)
    .trim()
    .replace(/[\\`*[\]<>|~$&{}@#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (sign) =>
      sign === '@' || sign === '#' ? sign + zeroWidthSpace : reference(sign),
    )
    .replace(/:\/\//g, `:${zeroWidthSpace}//`)
    .replace(/\bwww\./gi, (w) => `${w.slice(0, 3)}${zeroWidthSpace}.`)
    .replace(/\bGH-(?=\d)/gi, (gh) => `${gh.slice(0, 2)}${zeroWidthSpace}-`)
    .replace(/^[-+=]/, reference)
    .replace(/^(\d+)([.)])/, (_, digits: string, mark: string) => digits + reference(mark))
}

/** A hostile string as inline code, in any place: simple names between backticks, others as an element of references. */
export function markdownCode(text: string): string {
  const visible = printable(text)
  if (plainCode.test(visible)) return `\`${visible}\``
  const encoded = visible
    .replace(/[^A-Za-z0-9 ,./:\-\u00A0-\u{10FFFF}]/gu, reference)
    .replace(/:(?=\/\/)/g, reference)
    .replace(/(?<=\bwww)\./gi, reference)
  return `<code>${encoded}</code>`
}

/** A table row of cells that are Markdown already. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`
}
