import { expect, it } from 'vitest'
import { hasCategory, hasField } from './event-selectors.ts'

const selector = {
  FieldSelectors: [
    { Field: 'eventCategory', Equals: ['Data'] },
    { Field: 'readOnly', Equals: ['false'] },
  ],
}

it('reads the category and the fields of a selector', () => {
  expect(hasCategory(selector, 'Data')).toBe(true)
  expect(hasCategory(selector, 'Management')).toBe(false)
  expect(hasField(selector, 'readOnly')).toBe(true)
  expect(hasField(selector, 'eventName')).toBe(false)
  expect(hasCategory({ FieldSelectors: { $unknown: 'denied' } }, 'Data')).toHaveProperty('$unknown')
  expect(hasField(undefined, 'readOnly')).toBe(false)
})
