import { expect, test } from 'vitest'
import type { Resource } from '../../model/resource.ts'
import { canonicalise } from './canonicalise.ts'

const source = { kind: 'cloudformation', file: 't.yaml' } as const
const context = { stack: 't.yaml', source }
const open = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*' }] }

function made(type: string, id: string, properties: Resource['properties'] = {}): Resource {
  return { type, id, stack: 't.yaml', properties, tags: {}, source }
}

test('a child that may not be deployed leaves its parent in doubt, unless both hang on it', () => {
  const conditions = new Map([
    ['P', 'IsProduction'],
    ['Same', 'IsProduction'],
    ['PSame', 'IsProduction'],
  ])
  const policy = (id: string, Bucket: string) =>
    made('AWS::S3::BucketPolicy', id, { Bucket, PolicyDocument: open })
  const [plain, same] = canonicalise(
    [
      made('AWS::S3::Bucket', 'B'),
      made('AWS::S3::Bucket', 'Same'),
      policy('P', '${B}'),
      policy('PSame', '${Same}'),
    ],
    { ...context, condition: (id) => conditions.get(id) },
  )
  expect(plain?.properties['ResourcePolicy']).toMatchObject({ $unknown: 'unresolved' })
  expect(same?.properties['ResourcePolicy']).toEqual(open)
})
