import { z } from 'zod'
import type { PracticeReview } from '../../../model/review.ts'
import type { EvidenceRow } from '../../../store/schema.ts'
import { checkData } from '../checks/check-data.ts'

const schema = z.object({
  verdict: z.enum(['met', 'contradicted', 'partly', 'unknown', 'not-applicable']),
  because: z.string(),
  coverage: z.number().optional(),
  link: z.string().optional(),
})

/** What the newest run says of one choice. */
export interface Proposal extends z.infer<typeof schema> {
  /** Choice id. */
  readonly choice: string
}

/** What a run keeps of a practice, as `data` of an evidence row; more keys may stand beside these. */
export function evidenceData(practice: PracticeReview, link?: string): EvidenceRow['data'] {
  const { verdict, because, coverage } = practice
  const checks = checkData(practice)
  return { verdict, because, coverage, checks, ...(link === undefined ? {} : { link }) }
}

/** Reads an evidence row; `undefined` where a run kept something that proposes nothing. */
export function proposalOf({ choice, data }: EvidenceRow): Proposal | undefined {
  const { success, data: read } = schema.safeParse(data)
  return success ? { choice, ...read } : undefined
}
