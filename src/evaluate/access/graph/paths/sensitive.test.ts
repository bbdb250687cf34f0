import { expect, test } from 'vitest'
import type { Resource } from '../../../../model/resource.ts'
import { findSensitive } from './sensitive.ts'

const own = 'arn:aws:kms:eu-west-1:111122223333:key/own'
const key: Resource = { ...make('AWS::KMS::Key', 'own'), arn: own }
const aws: Resource = {
  ...make('AWS::KMS::Key', 'aws'),
  arn: own.replace('own', 'aws'),
  facts: { KeyManager: 'AWS' },
}

function make(type: string, id: string, more: Partial<Resource> = {}): Resource {
  return { type, id, properties: {}, tags: {}, source: { kind: 'aws' }, ...more }
}

const table = (id: string, more: Partial<Resource> = {}) => make('AWS::DynamoDB::Table', id, more)
const bucket = (id: string, more: Partial<Resource> = {}) => make('AWS::S3::Bucket', id, more)
const secret = make('AWS::SecretsManager::Secret', 'secret')
const encryptedBy = (KMSMasterKeyId: string) => ({
  properties: { SSESpecification: { SSEEnabled: true, KMSMasterKeyId } },
})

function sensitive(...resources: readonly Resource[]) {
  const { resources: found, ...counts } = findSensitive([...resources, key, aws], (type) =>
    /Table|Bucket|Secret|::Key/.test(type),
  )
  return { ids: [...found].map(({ id }) => id), ...counts }
}

test('without any classification secrets, tables and databases count by their type', () => {
  expect(sensitive(secret, table('orders'), bucket('assets'))).toEqual({
    ids: ['secret', 'orders'],
    byTag: 0,
    byKey: 0,
    byType: 2,
    left: 3,
  })
})

test('where tags classify, what is neither classified nor set apart by a key does not count', () => {
  const tagged = bucket('cards', { tags: { 'data-classification': 'pci' } })
  expect(sensitive(secret, table('orders'), tagged)).toMatchObject({ ids: ['cards'], byTag: 1 })
  expect(sensitive(table('orders', encryptedBy(own)), tagged)).toMatchObject({
    ids: ['orders', 'cards'],
    byKey: 1,
  })
})

test('a tag that calls it public is believed, whatever encrypts it', () => {
  const tags = { Classification: 'Public' }
  const open = table('rates', { ...encryptedBy(own), tags })
  expect(sensitive(open, table('orders'))).toMatchObject({ ids: [], left: 4 })
})

test('keys that AWS manages set nothing apart', () => {
  const tagged = bucket('cards', { tags: { sensitivity: 'high' } })
  for (const arn of [own.replace('own', 'aws'), 'alias/aws/dynamodb', own.replace('own', 'other')])
    expect(sensitive(table('orders', encryptedBy(arn)), tagged).ids).toEqual(['cards'])
  for (const arn of ['alias/orders', '${Key.Arn}', own])
    expect(sensitive(table('orders', encryptedBy(arn)), tagged).ids).toEqual(['orders', 'cards'])
})
