import { z } from 'zod'
import { unknownReasons } from '../../../model/unknown.ts'

const text = z.string()

/** A gap as it is kept. */
export const gapSchema = z.object({
  source: z.enum(['aws', 'cloudformation', 'terraform', 'sample']),
  operation: text,
  account: text.exactOptional(),
  region: text.exactOptional(),
  reason: z.enum(unknownReasons),
  error: text,
  types: z.array(text),
  hides: z.boolean(),
  resource: text.exactOptional(),
  permission: text.exactOptional(),
})
