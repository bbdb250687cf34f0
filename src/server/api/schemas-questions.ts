import { z } from 'zod'
import { practiceEvidence } from '../../app/tool/runs/evidence-data.ts'
import { notApplicableReasons } from '../../model/human-record.ts'
import { levels } from '../../model/lens.ts'
import { risks } from '../../model/review.ts'
import { attestation } from './schemas-decisions.ts'
import { count, text, time } from './schemas.ts'

const choice = z.enum(['selected', 'unselected', 'not-applicable'])
const reason = z.enum(notApplicableReasons)

export const questionSummary = z.object({
  id: text,
  number: text.optional(),
  title: text,
  pillar: text,
  domain: text,
  risk: z.enum(risks),
  because: text.describe('Why the risk is what it is'),
  origin: z
    .enum(['human', 'evidence', 'mixed', 'none'])
    .describe('Who answered: mixed where a person kept what evidence proposed'),
  applicable: z.boolean(),
  prioritised: z.boolean(),
  practices: z.object({ selected: count, unselected: count, notApplicable: count }),
  disputes: count.describe('Choices of people that the evidence disputes'),
  version: count.describe('0 before anybody answered; a save gives it back'),
  updated: time.optional(),
  by: text.optional(),
})
export type QuestionSummary = z.output<typeof questionSummary>

export const questionList = z.object({
  lens: text,
  name: text,
  items: z.array(questionSummary).readonly(),
})
export type QuestionList = z.output<typeof questionList>

const item = practiceEvidence.shape.evidence.element
  .omit({ findings: true, more: true })
  .extend({ findings: count })

export const questionView = questionSummary.extend({
  lens: text,
  run: text.optional().describe('Whose evidence this is'),
  help: text.optional(),
  link: text.optional(),
  notes: text,
  reason: reason.optional(),
  choices: z
    .array(
      z.object({
        id: text,
        number: text.optional(),
        title: text,
        level: z.enum(levels).optional(),
        help: text.optional(),
        link: text.optional(),
        usualOwner: text.optional(),
        none: z.boolean().describe('None of these: selecting it clears the others'),
        improvement: text.optional(),
        choice,
        origin: z.enum(['human', 'evidence']).optional(),
        reason: reason.optional(),
        notes: text.optional(),
        verdict: practiceEvidence.shape.verdict.optional(),
        because: text.optional(),
        coverage: z.number().optional().describe('0 to 1'),
        evidence: z.array(item).readonly(),
        findings: count.describe('All that were weighed for it'),
        dispute: text.optional().describe('How the evidence disputes what a person said'),
        statements: z
          .array(z.object({ item: text, title: text, required: z.boolean(), validDays: count }))
          .readonly()
          .describe('What people may attest'),
        attestations: z.array(attestation).readonly(),
      }),
    )
    .readonly(),
})
export type QuestionView = z.output<typeof questionView>

export const questionSave = z.strictObject({
  version: z.int().nonnegative().describe('Of the question as it was read'),
  selected: z.array(text.max(64)).max(50).optional().describe('The whole new selection'),
  choices: z
    .record(
      text.max(64),
      z.strictObject({
        status: choice,
        reason: reason.optional(),
        notes: text.max(250).optional(),
      }),
    )
    .optional()
    .describe('Choice id → its new status; wins over `selected`'),
  notes: text.max(2084).optional(),
  applicable: z.boolean().optional(),
  reason: reason.optional(),
})
export type QuestionSave = z.input<typeof questionSave>
