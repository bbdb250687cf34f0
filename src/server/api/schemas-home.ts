import { z } from 'zod'
import { severities } from '../../model/check.ts'
import { unknownReasons } from '../../model/unknown.ts'
import { runData } from '../../app/tool/runs/run-data.ts'
import { count, riskCounts, text, time } from './schemas.ts'

const severity = z.enum(severities)

const onlyFirst = count
  .optional()
  .describe('How many workloads are counted, where the caller sees more than that')

export const home = z.object({
  onlyFirst,
  domains: z
    .array(z.object({ id: text, title: text }))
    .readonly()
    .describe('In the order of the pillar'),
  workloads: z
    .array(
      z.object({
        id: text,
        name: text,
        account: text,
        environment: z.enum(['PRODUCTION', 'PREPRODUCTION']),
        reviewOwner: text.optional(),
        updated: time,
        risks: riskCounts,
        domains: z.array(z.object({ domain: text, risks: riskCounts })).readonly(),
        disputes: count,
        run: z.object({ id: text, at: time }).optional().describe('The newest complete one'),
        coverage: z.number().optional().describe('0 to 1, of the newest run'),
        resources: count.optional(),
        failures: z.record(severity, count).describe('Failed findings that count now'),
        overdue: count.describe('Improvements'),
        due: count.describe('Within seven days'),
      }),
    )
    .readonly(),
  trend: z
    .array(
      z.object({
        at: time,
        workload: text,
        milestone: count,
        name: text,
        high: count.describe('Over the newest milestone of every workload at that time'),
        medium: count,
        unanswered: count,
        own: z.object({ high: count, medium: count, unanswered: count }),
      }),
    )
    .readonly(),
  due: z
    .array(
      z.object({
        workload: text,
        name: text,
        item: text,
        title: text,
        severity,
        owner: text.optional(),
        due: time,
        overdue: z.boolean(),
      }),
    )
    .readonly()
    .describe('Overdue or due within seven days, the first 50'),
  disputes: z
    .array(
      z.object({
        workload: text,
        name: text,
        lens: text,
        question: text,
        choice: text,
        summary: text,
      }),
    )
    .readonly(),
})
export type Home = z.output<typeof home>

const fixed = z.object({
  count,
  inTime: count.describe('Before they were due'),
  median: z.number().optional().describe('Days'),
  longest: z.number().optional().describe('Days'),
})

export const fixTimes = z.object({
  onlyFirst,
  levels: z
    .array(
      z.object({
        severity,
        allowed: z.number().optional().describe('Days from planned to due, the median'),
        fixed: fixed.describe('From planned to done'),
        open: fixed.describe('From planned until now'),
      }),
    )
    .readonly(),
})
export type FixTimes = z.output<typeof fixTimes>

export const improvement = z.object({
  workload: text,
  name: text.describe('Of the workload'),
  item: text,
  title: text,
  severity,
  owner: text.optional(),
  planned: time,
  due: time,
  done: time.optional(),
  overdue: z.boolean(),
})
export type Improvement = z.output<typeof improvement>

export const improvementPage = z.object({
  items: z.array(improvement).readonly(),
  total: count.describe('On all pages'),
  onlyFirst,
  next: text.optional(),
})
export type ImprovementPage = z.output<typeof improvementPage>

export const places = z.object({
  run: text,
  accounts: z.array(text).readonly().describe('Empty text: resources of no account'),
  regions: z.array(text).readonly().describe('Empty text: resources of no Region'),
  places: z
    .array(
      z.object({
        account: text,
        region: text,
        resources: count.describe('With a finding'),
        worst: severity.optional().describe('Of the failures that count now'),
        failures: z.record(severity, count),
        unknown: count.describe('Findings that nobody could judge'),
        coverage: z.number().optional().describe('0 to 1: judged findings of all'),
      }),
    )
    .readonly(),
})
export type Places = z.output<typeof places>

const statement = z.object({
  Effect: z.literal('Allow'),
  Action: z.array(text).readonly(),
  Resource: z.literal('*'),
})

export const collectionHealth = z.object({
  run: text,
  at: text,
  coverage: z.number(),
  sources: runData.shape.sources,
  gaps: count,
  blind: count.describe('Checks that had nothing to judge somewhere, because nobody could look'),
  policy: z
    .object({ Version: z.literal('2012-10-17'), Statement: z.array(statement).readonly() })
    .optional()
    .describe('What would open everything that was denied'),
  groups: z
    .array(
      z.object({
        permission: text.optional(),
        statement: statement.optional().describe('Add it to the policy of whoever collects'),
        reason: z.enum(unknownReasons),
        operations: z.array(text).readonly(),
        error: text,
        accounts: z.array(text).readonly(),
        regions: z.array(text).readonly(),
        types: z.array(text).readonly(),
        hides: z.boolean().describe('Whole resources may be missing'),
        gaps: count,
      }),
    )
    .readonly(),
})
export type CollectionHealth = z.output<typeof collectionHealth>

export const auditLine = z.object({
  number: count,
  at: time,
  by: text,
  principal: text,
  action: text,
  subject: text,
  rows: count.describe('Rows that changed'),
  hash: text.describe('Covers this entry and all before it'),
})
export type AuditLine = z.output<typeof auditLine>

const role = z.enum(['reader', 'contributor', 'owner', 'admin'])

export const accessKey = z.object({
  id: text,
  user: text,
  role,
  status: z.enum(['active', 'revoked', 'expired']),
  created: time,
  expires: time.optional(),
})
export type AccessKey = z.output<typeof accessKey>

export const issuedKey = z.object({
  id: text,
  secret: text.describe('Shown this once'),
  principal: text,
})
export type IssuedKey = z.output<typeof issuedKey>
