import { z } from 'zod'
import { outcomes, severities } from '../../model/check.ts'
import { notApplicableReasons } from '../../model/human-record.ts'
import { levels, strengths } from '../../model/lens.ts'
import { risks } from '../../model/review.ts'
import { unknownReasons } from '../../model/unknown.ts'

const whole = z.int().nonnegative()
const share = z.number().min(0).max(1).describe('0 to 1')
const words = z.array(z.string())
const reason = z.enum(unknownReasons)
const severity = z.enum(severities)
const verdict = z.enum(['met', 'contradicted', 'partly', 'unknown', 'not-applicable'])
const choice = z.enum(['selected', 'unselected', 'not-applicable'])
const findingId = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('Stable between reviews')

const counts = <K extends string>(keys: readonly K[]) =>
  z.object(Object.fromEntries(keys.map((k) => [k, whole])) as Record<K, typeof whole>)

const workload = z.object({
  name: z.string(),
  description: z.string().optional(),
  environment: z.enum(['production', 'preproduction']),
  owner: z.string().optional(),
  accounts: words,
  regions: words,
})

const source = z.object({
  kind: z.enum(['aws', 'cloudformation', 'terraform', 'sample']),
  name: z.string(),
  account: z.string().optional(),
  regions: words.optional(),
})

const summary = z.object({
  resources: whole,
  findings: counts([...outcomes, 'suppressed']).describe('Suppressed failures are not in `fail`'),
  failures: counts(severities),
  unknown: counts(unknownReasons),
  risks: counts(risks),
  coverage: share,
  contradictions: whole,
})

const domain = z.object({
  id: z.string(),
  title: z.string(),
  risks: counts(risks),
  coverage: share,
  strong: words,
  weak: words,
  contradicting: words,
})

const decision = z
  .object({
    reason: z.enum(notApplicableReasons).optional(),
    notes: z.string().optional(),
    by: z.string().optional(),
    at: z.string().optional(),
  })
  .describe('What a person said')

const evidence = z.object({
  check: z.string().optional().describe('Check id; exactly one of check and attest is there'),
  attest: z.string().optional().describe('Item of a statement'),
  title: z.string().optional(),
  strength: z.enum(strengths),
  required: z.boolean(),
  stance: z.enum(['supports', 'contradicts', 'weakens', 'unknown', 'not-applicable']),
  counts: counts(['pass', 'fail', 'unknown', 'notApplicable', 'suppressed']),
  summary: z.string(),
  attestation: z
    .object({
      statement: z.string(),
      by: z.string(),
      at: z.string(),
      expires: z.string(),
      link: z.string().optional(),
    })
    .optional(),
})

const practice = z.object({
  id: z.string(),
  number: z.string().optional(),
  title: z.string(),
  level: z.enum(levels).optional(),
  owner: z.string().optional(),
  choice,
  origin: z.enum(['human', 'evidence', 'none']),
  verdict,
  because: z.string(),
  coverage: share,
  human: decision.optional(),
  evidence: z.array(evidence),
})

const question = z.object({
  id: z.string(),
  number: z.string().optional(),
  title: z.string(),
  domain: z.string(),
  risk: z.enum(risks),
  because: z.string(),
  coverage: share,
  human: decision.optional(),
  practices: z.array(practice),
})

const contradiction = z.object({
  question: z.string(),
  practice: z.string(),
  number: z.string().optional(),
  said: choice,
  verdict,
  summary: z.string(),
})

const planItem = z.object({
  rank: z.int().positive(),
  id: z.string(),
  title: z.string(),
  check: z.string().optional(),
  fix: z.string(),
  effort: z.enum(['S', 'M', 'L']),
  severity,
  level: z.enum(levels),
  exposure: z.enum(['public', 'cross-account', 'internal']),
  score: z.number(),
  owner: z.string(),
  due: z.string().describe('ISO 8601'),
  practices: words,
  questions: words,
  findings: z.array(findingId),
})

const responsibility = z.object({
  service: z.string(),
  model: z.string(),
  resources: z.record(z.string(), whole).describe('CloudFormation type → number'),
  aws: words,
  customer: z.array(
    z.object({
      duty: z.string(),
      status: z.enum(['done', 'not-done', 'unknown', 'not-judged']),
      practices: words,
      checks: words,
      counts: counts(outcomes),
    }),
  ),
})

const suppressions = z.object({
  applied: z.array(
    z.object({
      check: z.string(),
      reason: z.string(),
      owner: z.string(),
      expires: z.string(),
      findings: whole,
    }),
  ),
  stale: z.array(
    z.object({
      check: z.string(),
      resource: z.string().optional(),
      account: z.string().optional(),
      region: z.string().optional(),
      reason: z.string(),
      owner: z.string(),
      expires: z.string(),
      why: z.enum(['expired', 'unused']),
    }),
  ),
})

const expiredAttestation = z.object({
  practice: z.string(),
  item: z.string().optional(),
  statement: z.string(),
  by: z.string(),
  at: z.string(),
  expires: z.string(),
  link: z.string().optional(),
})

const gap = z.object({
  source: z.string(),
  operation: z.string(),
  permission: z.string().optional().describe('IAM action that would close it'),
  reason,
  error: z.string(),
  account: z.string().optional(),
  region: z.string().optional(),
  resource: z.string().optional(),
  types: words,
  hides: z.boolean(),
})

const blind = z.object({
  check: z.string(),
  reason,
  detail: z.string().optional(),
  account: z.string().optional(),
  region: z.string().optional(),
})

const diagnostic = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  help: z.string().optional(),
  where: z
    .object({
      file: z.string().optional(),
      line: whole.optional(),
      column: whole.optional(),
      pointer: z.string().optional(),
    })
    .optional(),
})

const finding = z.object({
  id: findingId,
  check: z.string(),
  title: z.string(),
  outcome: z.enum(outcomes),
  reason: reason.optional().describe('There exactly when the outcome is unknown'),
  severity,
  practices: words.describe('Practice ids'),
  resource: z.object({
    type: z.string(),
    id: z.string(),
    arn: z.string().optional(),
    name: z.string().optional(),
    account: z.string().optional(),
    region: z.string().optional(),
    source: z
      .object({
        kind: z.string(),
        file: z.string().optional(),
        line: whole.optional(),
        address: z.string().optional(),
      })
      .optional(),
  }),
  message: z.string(),
  evidence: z.array(
    z.object({
      pointer: z.string(),
      value: z.union([z.string().max(200), z.number(), z.boolean(), z.null()]).optional(),
      line: whole.optional(),
    }),
  ),
  suppressed: z.object({ reason: z.string(), owner: z.string(), expires: z.string() }).optional(),
})

/** The JSON document of a review, version 1. Fields may be added within a version; none is removed or changes its meaning. */
export const reviewDocument = z.object({
  plinth: z.literal('review'),
  version: z.literal(1),
  at: z.string().describe('ISO 8601: the clock of the review'),
  workload,
  lens: z.object({ alias: z.string(), name: z.string(), version: z.string() }),
  sources: z.array(source),
  summary,
  domains: z.array(domain),
  questions: z.array(question),
  contradictions: z.array(contradiction),
  plan: z.array(planItem),
  responsibilities: z.array(responsibility),
  suppressions,
  expiredAttestations: z.array(expiredAttestation),
  gaps: z.array(gap),
  blind: z.array(blind),
  diagnostics: z.array(diagnostic),
  findings: z.array(finding),
})

export type ReviewDocument = z.infer<typeof reviewDocument>
