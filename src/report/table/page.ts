import { textWidth, wrap } from '../../lib/text-width.ts'
import type { DocumentOptions } from '../document.ts'
import { makePaint, type Paint, type Run } from './paint.ts'

/** What every section of a terminal document draws with. */
export interface Page {
  readonly paint: Paint
  /** 30 to 160: longer lines are harder to read than a half-empty terminal. */
  readonly width: number
  readonly cwd: string
}

export function makePage({ color, columns, cwd }: DocumentOptions): Page {
  return { paint: makePaint(color), width: Math.min(160, Math.max(30, columns)), cwd }
}

/** A section title, with a rule to the right of its last line. */
export function* heading({ paint, width }: Page, title: string): Iterable<string> {
  const lines = wrap(title, width - 6)
  yield '\n'
  for (const [i, line] of lines.entries()) {
    const rule = i === lines.length - 1 ? ` ${'─'.repeat(width - line.length - 5)}` : ''
    yield `  ${paint('strong', line)}${paint('quiet', rule)}\n`
  }
}

/** Runs after each other, three spaces apart, broken between runs. */
export function* flow({ paint, width }: Page, runs: readonly Run[], indent = 2): Iterable<string> {
  const margin = ' '.repeat(indent)
  let line = margin
  let used = indent
  for (const { text, style } of runs) {
    for (const [i, piece] of wrap(text, width - indent).entries()) {
      const gap = used === indent ? 0 : 3
      if (i > 0 || used + gap + textWidth(piece) > width) {
        if (used > indent) yield `${line}\n`
        line = margin + paint(style, piece)
        used = indent + textWidth(piece)
      } else {
        line += ' '.repeat(gap) + paint(style, piece)
        used += gap + textWidth(piece)
      }
    }
  }
  if (used > indent) yield `${line}\n`
}
