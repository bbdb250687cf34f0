import { readFileSync } from 'node:fs'
import type { ServiceModel } from '../../model/responsibility.ts'

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

const generated = new URL('../../../catalog/generated/responsibilities.json', import.meta.url)

/** The shared responsibility catalog, by service name, from the JSON that `npm run generate` makes of the YAML. */
export function loadResponsibilities(): readonly CatalogService[] {
  return JSON.parse(readFileSync(generated, 'utf8')) as readonly CatalogService[]
}
