import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { activeKeys } from './access-keys.ts'

function user(facts: Record<string, unknown>): Resource {
  const type = 'AWS::IAM::User'
  return { type, id: 'u', properties: {}, facts, tags: {}, source: { kind: 'aws' } }
}

it('leaves out inactive keys only', () => {
  const AccessKeys = [
    { Status: 'Active' },
    { Status: 'Inactive' },
    { Status: { $unknown: 'denied' } },
  ]
  expect(activeKeys(user({ AccessKeys }))).toHaveLength(2)
  expect(activeKeys(user({ AccessKeys: [] }))).toEqual([])
  expect(activeKeys(user({}))).toHaveProperty('$unknown', 'not-collected')
})
