import { z } from 'zod'
import { reviewDocument } from '../src/report/json/schema.ts'

/** The JSON Schema (draft 2020-12) of the review document; open to fields added later. */
export function generateReviewSchema(): string {
  const schema = z.toJSONSchema(reviewDocument, { io: 'input' })
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Plinth review',
    description: 'The JSON document that `plinth review --format json` writes, version 1.',
  }
  return `${JSON.stringify({ ...head, ...schema }, undefined, 2)}\n`
}
