import { expect, it } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { noneOffends } from './offending-entry.ts'

const resource = (Items: unknown): Resource => ({
  type: 'T',
  id: 'r',
  properties: { Items },
  tags: {},
  source: { kind: 'aws' },
})
const judge = (items: unknown) =>
  noneOffends(
    resource(items),
    'Items',
    (e) => e === 'bad',
    { pass: 'Good.', fail: 'Bad.' },
    'string',
  )
const denied = { $unknown: 'denied' }

it('points at the first offender', () => {
  expect(judge(['fine', denied, 'bad'])).toMatchObject({
    outcome: 'fail',
    pointers: ['/properties/Items/2'],
  })
})

it('is unknown when an entry or the list is, and passes when empty', () => {
  expect(judge(['fine', denied])).toMatchObject({ outcome: 'unknown', reason: 'denied' })
  expect(judge(denied)).toMatchObject({ outcome: 'unknown', reason: 'denied' })
  expect(judge(['fine', 7])).toMatchObject({ outcome: 'unknown', reason: 'unresolved' })
  expect(judge([null])).toMatchObject({ outcome: 'unknown', reason: 'unresolved' })
  expect(judge([])).toMatchObject({ outcome: 'pass' })
  expect(judge(undefined)).toMatchObject({ outcome: 'pass' })
})
