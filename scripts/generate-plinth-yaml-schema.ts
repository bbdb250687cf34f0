import { z } from 'zod'
import { plinthYamlSchema } from '../src/scope/plinth-yaml-schema.ts'

/** The JSON Schema (draft 2020-12) of `plinth.yaml`, for editors; Plinth itself also checks what a schema cannot say. */
export function generatePlinthYamlSchema(): string {
  const schema = z.toJSONSchema(plinthYamlSchema, { io: 'input' })
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'plinth.yaml',
    description: 'The configuration of a Plinth review.',
  }
  return `${JSON.stringify({ ...head, ...schema }, undefined, 2)}\n`
}
