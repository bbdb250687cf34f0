import { z } from 'zod'
import { type EvidenceItem, levels, type Practice, type Question } from '../../model/lens.ts'

const text = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'it must be kebab-case')
const choiceId = z.string().regex(/^sec_[a-z_]+$/, 'it must be a choice id such as sec_example')
const link = z.url({ protocol: /^https$/ })
const signals = z.strictObject({
  strong: z.array(text).min(1),
  weak: z.array(text).min(1),
  contradicting: z.array(text).min(1),
})

const checkEvidence = z.strictObject({
  check: slug,
  strength: z.enum(['A', 'B', 'C']),
  required: z.boolean().default(false),
  contradicts: z.boolean().default(true),
})

const attestationEvidence = z
  .strictObject({
    attest: slug,
    title: text,
    required: z.boolean().default(false),
    validDays: z.int().min(1).max(730).default(365),
  })
  .transform(({ attest, title, required, validDays }): EvidenceItem => {
    return { attest, title, strength: 'D', required, validDays }
  })

const practice = z
  .strictObject({
    id: choiceId,
    number: z.string().regex(/^SEC\d\d-BP\d\d$/, 'it must be a number such as SEC01-BP01'),
    title: text,
    level: z.enum(levels),
    link,
    owner: text,
    mode: z.enum(['auto', 'hybrid', 'attest']),
    related: z.array(choiceId),
    help: text,
    signals,
    evidence: z.array(z.union([checkEvidence, attestationEvidence])).min(1),
    rule: z.enum(['all', 'any']),
    improvement: z.strictObject({ text }),
  })
  .transform((written): Practice => ({ ...written, none: false }))

/** The last choice of a question: selecting it says that no practice is in place. */
const noneOfThese = z
  .strictObject({ id: choiceId.endsWith('_no'), title: text, none: z.literal(true) })
  .transform(({ id, title }): Practice => {
    return {
      id,
      title,
      mode: 'attest',
      related: [],
      signals: { strong: [], weak: [], contradicting: [] },
      evidence: [],
      rule: 'all',
      none: true,
    }
  })

/** `SEC01.yaml` … `SEC11.yaml`: one question with its practices. */
export const questionSchema = z
  .strictObject({
    id: slug,
    number: z.string().regex(/^SEC\d\d$/, 'it must be a number such as SEC01'),
    title: text,
    domain: slug,
    link,
    help: text,
    practices: z.array(z.union([practice, noneOfThese])).min(2),
  })
  .transform((written): Question => written)

/** `lens.yaml`: what the questions share. */
export const lensSchema = z.strictObject({
  alias: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  version: text,
  description: text,
  domains: z.array(z.strictObject({ id: slug, title: text, help: text, signals })).min(1),
})
