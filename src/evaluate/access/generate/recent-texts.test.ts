import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecentTexts } from './recent-texts.ts'

test('what is remembered of a text is what was set for it last, or nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat())), (sets) => {
      const recent = new RecentTexts<number>()
      const all = new Map<string, number>()
      expect(recent.get('')).toBeUndefined()
      for (const [text, value] of sets) {
        recent.set(text, value)
        all.set(text, value)
        expect(recent.get(text)).toBe(value)
      }
      for (const [text, value] of all) expect([undefined, value]).toContain(recent.get(text))
    }),
  )
})
