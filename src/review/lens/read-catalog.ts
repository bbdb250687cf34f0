import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlinthError } from '../../model/diagnostic.ts'
import type { Lens } from '../../model/lens.ts'
import { parseCatalogFile } from '../parse-catalog-file.ts'
import { lensSchema, questionSchema } from './catalog-schema.ts'
import { lensProblems } from './check-catalog.ts'

/** The reviewed truth: `lens.yaml` and one file per question. */
export const securityLensFolder = join(import.meta.dirname, '../../../catalog/lens/security')

/**
 * Reads and validates a lens written in YAML. Slow (it parses and checks everything): generators and tests use it,
 * the product reads the generated JSON.
 * @throws PlinthError where a file or the lens as a whole is not sound
 */
export function readLensCatalog(folder: string = securityLensFolder): Lens {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const lens = parseCatalogFile('lens.yaml', read('lens.yaml'), lensSchema)
  const questions = readdirSync(folder)
    .filter((name) => /^SEC\d\d\.yaml$/.test(name))
    .toSorted()
    .map((name) => parseCatalogFile(name, read(name), questionSchema))
  const whole: Lens = { ...lens, questions }
  const [problem] = lensProblems(whole)
  if (problem !== undefined)
    throw new PlinthError({
      code: 'catalog-inconsistent',
      severity: 'error',
      message: problem,
      help: 'Correct the question file, then run `npm run generate`.',
      where: { file: folder },
    })
  return whole
}
