import { z } from 'zod'
import type { Resource } from '../../../model/resource.ts'

const text = z.string()
const values = z.record(text, z.unknown())

const schema = z.object({
  type: text,
  id: text,
  arn: text.exactOptional(),
  account: text.exactOptional(),
  region: text.exactOptional(),
  name: text.exactOptional(),
  stack: text.exactOptional(),
  condition: text.exactOptional(),
  properties: values,
  facts: values.exactOptional(),
  tags: z.record(text, text),
  at: text.exactOptional(),
  source: z.object({
    kind: z.enum(['aws', 'cloudformation', 'terraform', 'sample']),
    file: text.exactOptional(),
    line: z.number().exactOptional(),
    address: text.exactOptional(),
  }),
  origins: z.record(text, z.enum(['explicit', 'default', 'account-setting'])).exactOptional(),
  lines: z.record(text, z.number()).exactOptional(),
})

/** A resource as a run keeps it; `undefined` for anything else. */
export function readResource(data: unknown): Resource | undefined {
  return schema.safeParse(data).data
}
