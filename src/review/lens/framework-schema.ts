import { z } from 'zod'
import { levels } from '../../model/lens.ts'
import { pillarIds } from '../../model/pillar.ts'
import { wireChoiceIdMax } from './custom-lens-limits.ts'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'it must be kebab-case')
const choiceId = z
  .string()
  .max(wireChoiceIdMax)
  .regex(/^[a-z]+_[a-z0-9_]+$/, 'it must be a choice id such as ops_example')

const practice = z.strictObject({
  id: choiceId,
  number: z.string().regex(/^[A-Z]+\d\d-BP\d\d$/, 'it must be a number such as OPS01-BP01'),
  title: text,
  level: z.enum(levels),
})

const question = z.strictObject({
  /** The ids of the sustainability questions have underscores. */
  id: z.string().regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/, 'it must be a question id'),
  /** Not seen in a reply of the Tool: derived from the name of the page. */
  provisional: z.literal(true).optional(),
  number: z.string().regex(/^[A-Z]+\d\d$/, 'it must be a number such as OPS01'),
  title: text,
  domain: slug,
  help: text.max(200),
  practices: z.array(practice).min(1),
  none: choiceId.endsWith('_no'),
})

/** `<pillar>.yaml`: the facts of one pillar besides Security. */
export const pillarFileSchema = z.strictObject({
  pillar: z.enum(pillarIds),
  domains: z.array(z.strictObject({ id: slug, title: text })).min(1),
  questions: z.array(question).min(1),
})

export type PillarFile = z.output<typeof pillarFileSchema>
export type PillarFileQuestion = PillarFile['questions'][number]
