import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exampleReview } from '../example-review.ts'
import { writeSarif } from './sarif.ts'

/** What SARIF 2.1.0 demands of the parts that are written here. */
const message = z.strictObject({ text: z.string().min(1) })
const line = z.strictObject({ startLine: z.int().min(1) })
const physicalLocation = z.strictObject({
  artifactLocation: z.strictObject({
    uri: z.string().regex(/^[^\s<>\\]+$/),
    uriBaseId: z.string().optional(),
  }),
  region: line.optional(),
})
const result = z
  .strictObject({
    ruleId: z.string(),
    ruleIndex: z.int().nonnegative(),
    kind: z.enum(['fail', 'open']),
    level: z.enum(['none', 'note', 'warning', 'error']),
    message,
    locations: z
      .array(
        z.strictObject({
          physicalLocation: physicalLocation.optional(),
          logicalLocations: z.array(
            z.strictObject({
              name: z.string(),
              fullyQualifiedName: z.string(),
              kind: z.string(),
            }),
          ),
        }),
      )
      .length(1),
    partialFingerprints: z.record(z.string(), z.string().regex(/^[0-9a-f]{16}$/)),
    suppressions: z
      .array(
        z.strictObject({
          kind: z.enum(['inSource', 'external']),
          status: z.enum(['accepted', 'underReview', 'rejected']),
          justification: z.string(),
        }),
      )
      .optional(),
    properties: z.record(z.string(), z.string()),
  })
  .refine((r) => (r.kind === 'fail') === (r.level !== 'none'), 'only a failure has a level')
const rule = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortDescription: message,
  fullDescription: message,
  helpUri: z.url().optional(),
  help: z.strictObject({ text: z.string(), markdown: z.string() }),
  defaultConfiguration: z.strictObject({ level: z.enum(['note', 'warning', 'error']) }),
  properties: z.strictObject({
    'security-severity': z.string().regex(/^\d\.\d$/),
    tags: z.array(z.string()),
  }),
})
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({ name: z.string(), rules: z.array(rule) }),
        }),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            endTimeUtc: z.iso.datetime(),
            toolExecutionNotifications: z.array(
              z.strictObject({
                descriptor: z.strictObject({ id: z.string() }),
                level: z.enum(['note', 'warning', 'error']),
                message,
                locations: z.array(z.strictObject({ physicalLocation })).optional(),
              }),
            ),
          }),
        ),
        columnKind: z.literal('utf16CodeUnits'),
        results: z.array(result),
      }),
    )
    .length(1),
})

function read(variant: 'plain' | 'hostile') {
  const options = { color: false, columns: 80, cwd: '/work' }
  const [run] = log.parse(
    JSON.parse([...writeSarif(exampleReview(variant), options)].join('')),
  ).runs
  if (run === undefined) throw new Error('one run is written')
  return run
}

describe.each(['plain', 'hostile'] as const)('the %s log', (variant) => {
  test('has the structure of SARIF 2.1.0, and every result names its rule', () => {
    const { results, tool } = read(variant)
    for (const { ruleId, ruleIndex } of results)
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })
})

test('a template finding has file and line, a live one its identity only', () => {
  const { results } = read('plain')
  const port = results.find((r) => r.ruleId === 'ec2-security-group-no-public-admin-ports')
  expect(port?.locations[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'infra/network.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 17 },
  })
  const bucket = results.find((r) => r.ruleId === 's3-bucket-encrypted')
  expect(bucket?.locations[0]).toEqual({
    logicalLocations: [
      {
        name: 'examplepay-assets',
        fullyQualifiedName: '111122223333/eu-west-1/AWS::S3::Bucket/examplepay-assets',
        kind: 'resource',
      },
    ],
  })
})

test('unknown is an open question, suppressed says why, passes are not results', () => {
  const { results } = read('plain')
  expect(results.filter((r) => r.kind === 'open')).toHaveLength(1)
  expect(results.find((r) => r.suppressions)?.suppressions?.[0]?.justification).toBe(
    'Reviewed with the identity team. (security@example.com, until 2026-06-30)',
  )
  expect(results).toHaveLength(7)
})

test('what could not be seen is told as notifications', () => {
  const notes = read('plain').invocations[0]?.toolExecutionNotifications ?? []
  expect(notes.map((n) => n.descriptor.id)).toEqual([
    'gap-denied',
    'gap-denied',
    'gap-unsupported',
    'cloudformation-unknown-type',
  ])
})

test('brackets that could be read as an embedded link are escaped', () => {
  const review = exampleReview()
  const findings = review.findings.map((f) => ({ ...f, message: 'see [x](http://example.com)' }))
  const options = { color: false, columns: 80, cwd: '' }
  const text = [...writeSarif({ ...review, findings }, options)].join('')
  expect(text).toContain(String.raw`see \\[x\\](http://example.com)`)
})
