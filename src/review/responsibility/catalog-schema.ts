import { z } from 'zod'

const text = z.string().trim().min(1)

/** A CloudFormation type, or a prefix of types that ends with `::`. */
const type = z.string().regex(/^AWS::[A-Za-z0-9]+::([A-Za-z0-9]+)?$/, 'it must be a type or prefix')

const service = z.strictObject({
  service: text,
  types: z.array(type).min(1),
  aws: z.array(text).min(1),
  customer: z
    .array(
      z.strictObject({
        duty: text,
        practices: z.array(z.string().regex(/^SEC\d\d-BP\d\d$/)).min(1),
        checks: z.array(z.string().regex(/^[a-z0-9-]+$/)),
      }),
    )
    .min(1),
})

/** One file of `catalog/responsibility`: the services of one model. */
export const responsibilitySchema = z.strictObject({
  model: z.enum([
    'infrastructure',
    'containers',
    'managed-database',
    'managed-storage',
    'serverless',
    'managed-network',
    'managed-security',
  ]),
  services: z.array(service).min(1),
})
