import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCatalogFile } from '../parse-catalog-file.ts'
import { responsibilitySchema } from './catalog-schema.ts'
import type { CatalogService } from './load-responsibilities.ts'

const folder = join(import.meta.dirname, '../../../catalog/responsibility')

/**
 * The shared responsibility catalog, by service name.
 * @throws PlinthError where a file does not have the shape of the catalog
 */
export function readResponsibilities(): readonly CatalogService[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const { model, services } = parseCatalogFile(name, text, responsibilitySchema)
      return services.map(({ service, types, aws, customer }): CatalogService => {
        return { service, model, types, aws, customer }
      })
    })
    .toSorted((a, b) => (a.service < b.service ? -1 : 1))
}
