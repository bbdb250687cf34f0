import { join } from 'node:path'
import type { Lens } from '../../model/lens.ts'
import { readGeneratedLens } from './read-generated-lens.ts'

const generated = join(import.meta.dirname, '../../../catalog/generated/security-lens.json')

/**
 * The Security Pillar lens, from the JSON that `npm run generate` makes of the YAML catalog.
 * @throws PlinthError when the file is missing or is not a lens
 */
export function loadSecurityLens(file: string = generated): Lens {
  return readGeneratedLens(file)
}
