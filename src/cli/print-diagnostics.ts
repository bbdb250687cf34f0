import { relative } from 'node:path'
import { styleText } from 'node:util'
import { printable } from '../lib/printable.ts'
import type { Diagnostic, Place } from '../model/diagnostic.ts'

const colours = { error: 'red', warning: 'yellow', note: 'cyan' } as const
const most = 50

/** Writes diagnostics to stderr: place, severity, message, help. Repeats beyond the first fifty are counted. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], quiet = false): void {
  const shown = quiet ? diagnostics.filter((d) => d.severity === 'error') : diagnostics
  for (const { severity, code, message, help, where } of shown.slice(0, most)) {
    const label = styleText(colours[severity], severity, { stream: process.stderr })
    const place = where === undefined ? '' : `${placeText(where)}: `
    process.stderr.write(`${place}${label}: ${printable(message)} [${code}]\n`)
    if (help !== undefined) process.stderr.write(`  help: ${printable(help)}\n`)
  }
  if (shown.length > most)
    process.stderr.write(`… and ${shown.length - most} more; \`--format json\` lists all.\n`)
}

function placeText({ file, line, column, pointer }: Place): string {
  const position = [line, column].filter((n) => n !== undefined).join(':')
  const path = file === undefined ? '' : shorter(relative(process.cwd(), file), file)
  const at = [path, position].filter((p) => p !== '').join(':')
  return printable(pointer === undefined || line !== undefined ? at : `${at}${pointer}`)
}

function shorter(a: string, b: string): string {
  return a !== '' && a.length < b.length ? a : b
}
