import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseCatalogFile } from '../../review/parse-catalog-file.ts'

const file = join(import.meta.dirname, '../../../catalog/tool/official-lenses.yaml')

/** A lens that AWS publishes: alias and name are facts, its questions may not be. */
export interface KnownLens {
  /** The last part of its ARN. */
  readonly alias: string
  readonly name: string
  /** Names that people use for the alias. */
  readonly also: readonly string[]
  /** Its questions are part of this product. */
  readonly served: boolean
}

const text = z.string().trim().min(1)
const schema = z.array(
  z.strictObject({
    alias: text.regex(/^[a-z]+$/),
    name: text.max(128),
    also: z.array(text).default([]),
    served: z.boolean().default(false),
  }),
)

/** All lenses of the AWS catalog, the framework first. */
export function loadKnownLenses(): readonly KnownLens[] {
  return parseCatalogFile('official-lenses.yaml', readFileSync(file, 'utf8'), schema)
}
