import { z } from 'zod'

/** The JSON Schema of a zod type. @param io of what is sent, or of what is read from it */
export function schemaOf(
  type: z.core.$ZodType,
  io: 'input' | 'output' = 'output',
): z.core.JSONSchema.JSONSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io })
  return schema
}

/** The answers that say what went wrong. */
export function refusals(): object {
  return Object.fromEntries(problems.map(([status, description]) => [status, refusal(description)]))
}

const problems: readonly (readonly [status: string, description: string])[] = [
  ['400', 'A parameter does not fit.'],
  ['401', 'Nobody is signed in, or the token is missing or wrong.'],
  ['403', 'The role, the name in Host or the origin is refused.'],
  ['404', 'There is no such thing.'],
  ['409', 'Somebody else changed it first; `current` is what is there now.'],
  ['500', 'A bug in Plinth.'],
]

function refusal(description: string): object {
  const schema = { $ref: '#/components/schemas/Problem' }
  return { description, content: { 'application/json': { schema } } }
}
