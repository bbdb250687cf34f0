import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { pillarIds } from '../../../model/pillar.ts'
import { parseCatalogFile } from '../../../review/parse-catalog-file.ts'

const file = join(import.meta.dirname, '../../../../catalog/tool/profile-template.yaml')

export interface ProfileChoice {
  /** Permanent. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** Pillars whose foundations it raises by one point. */
  readonly pillars: readonly string[]
  /** Ids of the questions it raises by two points. */
  readonly questions: readonly string[]
}

export interface ProfileQuestion {
  readonly id: string
  readonly title: string
  readonly description: string
  /** How many choices an answer has at least and at most. */
  readonly min: number
  readonly max: number
  readonly choices: readonly ProfileChoice[]
}

/** The questions that a profile answers. */
export interface ProfileTemplate {
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
  readonly questions: readonly ProfileQuestion[]
}

const id = z.string().regex(/^[a-z]+(_[a-z]+)+$/, 'it must be an id such as goals_example')
const date = z.iso.datetime().transform((text) => Date.parse(text))

const schema = z.strictObject({
  name: z.string().min(3).max(100),
  createdAt: date,
  updatedAt: date,
  questions: z.array(
    z.strictObject({
      id: id.max(128),
      title: z.string().max(512),
      description: z.string().max(1024),
      min: z.int().min(0),
      max: z.int().min(1),
      choices: z
        .array(
          z.strictObject({
            id: id.max(64),
            title: z.string().max(512),
            description: z.string().max(1024),
            pillars: z.array(z.enum(pillarIds)),
            questions: z.array(z.string()),
          }),
        )
        .min(2),
    }),
  ),
})

/** The template of this installation, from the catalog. */
export function loadProfileTemplate(): ProfileTemplate {
  return parseCatalogFile('profile-template.yaml', readFileSync(file, 'utf8'), schema)
}
