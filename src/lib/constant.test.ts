import { expect, it } from 'vitest'
import { constant, isConstant } from './constant.ts'

it('a constant is frozen at every depth', () => {
  const inner = { list: [1, { deep: true }] }
  const value = constant({ inner })
  expect(isConstant(value)).toBe(true)
  expect(isConstant(inner)).toBe(false)
  expect(() => inner.list.push(2)).toThrow(TypeError)
  expect(() => Object.assign(inner.list[1] ?? {}, { deep: false })).toThrow(TypeError)
  expect(isConstant({ inner })).toBe(false)
})
