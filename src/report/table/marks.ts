import type { Severity } from '../../model/check.ts'
import type { Risk } from '../../model/review.ts'
import { severityWords } from '../words.ts'
import { run, type Run, type Style } from './paint.ts'

const riskMarks: Readonly<Record<Risk, readonly [string, Style]>> = {
  HIGH: ['✖ High', 'bad'],
  MEDIUM: ['▲ Medium', 'warn'],
  NONE: ['✔ None', 'good'],
  UNANSWERED: ['○ Unanswered', 'accent'],
  NOT_APPLICABLE: ['– n/a', 'quiet'],
}

/** A risk as sign and word, at most 12 columns. */
export function riskMark(risk: Risk): Run {
  const [text, style] = riskMarks[risk]
  return run(text, style)
}

const severityMarks: Readonly<Record<Severity, readonly [string, Style]>> = {
  critical: ['✖', 'bad'],
  high: ['✖', 'bad'],
  medium: ['▲', 'warn'],
  low: ['•', 'plain'],
}

/** A severity as sign and word, at most 10 columns. */
export function severityMark(severity: Severity): Run {
  const [sign, style] = severityMarks[severity]
  return run(`${sign} ${severityWords[severity]}`, style)
}

/** A share as a bar of blocks; a part never shows as all or nothing. */
export function bar(share: number, width: number): string {
  const exact = Math.round(share * width)
  const full = share >= 1 ? width : share <= 0 ? 0 : Math.min(width - 1, Math.max(1, exact))
  return '█'.repeat(full) + '░'.repeat(width - full)
}
