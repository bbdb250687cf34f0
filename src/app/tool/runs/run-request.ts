import { z } from 'zod'
import type { RunRow } from '../../../store/schema.ts'

/** What a run reads, as the console asks for it. */
export const runSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sample') }),
  z.strictObject({
    kind: z.literal('file'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
  }),
  z.strictObject({
    kind: z.literal('aws'),
    roleArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'must be the ARN of a role')
      .exactOptional(),
    externalId: z
      .string()
      .regex(/^[\w+=,.@:/-]{2,1224}$/, 'must be an external id')
      .exactOptional(),
    regions: z
      .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'must be a Region'))
      .max(50)
      .exactOptional(),
  }),
])
export type RunSource = z.output<typeof runSource>

/** `data` of a run that the console started and that has no review yet. */
const requested = z.object({
  kind: z.literal('request'),
  by: z.string(),
  sources: z.array(runSource),
  error: z.string().optional(),
})
export type RunRequest = z.infer<typeof requested>

/** The request behind a run; `undefined` once it has a review. */
export function readRequest({ data }: Pick<RunRow, 'data'>): RunRequest | undefined {
  return requested.safeParse(data).data
}
