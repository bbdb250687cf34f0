import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { and, every, holds, not, or, some, type Truth } from './truth.ts'

const truths = fc.constantFrom<Truth>(true, false, unknown('denied'), unknown('unresolved'))
/** Kleene's order: false < unknown < true. */
const rank = (truth: Truth) => (isUnknown(truth) ? 1 : truth ? 2 : 0)

describe('three-valued logic', () => {
  it('takes the least for and, the greatest for or', () => {
    fc.assert(
      fc.property(fc.array(truths, { minLength: 1, maxLength: 5 }), (terms) => {
        expect(rank(and(...terms))).toBe(Math.min(...terms.map(rank)))
        expect(rank(or(...terms))).toBe(Math.max(...terms.map(rank)))
      }),
    )
  })

  it('obeys De Morgan, with the first reason', () => {
    fc.assert(
      fc.property(truths, truths, (a, b) => {
        expect(not(and(a, b))).toEqual(or(not(a), not(b)))
        expect(not(not(a))).toEqual(a)
      }),
    )
  })

  it('has neutral elements', () => {
    expect(and()).toBe(true)
    expect(or()).toBe(false)
  })
})

describe('over lists', () => {
  const denied = unknown('denied')

  it('lets a certain element decide beside unknown ones', () => {
    expect(some([denied, 1], (v) => v === 1)).toBe(true)
    expect(every([denied, 1], (v) => v !== 1)).toBe(false)
    expect(some([denied, 2], (v) => v === 1)).toEqual(denied)
    expect(every([denied, 2], (v) => v === 2)).toEqual(denied)
  })

  it('keeps an unknown list unknown', () => {
    expect(some(denied, () => true)).toEqual(denied)
    expect(every(denied, () => false)).toEqual(denied)
    expect(holds(denied, () => true)).toEqual(denied)
  })
})
