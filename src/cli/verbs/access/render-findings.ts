import { styleText } from 'node:util'
import type { ValidatedFile } from '../../../app/access/validate.ts'
import { cutText } from '../../../lib/cut-text.ts'
import { printable } from '../../../lib/printable.ts'

type Finding = ValidatedFile['findings'][number]

const looks = {
  ERROR: ['error', 'red'],
  SECURITY_WARNING: ['security warning', 'magenta'],
  WARNING: ['warning', 'yellow'],
  SUGGESTION: ['suggestion', 'cyan'],
} as const

const widest = 100

/** Findings for people: what is wrong, and the line with carets under the place. */
export function renderFindings(files: readonly ValidatedFile[], colour: boolean): string {
  const blocks = files.flatMap(({ file, text, findings }) => {
    const lines = text.split('\n')
    return findings.map((finding) => renderFinding(finding, file, lines, colour))
  })
  return `${[...blocks, summary(files)].join('\n')}\n`
}

function renderFinding(
  finding: Finding,
  file: string,
  lines: readonly string[],
  colour: boolean,
): string {
  const [label, style] = looks[finding.findingType]
  const paint = (text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text
  const [first] = finding.locations
  const start = first?.span.start ?? { line: 1, column: 0, offset: 0 }
  const place = `${printable(file)}:${start.line}:${start.column + 1}`
  const head = `${place}: ${paint(label)} ${finding.issueCode}`
  const end = first?.span.end ?? start
  const excerpt = underline(lines[start.line - 1] ?? '', start.column, {
    length: end.line === start.line ? end.column - start.column : Number.POSITIVE_INFINITY,
    number: String(start.line),
    paint,
  })
  return `${head}\n  ${printable(finding.findingDetails)}\n${excerpt}\n`
}

/** The line, cut around the place, and carets below. */
function underline(
  line: string,
  column: number,
  mark: {
    readonly length: number
    readonly number: string
    readonly paint: (text: string) => string
  },
): string {
  const from = column > widest - 20 ? column - 20 : 0
  const shown = line.slice(from, from + widest)
  const indent = from === 0 ? (/^\s*/.exec(shown)?.[0].length ?? 0) : 0
  const offset = Math.min(indent, column)
  const length = Math.max(1, Math.min(mark.length, shown.length - (column - from)))
  const margin = ' '.repeat(mark.number.length)
  const dots = from === 0 ? '' : '…'
  const carets = `${' '.repeat(dots.length + column - from - offset)}${'^'.repeat(length)}`
  return `  ${mark.number} | ${dots}${printable(shown.slice(offset))}\n  ${margin} | ${mark.paint(carets)}`
}

function summary(files: readonly ValidatedFile[]): string {
  const all = files.flatMap(({ findings }) => findings)
  const name = files.length === 1 ? 'The policy' : `${files.length} policies`
  if (all.length === 0) return `${name}: nothing to say.`
  const parts = Object.entries(looks).flatMap(([type, [label]]) => {
    const count = all.filter(({ findingType }) => findingType === type).length
    return count === 0 ? [] : [`${count} ${label}${count === 1 ? '' : 's'}`]
  })
  return cutText(`${name}: ${parts.join(', ')}.`, 200)
}
