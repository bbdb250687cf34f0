import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceModel } from '../../model/responsibility.ts'
import { parseCatalogFile } from '../parse-catalog-file.ts'
import { responsibilitySchema } from './catalog-schema.ts'

/** What the catalog says of one service, whatever the workload. */
export interface CatalogService {
  readonly service: string
  readonly model: ServiceModel
  /** CloudFormation types, or prefixes ending with `::`, that show the service in use. */
  readonly types: readonly string[]
  readonly aws: readonly string[]
  readonly customer: readonly {
    readonly duty: string
    readonly practices: readonly string[]
    readonly checks: readonly string[]
  }[]
}

const folder = join(import.meta.dirname, '../../../catalog/responsibility')

/**
 * The shared responsibility catalog, by service name.
 * @throws PlinthError where a file does not have the shape of the catalog
 */
export function loadResponsibilities(): readonly CatalogService[] {
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
