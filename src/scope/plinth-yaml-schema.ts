import { z } from 'zod'
import { durationPattern } from '../lib/duration.ts'
import { isoPattern, parseTime } from '../lib/time.ts'
import { notApplicableReasons } from '../model/human-record.ts'
import { serverSection } from './server-section.ts'

const text = z.string().trim().min(1, 'must not be empty').max(10_000)
const name = z.string().trim().min(1, 'must not be empty').max(256)
const glob = z.string().min(1, 'must not be empty').max(2048)

const time = z
  .string()
  .regex(isoPattern, {
    error: 'must be a date such as 2026-12-31, or a date and time with an offset',
    abort: true,
  })
  .refine((value) => parseTime(value) !== undefined, 'must be a date that exists')
  .describe('ISO 8601 date (midnight UTC at its start) or date and time with an offset.')

const account = z
  .union([
    z.string().regex(/^\d{12}$/, 'must be an account id of 12 digits'),
    z
      .int('must be an account id of 12 digits')
      .min(100_000_000_000, 'must be an account id of 12 digits')
      .max(999_999_999_999, 'must be an account id of 12 digits'),
  ])
  .transform(String)
  .describe('AWS account id, 12 digits.')

const region = z
  .string()
  .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'must be a Region such as eu-west-1')
  .describe('AWS Region.')

const reason = z
  .enum([
    ...notApplicableReasons,
    'out-of-scope',
    'business-priorities',
    'architecture-constraints',
    'other',
    'none',
  ])
  .transform((written) => {
    const wire = written.toUpperCase().replaceAll('-', '_')
    return notApplicableReasons.find((known) => known === wire) ?? 'OTHER'
  })
  .describe('Why it does not apply.')

const signed = {
  notes: text.optional(),
  by: name.optional().describe('Who decided.'),
  at: time.optional().describe('When it was decided.'),
}

const status = z.enum(['selected', 'unselected', 'not-applicable'])

const workload = z.strictObject({
  name: z.string().trim().min(3).max(100),
  description: z.string().trim().max(250).optional(),
  environment: z.enum(['production', 'preproduction']).default('production'),
  owner: name.optional().describe('Who owns the review.'),
  accounts: z.array(account).max(1000).default([]),
  regions: z.array(region).max(50).default([]),
  selectors: z
    .strictObject({
      tags: z
        .record(name, z.string().max(256))
        .optional()
        .describe('Tag key to value; globs allowed.'),
      stacks: z.array(glob).optional().describe('Names of CloudFormation stacks; globs allowed.'),
    })
    .optional()
    .describe('Resources belong to the workload when they match all of these.'),
})

const path = z.string().min(1, 'must not be empty').max(4096)

const source = z
  .strictObject({
    terraform: path.describe('Output of `terraform show -json`.').optional(),
    cloudformation: path.describe('A template, YAML or JSON.').optional(),
    snapshot: path.describe('A snapshot from `plinth collect`.').optional(),
    sample: z.literal(true).optional(),
    aws: z
      .strictObject({
        profile: name.optional(),
        endpointUrl: z.url({ protocol: /^https?$/ }).optional(),
        assumeRoleArn: z
          .string()
          .regex(/^arn:[\w-]+:iam::\d{12}:role\/\S+$/, 'must be the ARN of a role')
          .optional(),
        externalId: name.optional(),
      })
      .describe('A live account, read-only.')
      .optional(),
  })
  .refine((given) => Object.keys(given).length === 1, 'must name exactly one source')
  .meta({ minProperties: 1, maxProperties: 1 })

const answer = z.strictObject({
  applicable: z.boolean().default(true).describe('False: the whole question does not apply.'),
  reason: reason.optional(),
  ...signed,
  practices: z
    .record(
      name,
      z.union([status, z.strictObject({ status, reason: reason.optional(), ...signed })]),
    )
    .default({})
    .describe('Decisions by choice id or practice number.'),
})

const attestation = z
  .strictObject({
    practice: name.describe('Choice id or practice number, e.g. SEC10-BP01.'),
    item: name
      .optional()
      .describe('The statement of the practice that it fulfils; all when absent.'),
    statement: text,
    by: name,
    at: time,
    expires: time,
    link: z.url({ protocol: /^https?$/ }).optional(),
  })
  .refine((a) => (parseTime(a.expires) ?? 0) > (parseTime(a.at) ?? 0), {
    path: ['expires'],
    message: 'must be later than `at`',
  })

const suppression = z.strictObject({
  check: z
    .string()
    .max(128)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a check id such as s3-bucket-tls-only'),
  resource: glob.optional().describe('Glob over resource id or ARN.'),
  account: z.union([glob, z.int()]).transform(String).optional().describe('Glob over account ids.'),
  region: glob.optional().describe('Glob over Regions.'),
  reason: text,
  owner: name,
  expires: time,
})

const duration = z
  .string()
  .regex(durationPattern, 'must be a duration such as 24h, 7d or 2w')
  .describe('A duration: 24h, 7d, 2w.')

/** The document `plinth.yaml`. It is data: nothing in it is executed. */
export const plinthYamlSchema = z.strictObject({
  $schema: z.string().optional().describe('Address of this schema, for editors.'),
  workload: workload.optional(),
  lens: z
    .union([
      z.literal('security'),
      path.regex(/\.json$/, 'must be `security` or the path of a custom lens (.json)'),
      z.strictObject({ file: path, lenient: z.boolean().default(false) }),
    ])
    .optional()
    .describe('`security`, or a custom lens of the Well-Architected Tool.'),
  sources: z.array(source).max(1000).optional(),
  parameters: z
    .record(name, z.union([z.string().max(4096), z.number(), z.boolean()]).transform(String))
    .optional()
    .describe('Values of template parameters.'),
  answers: z
    .record(name, answer)
    .default({})
    .describe('What people decided, by question id or number.'),
  attestations: z
    .array(attestation)
    .max(10_000)
    .default([])
    .describe('Dated, expiring statements.'),
  suppressions: z
    .array(suppression)
    .max(10_000)
    .default([])
    .describe('Failed findings that do not count until a date.'),
  sla: z
    .strictObject({
      critical: duration.default('24h'),
      high: duration.default('7d'),
      medium: duration.default('30d'),
      low: duration.default('90d'),
    })
    .optional()
    .describe('Time to fix by severity.'),
  failOn: z
    .union([name, z.array(name)])
    .optional()
    .describe('As `--fail-on`: severities, `new`, `high-risk`, `medium-risk` or check ids.'),
  minCoverage: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('As `--min-coverage`: percent, 0 to 100.'),
  server: serverSection
    .optional()
    .describe('How `plinth serve --config` serves; a review does not read it.'),
})

export type PlinthYaml = z.output<typeof plinthYamlSchema>
