import { z } from 'zod'
import { severities } from '../../model/check.ts'
import { runPlanItem } from '../../app/tool/runs/run-data.ts'
import { count, text, time } from './schemas.ts'

export const suppression = z.object({
  id: text,
  check: text,
  title: text,
  status: z.enum(['active', 'expired', 'revoked']),
  reason: text,
  owner: text,
  by: text,
  created: time,
  expires: time,
  findings: z
    .array(text)
    .readonly()
    .optional()
    .describe('Ids; absent where globs say what it hides'),
  resource: text.optional(),
  account: text.optional(),
  region: text.optional(),
  version: count,
})
export type Suppression = z.output<typeof suppression>

export const attestation = z.object({
  id: text,
  question: text,
  practice: text,
  number: text.optional(),
  title: text,
  item: text.optional(),
  itemTitle: text.optional(),
  statement: text,
  status: z.enum(['pending', 'accepted', 'rejected', 'withdrawn', 'expired']),
  by: text,
  created: time,
  expires: time,
  link: text.optional(),
  file: text.optional().describe('SHA-256 of a file of the workload'),
  review: z.object({ by: text, at: time, comment: text.optional() }).optional(),
  reviewable: z.boolean().describe('It waits, and for somebody else than the one who asks'),
  version: count,
})
export type Attestation = z.output<typeof attestation>

export const evidenceFile = z.object({
  sha256: text,
  size: count.describe('Bytes'),
  name: text,
  type: text,
  by: text,
  created: time,
})
export type EvidenceFile = z.output<typeof evidenceFile>

export const planEntry = z.object({
  id: text,
  title: text,
  severity: z.enum(severities),
  status: z.enum(['open', 'in-progress', 'done', 'accepted']),
  verified: z
    .enum(['closed', 'still-failing', 'waiting'])
    .optional()
    .describe('Of what is done: what the newest run says of it; waiting for one'),
  findingCount: count.describe('Failed findings that count now'),
  owner: text.optional(),
  plannedAt: time.describe('When its clock started'),
  due: time,
  overdue: z.boolean(),
  ticket: text.optional(),
  notes: text.optional(),
  reason: text.optional().describe('Why the risk is accepted'),
  until: time.optional(),
  done: time.optional(),
  version: count.describe('0 before anybody or anything wrote it'),
  planned: runPlanItem.optional().describe('Absent where the newest run no longer plans it'),
})
export type PlanEntry = z.output<typeof planEntry>

export const planEntries = z.object({
  run: text,
  items: z.array(planEntry).readonly(),
  next: text.optional(),
})
