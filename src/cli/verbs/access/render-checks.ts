import { styleText } from 'node:util'
import { printable } from '../../../lib/printable.ts'
import type { CheckAnswer } from '../../../app/access/diff.ts'

const titles: Readonly<Record<CheckAnswer['check'], string>> = {
  'no-new-access': 'no new access',
  'access-not-granted': 'access not granted',
  'no-public-access': 'no public access',
  'no-lifted-deny': 'no lifted deny',
}
const marks = { pass: '✓ pass   ', fail: '✗ fail   ', unknown: '? unknown' } as const
const colours = { pass: 'green', fail: 'red', unknown: 'yellow' } as const

/** The checks for people: a line each, and what proves a failure below it. */
export function renderChecks(answers: readonly CheckAnswer[], color: boolean): string {
  const lines: string[] = []
  for (const { check, result, message, reasons = [], reason } of answers) {
    const mark = color
      ? styleText(colours[result], marks[result], { validateStream: false })
      : marks[result]
    lines.push(`${mark}  ${titles[check]}: ${message}`)
    for (const { description } of reasons) lines.push(`             ${printable(description)}`)
    if (reason !== undefined) lines.push(`             ${printable(reason)}`)
  }
  return lines.join('\n')
}
