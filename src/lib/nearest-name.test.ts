import { expect, test } from 'vitest'
import { nearestName } from './nearest-name.ts'

const known = ['workload', 'answers', 'attestations', 'suppressions', 'sla']

test.each([
  ['workloads', 'workload'],
  ['anwsers', 'answers'],
  ['Suppression', 'suppressions'],
  ['slas', 'sla'],
])('%s most likely means %s', (name, expected) => {
  expect(nearestName(name, known)).toBe(expected)
})

test('a name that is near nothing gets no suggestion', () => {
  expect(nearestName('zebra-crossing', known)).toBeUndefined()
  expect(nearestName('', known)).toBeUndefined()
  expect(nearestName('x'.repeat(100_000), known)).toBeUndefined()
})
