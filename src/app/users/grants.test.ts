import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Grant, mayGrant, mergeGrants, roleIn } from './grants.ts'

const [a, b] = ['111122223333', '444455556666'] as const
const grant = fc.record({
  account: fc.constantFrom(a, b, '*'),
  role: fc.constantFrom(
    'reader' as const,
    'contributor' as const,
    'owner' as const,
    'admin' as const,
  ),
})

describe('a role', () => {
  test('is the strongest of those that hold in the account', () => {
    const grants: readonly Grant[] = [
      { account: '*', role: 'reader' },
      { account: a, role: 'owner' },
    ]
    expect([a, b].map((account) => roleIn(grants, account))).toEqual(['owner', 'reader'])
    expect(roleIn([{ account: a, role: 'admin' }], b)).toBeUndefined()
  })

  test('is handed out by administrators only, and only where they are that', () => {
    const own: readonly Grant[] = [
      { account: a, role: 'admin' },
      { account: b, role: 'owner' },
    ]
    expect(mayGrant(own, [{ account: a, role: 'admin' }])).toBe(true)
    expect(mayGrant(own, [{ account: b, role: 'reader' }])).toBe(false)
    expect(mayGrant(own, [{ account: '*', role: 'reader' }])).toBe(false)
    expect(mayGrant([{ account: '*', role: 'owner' }], [{ account: a, role: 'reader' }])).toBe(
      false,
    )
  })

  test('nobody gains by handing on what he was given', () => {
    fc.assert(
      fc.property(fc.array(grant), fc.array(grant), (own, wanted) => {
        fc.pre(mayGrant(own, wanted))
        for (const { account } of wanted)
          expect(roleIn(own, account === '*' ? b : account)).toBe('admin')
      }),
    )
  })

  test('stays what it is when grants are merged', () => {
    fc.assert(
      fc.property(fc.array(grant), (grants) => {
        const merged = mergeGrants(grants)
        expect(new Set(merged.map(({ account }) => account)).size).toBe(merged.length)
        for (const account of [a, b]) expect(roleIn(merged, account)).toBe(roleIn(grants, account))
      }),
    )
  })
})
