import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { generateReviewSchema } from '../../../scripts/generate-review-schema.ts'
import { exampleReview } from '../example-review.ts'
import { writeJson } from './json.ts'
import { reviewDocument } from './schema.ts'

const published = join(import.meta.dirname, '../../../docs/schemas/review.schema.json')

function text(variant: 'plain' | 'hostile' = 'plain'): string {
  return [...writeJson(exampleReview(variant))].join('')
}

test('the published schema is the generated one', () => {
  expect(readFileSync(published, 'utf8')).toBe(generateReviewSchema())
})

describe.each(['plain', 'hostile'] as const)('the %s document', (variant) => {
  test('is valid by the published JSON Schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(generateReviewSchema()))
    validate(JSON.parse(text(variant)))
    expect(validate.errors).toBe(null)
  })

  test('has no member that the schema does not describe', () => {
    const closed = z.toJSONSchema(reviewDocument, { io: 'output' })
    const validate = new Ajv2020({ strict: false }).compile(closed)
    validate(JSON.parse(text(variant)))
    expect(validate.errors).toBe(null)
  })
})

test('values of sensitive checks are nowhere in the document', () => {
  expect(text()).toContain('ec2-instance-user-data-no-secrets')
  expect(text()).not.toContain('correct-horse')
})

test('the order of collection does not change the findings', () => {
  const review = exampleReview()
  const reversed = { ...review, findings: review.findings.toReversed() }
  const findings = (r: typeof review) => JSON.parse([...writeJson(r)].join('')).findings
  expect(findings(reversed)).toEqual(findings(review))
})

test('an empty list is closed on its line', () => {
  const empty = { ...exampleReview(), findings: [], plan: [], gaps: [], blind: [] }
  const document = JSON.parse([...writeJson(empty)].join(''))
  expect(document).toMatchObject({ findings: [], plan: [], gaps: [], blind: [] })
})
