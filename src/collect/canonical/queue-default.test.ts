import { expect, test } from 'vitest'
import { canonicalise } from './canonicalise.ts'

const source = { kind: 'cloudformation', file: 't.yaml' } as const

function encrypted(properties: Readonly<Record<string, unknown>>): unknown {
  const queue = { type: 'AWS::SQS::Queue', id: 'Q', stack: 't.yaml', tags: {}, source, properties }
  const [found] = canonicalise([queue], { stack: 't.yaml', source })
  return found?.properties['SqsManagedSseEnabled']
}

test('a queue is encrypted by SQS unless it surely has a key or says no', () => {
  expect(encrypted({})).toBe(true)
  expect(encrypted({ KmsMasterKeyId: { $unknown: 'unresolved' } })).toBe(true)
  expect(encrypted({ KmsMasterKeyId: 'alias/aws/sqs' })).toBeUndefined()
  expect(encrypted({ SqsManagedSseEnabled: false })).toBe(false)
})
