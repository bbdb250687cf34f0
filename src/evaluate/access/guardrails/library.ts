import { readdirSync, readFileSync } from 'node:fs'
import { type Guardrail } from './guardrail.ts'
import { readGuardrail } from './read-guardrail.ts'

const folder = new URL('../../../../catalog/access/guardrails/', import.meta.url)

let loaded: readonly Guardrail[] | undefined

/** The guardrails that come with Plinth, by name; read on first use. */
export function loadGuardrails(): readonly Guardrail[] {
  loaded ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map(load)
  return loaded
}

function load(file: string): Guardrail {
  const { guardrail, diagnostics } = readGuardrail(
    readFileSync(new URL(file, folder), 'utf8'),
    file,
  )
  if (guardrail === undefined)
    throw new Error(`The guardrail ${file} cannot be read: ${diagnostics[0]?.message}`)
  return guardrail
}
