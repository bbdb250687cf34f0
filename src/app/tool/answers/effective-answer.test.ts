import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerData } from '../../../store/schema.ts'
import { blankAnswer, effectiveAnswer } from './effective-answer.ts'
import type { Proposal } from './evidence-proposal.ts'

const met: Proposal = { choice: 'a', verdict: 'met', because: 'All 4 trails log to one bucket.' }
const contradicted: Proposal = {
  choice: 'b',
  verdict: 'contradicted',
  because: 'A key is 2 years old.',
}

describe('Evidence', () => {
  test('selects what is met, leaves what is contradicted, and says why', () => {
    expect(effectiveAnswer(undefined, [met, contradicted])).toEqual({
      origin: 'evidence',
      answered: true,
      data: {
        applicable: true,
        selected: ['a'],
        choices: {
          a: {
            status: 'SELECTED',
            notes: 'Evidence: All 4 trails log to one bucket.',
            origin: 'evidence',
          },
          b: {
            status: 'UNSELECTED',
            notes: 'Evidence: A key is 2 years old.',
            origin: 'evidence',
          },
        },
      },
    })
  })

  test('answers a question with a contradiction alone, but not with something shown in part', () => {
    expect(effectiveAnswer(undefined, [contradicted]).answered).toBe(true)
    const partly = effectiveAnswer(undefined, [{ ...met, verdict: 'partly' }])
    expect(partly).toMatchObject({ answered: false, origin: 'none', data: { selected: [] } })
    const unknown = effectiveAnswer(undefined, [{ ...met, verdict: 'unknown' }])
    expect(unknown).toEqual({ answered: false, origin: 'none', data: blankAnswer })
  })

  test('keeps the notes that a person left on a question without deciding it', () => {
    const stored: AnswerData = { ...blankAnswer, notes: 'Ask the network team.' }
    expect(effectiveAnswer(stored, [met])).toMatchObject({
      origin: 'evidence',
      data: { notes: 'Ask the network team.', selected: ['a'] },
    })
  })

  test.each<[string, AnswerData]>([
    ['a selection', { selected: ['b'], choices: {}, applicable: true }],
    [
      'a choice that was declined',
      { selected: [], choices: { a: { status: 'UNSELECTED', origin: 'human' } }, applicable: true },
    ],
    [
      'a choice that does not apply',
      { selected: [], choices: { a: { status: 'NOT_APPLICABLE' } }, applicable: true },
    ],
    ['a question that does not apply', { selected: [], choices: {}, applicable: false }],
  ])('changes nothing about %s', (_, stored) => {
    expect(effectiveAnswer(stored, [met, contradicted])).toMatchObject({
      origin: 'human',
      data: stored,
    })
  })

  test('fits any reason and link into the length of a choice note', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.webUrl(), (because, link) => {
        const { data } = effectiveAnswer(undefined, [{ ...met, because, link }])
        const notes = data.choices.a?.notes ?? ''
        expect(notes.length).toBeLessThanOrEqual(250)
        expect(notes.isWellFormed()).toBe(true)
        if (link.length <= 125) expect(notes.endsWith(link)).toBe(true)
      }),
    )
  })
})
