import { expect, test } from 'vitest'
import { cannedAcl } from './canned-acl.ts'

const everyone = 'http://acs.amazonaws.com/groups/global/AllUsers'
const authenticated = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'
const logs = 'http://acs.amazonaws.com/groups/s3/LogDelivery'
const grant = (URI: string, Permission: 'READ' | 'WRITE' | 'READ_ACP' | 'FULL_CONTROL') => ({
  Grantee: { Type: 'Group' as const, URI },
  Permission,
})

test.each([
  ['Private', []],
  ['PublicRead', [grant(everyone, 'READ')]],
  ['PublicReadWrite', [grant(everyone, 'READ'), grant(everyone, 'WRITE')]],
  ['PublicReadWrite', [grant(everyone, 'FULL_CONTROL')]],
  ['AuthenticatedRead', [grant(authenticated, 'READ')]],
  ['PublicReadWrite', [grant(authenticated, 'WRITE')]],
  ['LogDeliveryWrite', [grant(logs, 'WRITE'), grant(logs, 'READ_ACP')]],
])('%s', (name, grants) => {
  expect(cannedAcl(grants)).toBe(name)
})
