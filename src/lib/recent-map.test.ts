import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecentMap } from './recent-map.ts'

describe('a map of what was asked for lately', () => {
  it('forgets what was asked for longest ago', () => {
    const map = new RecentMap<string, number>(2)
    map.set('a', 1)
    map.set('b', 2)
    expect(map.get('a')).toBe(1)
    map.set('c', 3)
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2])
  })

  it('is a list of so many whose first is dropped, and whose last was used last', () => {
    const step = fc.record({ key: fc.nat(8), set: fc.boolean() })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step), (most, steps) => {
        const map = new RecentMap<number, number>(most)
        let list: readonly (readonly [number, number])[] = []
        for (const [at, { key, set }] of steps.entries()) {
          const known = list.find(([each]) => each === key)
          if (set) map.set(key, at)
          else expect(map.get(key)).toBe(known?.[1])
          const used = set ? ([key, at] as const) : known
          if (used !== undefined)
            list = [...list.filter(([each]) => each !== key), used].slice(-most)
          expect(map.size).toBe(list.length)
        }
      }),
    )
  })
})
