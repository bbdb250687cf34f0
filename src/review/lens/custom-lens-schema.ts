import { z } from 'zod'
import { lensLimits as limits } from './custom-lens-limits.ts'

const id = z
  .string()
  .regex(
    new RegExp(`^[A-Za-z0-9_]{${limits.idMin},${limits.idMax}}$`),
    `must be ${limits.idMin} to ${limits.idMax} letters, digits or underscores`,
  )
const label = z.string().trim().min(1, 'must not be empty').max(limits.name)
const text = z.string().trim().min(1, 'must not be empty').max(limits.text)
const url = z
  .string()
  .max(limits.url)
  .refine(isWebAddress, 'must be an http:// or https:// address')

const resource = z.strictObject({ displayText: text, url: url.optional() })

const choice = z.strictObject({
  id,
  title: label,
  /** Not in the format specification, yet in many published lenses. */
  description: z.string().max(limits.text).optional(),
  helpfulResource: resource.optional(),
  improvementPlan: z.strictObject({ displayText: text.optional(), url: url.optional() }).optional(),
  additionalResources: z
    .array(
      z.strictObject({
        type: z.enum(['HELPFUL_RESOURCE', 'IMPROVEMENT_PLAN']),
        content: z.array(resource).max(limits.resourcesPerType),
      }),
    )
    .optional(),
})

const question = z.strictObject({
  id,
  title: label,
  description: z.string().max(limits.text).optional(),
  helpfulResource: resource.optional(),
  choices: z.array(choice).min(1, 'must have at least one choice').max(limits.choicesPerQuestion),
  riskRules: z
    .array(
      z.strictObject({
        condition: z.string(),
        risk: z.enum(['HIGH_RISK', 'MEDIUM_RISK', 'NO_RISK']),
      }),
    )
    .max(limits.riskRules)
    .optional(),
})

/** The document of a custom lens, schema version 2021-11-01. What one object cannot know of others is checked apart. */
export const customLensSchema = z.strictObject({
  schemaVersion: z.literal('2021-11-01'),
  name: label,
  description: z.string().max(limits.text).optional(),
  pillars: z
    .array(
      z.strictObject({
        id,
        name: label,
        questions: z
          .array(question)
          .min(1, 'must have at least one question')
          .max(limits.questionsPerPillar),
      }),
    )
    .min(1, 'must have at least one pillar')
    .max(limits.pillars),
})

export type CustomLensDocument = z.infer<typeof customLensSchema>
export type CustomLensPillar = CustomLensDocument['pillars'][number]
export type CustomLensQuestion = CustomLensPillar['questions'][number]
export type CustomLensChoice = CustomLensQuestion['choices'][number]

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol } = new URL(text)
  return /^https?:\/\/\S+$/i.test(text) && (protocol === 'https:' || protocol === 'http:')
}
