import { readFileSync } from 'node:fs'
import { PlinthError } from '../../model/diagnostic.ts'
import type { Lens } from '../../model/lens.ts'

/**
 * Reads a lens from the JSON that `npm run generate` makes of the YAML catalog. Fast: no schema is run, because a
 * committed file that differs from its source fails `npm run check`.
 * @throws PlinthError when the file is missing or is not a lens
 */
export function readGeneratedLens(file: string): Lens {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw broken('lens-catalog-missing', `The lens catalog ${file} could not be read.`, file)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw broken('lens-catalog-malformed', `The lens catalog ${file} is not JSON.`, file)
  }
  if (isLens(value)) return value
  throw broken('lens-catalog-malformed', `The lens catalog ${file} does not hold a lens.`, file)
}

function broken(code: string, message: string, file: string): PlinthError {
  return new PlinthError({
    code,
    severity: 'error',
    message,
    help: 'Reinstall the package, or run `npm run generate` in a checkout.',
    where: { file },
  })
}

/** Tells a lens from a truncated or foreign file; the generator has validated the rest. */
function isLens(value: unknown): value is Lens {
  return (
    typeof value === 'object' &&
    value !== null &&
    'alias' in value &&
    typeof value.alias === 'string' &&
    'version' in value &&
    typeof value.version === 'string' &&
    'domains' in value &&
    Array.isArray(value.domains) &&
    'questions' in value &&
    Array.isArray(value.questions) &&
    value.questions.length > 0
  )
}
