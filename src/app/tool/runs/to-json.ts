import { z } from 'zod'
import type { Json } from '../../../store/schema.ts'

const anything: z.ZodType<Json> = z.json()
const object = z.record(z.string(), anything)

/** A plain value as the store keeps it: members that are `undefined` are dropped. */
export function toJson(value: object): { readonly [key: string]: Json } {
  return object.parse(JSON.parse(JSON.stringify(value)))
}
