import { parseLocatedJson, type TextProblem } from '../../lib/located-json.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { Positions } from './positions.ts'
import { mistakenFor } from './recognise.ts'
import { isRaw, maxDepth, type Read } from './template.ts'

/**
 * Parses the text of a template, JSON or YAML, into plain values with lines; short intrinsics become long ones.
 * YAML is loaded only when needed: most of its cost is its start.
 */
export async function parseTemplate(file: string, text: string): Promise<Read> {
  const positions = new Positions()
  const note = positions.note.bind(positions)
  const json = /^\s*[{[]/.test(text) ? parseLocatedJson(text, note, maxDepth) : undefined
  if (json !== undefined && (!('problem' in json) || !mayBeYaml(file, text)))
    return 'problem' in json
      ? { diagnostics: [syntax(file, 'json', json.problem)] }
      : accept(file, json.value, positions, json.duplicates)
  const { parseYaml } = await import('./parse-yaml.ts')
  const yaml = parseYaml(text, note)
  return 'problem' in yaml
    ? { diagnostics: [syntax(file, 'yaml', yaml.problem)] }
    : accept(file, yaml.value, positions, yaml.duplicates)
}

/** Braces also begin YAML flow style; a quoted first key and no YAML name mean JSON, whose errors are clearer. */
function mayBeYaml(file: string, text: string): boolean {
  return /\.ya?ml$/i.test(file) || !/^\s*(?:\{\s*["}]|\[)/.test(text)
}

function accept(
  file: string,
  root: unknown,
  positions: Positions,
  duplicates: readonly TextProblem[],
): Read {
  const diagnostics = duplicates.slice(0, 20).map(({ message, line, column }): Diagnostic => ({
    code: 'cloudformation-duplicate-key',
    severity: 'warning',
    message: `${message}; the last one counts.`,
    help: 'Remove or rename one of them.',
    where: { file, line, column },
  }))
  const mistaken = mistakenFor(file, root)
  if (mistaken !== undefined) return { diagnostics: [...diagnostics, mistaken] }
  return isRaw(root) ? { template: { file, root, positions }, diagnostics } : { diagnostics }
}

function syntax(file: string, kind: 'json' | 'yaml', problem: TextProblem): Diagnostic {
  const { message, line, column } = problem
  return {
    code: `cloudformation-${kind}-syntax`,
    severity: 'error',
    message: `${file} is not readable ${kind.toUpperCase()}: ${message}.`,
    help: 'Correct the text at this place; nothing of this file was read.',
    where: { file, line, column },
  }
}
