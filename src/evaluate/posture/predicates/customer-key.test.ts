import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { isCustomerKey, namesCustomerKey } from './customer-key.ts'

const account = '111122223333'
const arn = `arn:aws:kms:eu-west-1:${account}:key/k-1`
const make = (type: string, id: string, arn?: string): Resource => ({
  type,
  id,
  account,
  region: 'eu-west-1',
  properties: {},
  tags: {},
  source: { kind: 'aws' },
  ...(arn === undefined ? {} : { arn }),
})
const vault = make('AWS::Backup::BackupVault', 'v')
const around = (resources: Resource[], collected: string[]) =>
  indexFacts(
    {
      started: '',
      ended: '',
      sources: [{ kind: 'aws', name: account, account, collected }],
      resources,
      gaps: [],
      diagnostics: [],
    },
    0,
  )

it('tells a chosen key from the one that AWS manages', () => {
  expect(namesCustomerKey('alias/mine')).toBe(true)
  expect(namesCustomerKey('${Key.Arn}')).toBe(true)
  expect(namesCustomerKey('alias/aws/sns')).toBe(false)
  expect(namesCustomerKey(undefined)).toBe(false)
  expect(namesCustomerKey({ $unknown: 'denied' })).toEqual({ $unknown: 'denied' })
})

it('looks an ARN up among the keys of the account', () => {
  const listed = ['AWS::KMS::Key']
  const key = make('AWS::KMS::Key', 'k-1', arn)
  expect(isCustomerKey(arn, vault, around([key], listed))).toBe(true)
  expect(isCustomerKey(arn, vault, around([], listed))).toBe(false)
  expect(isCustomerKey(arn, vault, around([], []))).toMatchObject({ $unknown: 'not-collected' })
  expect(isCustomerKey(arn.replace(account, '444455556666'), vault, around([], []))).toBe(true)
  expect(isCustomerKey('alias/mine', vault, around([], []))).toBe(true)
})
