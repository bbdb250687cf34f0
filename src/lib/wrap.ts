import { textWidth } from './text-width.ts'

/** Breaks a paragraph at spaces so that no line is wider than `columns`; a longer word stands alone. */
export function wrap(text: string, columns: number, indent = ''): string {
  const lines: string[] = []
  for (const paragraph of text.trim().split('\n')) {
    let line = ''
    for (const word of paragraph.split(/ +/)) {
      const next = line === '' ? word : `${line} ${word}`
      if (line !== '' && textWidth(next) > columns - indent.length) {
        lines.push(line)
        line = word
      } else line = next
    }
    lines.push(line)
  }
  return lines.map((l) => (l === '' ? '' : indent + l)).join('\n')
}
