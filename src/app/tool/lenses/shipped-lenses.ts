import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importCustomLens } from '../../../review/lens/custom-lens.ts'

const folder = join(import.meta.dirname, '../../../../catalog/lens/custom')

/** A custom lens that comes with the product, to be imported by whoever wants it. */
export interface ShippedLens {
  /** File name without `.json`, which is what people call the lens: `serverless`. */
  readonly alias: string
  readonly name: string
  readonly questions: number
  /** The document, byte for byte: schema version 2021-11-01. */
  readonly json: string
}

/** The aliases of the lenses shipped, in order. */
export function shippedAliases(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted()
}

/** A lens that comes with the product; `undefined` for a name that none has. */
export function loadShippedLens(alias: string): ShippedLens | undefined {
  if (!shippedAliases().includes(alias)) return undefined
  const bytes = readFileSync(join(folder, `${alias}.json`))
  const { lens } = importCustomLens(bytes, { lenient: false, file: `${alias}.json` })
  if (lens === undefined) throw new Error(`The lens ${alias} of this installation is broken.`)
  return { alias, name: lens.name, questions: lens.questions.length, json: bytes.toString('utf8') }
}
