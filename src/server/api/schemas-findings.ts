import { z } from 'zod'
import { outcomes, severities } from '../../model/check.ts'
import { unknownReasons } from '../../model/unknown.ts'
import { count, text, time } from './schemas.ts'

const outcome = z.enum(outcomes)
const severity = z.enum(severities)

export const findingResource = z.object({
  type: text.describe('CloudFormation type'),
  service: text,
  id: text.describe('ARN, else id'),
  name: text.optional(),
  account: text.optional(),
  region: text.optional(),
  file: text.optional().describe('Template or plan'),
})

export const finding = z.object({
  id: text.describe('Stable between runs'),
  check: text,
  title: text.describe('What the check claims'),
  severity,
  outcome,
  suppressed: z.boolean().describe('A failure that does not count for now'),
  reason: z.enum(unknownReasons).optional().describe('Why it is unknown'),
  message: text,
  resource: findingResource,
  practices: z.array(text).readonly().describe('Numbers of the practices that it is evidence of'),
  questions: z.array(text).readonly(),
  since: time.describe('First run in a row with this outcome'),
  first: time.describe('First run that had it'),
  suppression: z
    .object({ id: text.optional().describe('Absent: of the file of the workload'), expires: time })
    .optional(),
})
export type Finding = z.output<typeof finding>

export const findingPage = z.object({
  run: text,
  total: count.describe('With these filters, on all pages'),
  items: z.array(finding).readonly(),
  next: text.optional(),
})
export type FindingPage = z.output<typeof findingPage>

const tally = z.array(z.object({ value: text, count })).readonly()

export const findingCounts = z.object({
  run: text,
  total: count,
  outcomes: z.record(z.enum([...outcomes, 'suppressed']), count),
  severities: z.record(severity, count).describe('Of failures that nobody suppressed'),
  checks: z.array(z.object({ value: text, title: text, count })).readonly(),
  services: tally,
  types: tally,
  accounts: tally.describe('Empty text: resources of no account'),
  regions: tally,
  files: tally,
})
export type FindingCounts = z.output<typeof findingCounts>

const pointed = z.object({
  pointer: text.describe('JSON Pointer into the resource: /properties/… or /facts/…'),
  value: z.union([text, z.number(), z.boolean(), z.null()]).optional(),
  line: count.optional().describe('1-based line of the template or plan'),
})

export const findingDetails = finding.extend({
  run: text,
  why: text.optional().describe('Why it matters'),
  fix: z
    .object({
      text,
      effort: z.enum(['S', 'M', 'L']),
      cli: text.optional(),
      cloudformation: text.optional(),
      terraform: text.optional(),
    })
    .optional(),
  evidence: z.array(pointed).readonly().describe('What decided'),
  collected: time.optional().describe('When the resource was read'),
  source: z.object({
    kind: text,
    file: text.optional(),
    line: count.optional(),
    address: text.optional(),
  }),
  document: z
    .record(text, z.unknown())
    .describe('The resource as it was read; values that may be secrets are masked'),
  cut: z.boolean().describe('The resource was too large: its properties are not kept'),
  practicesOf: z
    .array(z.object({ question: text, id: text, number: text.optional(), title: text }))
    .readonly(),
  history: z
    .array(z.object({ since: time, outcome }))
    .readonly()
    .describe('Newest first'),
  suppressionOf: z
    .object({
      id: text.optional(),
      reason: text,
      owner: text,
      by: text.optional(),
      expires: time,
    })
    .optional(),
})
export type FindingDetails = z.output<typeof findingDetails>
