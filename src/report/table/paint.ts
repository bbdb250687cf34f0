import { styleText } from 'node:util'
import { printable } from '../../lib/printable.ts'

export type Style = 'plain' | 'strong' | 'quiet' | 'bad' | 'warn' | 'good' | 'accent'

const formats = {
  plain: [],
  strong: ['bold'],
  quiet: ['dim'],
  bad: ['bold', 'red'],
  warn: ['yellow'],
  good: ['green'],
  accent: ['cyan'],
} as const satisfies Record<Style, readonly Parameters<typeof styleText>[0][]>

export type Paint = (style: Style, text: string) => string

/** A painter of text for a terminal; without colour it leaves text as it is. Colour never carries meaning alone. */
export function makePaint(color: boolean): Paint {
  return (style, text) =>
    color && text.trim() !== ''
      ? styleText([...formats[style]], text, { validateStream: false })
      : text
}

/** A run of text in one style. */
export interface Run {
  readonly text: string
  readonly style: Style
}

/** A run of text that may come from outside: controls are made visible. */
export function run(text: string, style: Style = 'plain'): Run {
  return { text: printable(text), style }
}
