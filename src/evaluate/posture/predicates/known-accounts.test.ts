import { describe, expect, it } from 'vitest'
import { accountType, type Resource } from '../../../model/resource.ts'
import { indexFacts } from '../facts-index.ts'
import { areKnownAccounts, isKnownAccount } from './known-accounts.ts'

const own = '111122223333'
const management = '444455556666'
const stranger = '999988887777'
const resource = (type: string, id: string, account?: string, properties = {}): Resource => ({
  type,
  id,
  ...(account === undefined ? {} : { account }),
  properties,
  tags: {},
  source: { kind: 'aws' },
})
const facts = (...resources: Resource[]) =>
  indexFacts({ started: '', ended: '', sources: [], resources, gaps: [], diagnostics: [] }, 0)
const role = resource('AWS::IAM::Role', 'r', own)
const member = (id: string) => resource('AWS::Organizations::Account', id, management)

describe('isKnownAccount', () => {
  it('knows the own account and the accounts of the snapshot', () => {
    expect(isKnownAccount(own, role, facts())).toBe(true)
    const other = resource(accountType, management, management)
    expect(isKnownAccount(management, role, facts(other))).toBe(true)
  })

  it('knows the members of the organization, also when the management account listed them', () => {
    const world = facts(member(own), member('555566667777'))
    expect(isKnownAccount('555566667777', role, world)).toBe(true)
    expect(isKnownAccount(stranger, role, world)).toBe(false)
  })

  it('is certain of strangers when there is no organization', () => {
    expect(isKnownAccount(stranger, role, facts(resource(accountType, own, own)))).toBe(false)
  })

  it('does not guess when the members were not listed', () => {
    const inside = resource(accountType, own, own, { OrganizationId: 'o-abc' })
    expect(isKnownAccount(stranger, role, facts(inside))).toHaveProperty('$unknown')
    expect(isKnownAccount(stranger, role, facts())).toHaveProperty('$unknown')
    const template = resource('AWS::IAM::Role', 'r')
    expect(isKnownAccount(stranger, template, facts())).toHaveProperty('$unknown')
  })
})

it('areKnownAccounts needs all of them', () => {
  expect(areKnownAccounts([own], role, facts())).toBe(true)
  expect(areKnownAccounts([own, stranger], role, facts(member(own)))).toBe(false)
  expect(areKnownAccounts({ $unknown: 'denied' }, role, facts())).toEqual({ $unknown: 'denied' })
})
