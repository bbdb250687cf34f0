import { z } from 'zod'
import { type Attestation, notApplicableReasons } from '../../../model/human-record.ts'
import { unknownReasons } from '../../../model/unknown.ts'
import type { Review } from '../../../model/review.ts'
import type { FindingSetRow } from '../../../store/schema.ts'
import { gapSchema } from './gap-schema.ts'
import { toJson } from '../runs/to-json.ts'

const text = z.string()
const blind = z.object({
  check: text,
  reason: z.enum(unknownReasons),
  detail: text.exactOptional(),
  /** Place in `gaps`. */
  gap: z.int().nonnegative().exactOptional(),
})
const source = z.object({
  kind: z.enum(['aws', 'cloudformation', 'terraform', 'sample']),
  name: text,
  account: text.exactOptional(),
  regions: z.array(text).exactOptional(),
})
const counts = z.object({
  fail: z.number(),
  unknown: z.number(),
  pass: z.number(),
  'not-applicable': z.number(),
})
const responsibility = z.object({
  service: text,
  model: z.enum([
    'infrastructure',
    'containers',
    'managed-database',
    'managed-storage',
    'serverless',
    'managed-network',
    'managed-security',
  ]),
  resources: z.record(text, z.number()),
  aws: z.array(text),
  customer: z.array(
    z.object({
      duty: text,
      practices: z.array(text),
      checks: z.array(text),
      counts,
      status: z.enum(['done', 'not-done', 'unknown', 'not-judged']),
    }),
  ),
})
const diagnostic = z.object({
  code: text,
  severity: z.enum(['error', 'warning', 'note']),
  message: text,
  help: text.exactOptional(),
  where: z
    .object({
      file: text.exactOptional(),
      line: z.number().exactOptional(),
      column: z.number().exactOptional(),
      pointer: text.exactOptional(),
    })
    .exactOptional(),
})

const said = {
  reason: z.enum(notApplicableReasons).exactOptional(),
  notes: text.exactOptional(),
  by: text.exactOptional(),
  at: text.exactOptional(),
}
const answer = z.object({
  question: text,
  applicable: z.boolean(),
  ...said,
  practices: z.record(
    text,
    z.object({ status: z.enum(['selected', 'unselected', 'not-applicable']), ...said }),
  ),
})
const attestation = z.object({
  practice: text,
  item: text.exactOptional(),
  statement: text,
  by: text,
  at: text,
  expires: text,
  link: text.exactOptional(),
})

/** What of a review is neither finding nor resource: enough to judge again what people decide later. */
export const reviewData = z.object({
  at: text,
  workload: z.object({
    name: text,
    description: text.exactOptional(),
    environment: z.enum(['production', 'preproduction']),
    owner: text.exactOptional(),
    accounts: z.array(text),
    regions: z.array(text),
  }),
  /** Alias of the lens of the review, and whether it is the one of this installation. */
  lens: z.object({ alias: text, version: text, own: z.boolean() }),
  sources: z.array(source),
  resourceCount: z.int().nonnegative(),
  gaps: z.array(gapSchema),
  blind: z.array(blind),
  responsibilities: z.array(responsibility),
  /** What the file of the workload said; what people say in the Tool has rows of its own. */
  answers: z.array(answer),
  attestations: z.array(attestation),
  diagnostics: z.array(diagnostic),
  /** Whether everything is here: what is cut can be shown, but not judged again. */
  whole: z.boolean(),
})
export type ReviewData = z.infer<typeof reviewData>

/** Entries of a list beyond which a review is only shown, not judged again. */
const most = 20_000
const mostDiagnostics = 500

/** What is kept of a review. @param own whether its lens is the one of this installation */
export function reviewDataOf(review: Review, own: boolean): FindingSetRow['data']['review'] {
  const gaps = new Map(review.gaps.slice(0, most).map((gap, at) => [gap, at]))
  const { name, description, environment, owner, accounts, regions } = review.workload
  return toJson({
    at: review.at,
    workload: { name, description, environment, owner, accounts, regions },
    lens: { alias: review.lens.alias, version: review.lens.version, own },
    sources: review.sources.map(({ kind, name, account, regions }) => {
      return { kind, name, account, regions }
    }),
    resourceCount: review.resourceCount,
    gaps: [...gaps.keys()],
    blind: review.blind.slice(0, most).map(({ check, unknown, gap }) => ({
      check: check.id,
      reason: unknown.$unknown,
      detail: unknown.detail,
      gap: gap === undefined ? undefined : gaps.get(gap),
    })),
    responsibilities: review.responsibilities,
    answers: review.questions.flatMap(({ human }) => human ?? []),
    attestations: attestationsIn(review),
    diagnostics: review.diagnostics.slice(0, mostDiagnostics),
    whole: review.gaps.length <= most && review.blind.length <= most,
  })
}

/** Statements of the file, by the practice that each was weighed for. */
function attestationsIn({ questions, expiredAttestations }: Review): readonly Attestation[] {
  const weighed = questions.flatMap(({ practices }) =>
    practices.flatMap(({ evidence }) => evidence.flatMap((item) => item.attestation ?? [])),
  )
  return [...new Set([...weighed, ...expiredAttestations])]
}

/** Reads it again; `undefined` where another version of Plinth kept something else. */
export function readReviewData({ data }: Pick<FindingSetRow, 'data'>): ReviewData | undefined {
  return reviewData.safeParse(data.review).data
}
