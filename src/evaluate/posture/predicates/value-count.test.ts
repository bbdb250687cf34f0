import { expect, it } from 'vitest'
import { countValue } from './value-count.ts'

const resource = (Role: unknown) => ({
  type: 'T',
  id: 'r',
  properties: { Role },
  tags: {},
  source: { kind: 'aws' } as const,
})

it('counts texts and nothing else', () => {
  const all = [resource('a'), resource('a'), resource('b'), resource({ $unknown: 'denied' })]
  expect(countValue(all, 'Role', 'a')).toBe(2)
  expect(countValue(all, 'Role', 'b')).toBe(1)
  expect(countValue(all, 'Role', 'c')).toBe(0)
  expect(countValue(all, '__proto__', 'a')).toBe(0)
})
