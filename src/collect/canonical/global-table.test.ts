import { expect, test } from 'vitest'
import type { Resource } from '../../model/resource.ts'
import { canonicalise } from './canonicalise.ts'

const source = { kind: 'cloudformation', file: 't.yaml' } as const

function table(properties: Resource['properties']): Resource | undefined {
  const type = 'AWS::DynamoDB::GlobalTable'
  const declared = { type, id: 'Orders', stack: 't.yaml', properties, tags: {}, source }
  return canonicalise([declared], { stack: 't.yaml', source })[0]
}

const recovering = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: 'true' } }

test('a global table is judged as a table', () => {
  const found = table({ Replicas: [{ ...recovering, DeletionProtectionEnabled: true }] })
  expect(found).toMatchObject({
    type: 'AWS::DynamoDB::Table',
    id: 'Orders',
    properties: {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: false },
    },
  })
})

test('what one replica lacks, the table lacks', () => {
  const found = table({ Replicas: [recovering, { DeletionProtectionEnabled: true }] })
  expect(found?.properties).toMatchObject({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    DeletionProtectionEnabled: false,
  })
})

test('replicas that cannot be read leave it unknown', () => {
  const unread = { $unknown: 'unresolved' }
  expect(table({ Replicas: unread })?.properties['DeletionProtectionEnabled']).toEqual(unread)
  expect(table({ Replicas: [unread] })?.properties['DeletionProtectionEnabled']).toEqual(unread)
})
