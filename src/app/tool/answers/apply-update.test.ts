import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Practice, Question } from '../../../model/lens.ts'
import type { AnswerData } from '../../../store/schema.ts'
import { ToolError } from '../tool-error.ts'
import { applyUpdate, type AnswerUpdate } from './apply-update.ts'
import { blankAnswer, effectiveAnswer } from './effective-answer.ts'

const question: Question = {
  id: 'q',
  title: 'Question',
  domain: 'd',
  practices: [practice('a'), practice('b'), practice('c'), practice('no', true)],
}

function practice(id: string, none = false): Practice {
  const signals = { strong: [], weak: [], contradicting: [] }
  return { id, title: id, mode: 'attest', related: [], signals, evidence: [], rule: 'all', none }
}

function after(...updates: readonly AnswerUpdate[]): AnswerData {
  return updates.reduce<AnswerData>((data, u) => applyUpdate(question, data, u, 'me'), blankAnswer)
}

describe('An update of an answer', () => {
  test('replaces the whole selection, in the order of the lens and each choice once', () => {
    expect(after({ SelectedChoices: ['a'] }, { SelectedChoices: ['c', 'b', 'c'] })).toMatchObject({
      selected: ['b', 'c'],
      by: 'me',
    })
    expect(after({ SelectedChoices: ['a'] }, { SelectedChoices: [] })).toMatchObject({
      selected: [],
      choices: {},
    })
  })

  test('lets the status of single choices override the selection', () => {
    const data = after({
      SelectedChoices: ['a', 'b'],
      ChoiceUpdates: {
        b: { Status: 'UNSELECTED' },
        c: { Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE', Notes: 'No such thing.' },
      },
    })
    expect(data.selected).toEqual(['a'])
    expect(data.choices.c).toEqual({
      status: 'NOT_APPLICABLE',
      reason: 'OUT_OF_SCOPE',
      notes: 'No such thing.',
      origin: 'human',
    })
  })

  test('lets "None of these" and the other choices exclude each other; the update wins', () => {
    expect(after({ SelectedChoices: ['a', 'no'] }).selected).toEqual(['no'])
    expect(
      after({ SelectedChoices: ['no'] }, { ChoiceUpdates: { a: { Status: 'SELECTED' } } }).selected,
    ).toEqual(['a'])
    expect(
      after({ SelectedChoices: ['a'] }, { ChoiceUpdates: { no: { Status: 'SELECTED' } } }).selected,
    ).toEqual(['no'])
  })

  test('keeps what it does not mention', () => {
    const data = after(
      { SelectedChoices: ['a'], Notes: 'Why', ChoiceUpdates: { b: { Status: 'NOT_APPLICABLE' } } },
      { ChoiceUpdates: { c: { Status: 'SELECTED', Notes: 'Since May' } } },
      { SelectedChoices: ['c'] },
    )
    expect(data).toMatchObject({
      selected: ['c'],
      notes: 'Why',
      choices: { b: { status: 'NOT_APPLICABLE' }, c: { notes: 'Since May' } },
    })
  })

  test('marks a question as not applicable with a reason, and forgets the reason afterwards', () => {
    const away = after({ IsApplicable: false, Reason: 'BUSINESS_PRIORITIES' })
    expect(away).toMatchObject({ applicable: false, reason: 'BUSINESS_PRIORITIES' })
    expect(applyUpdate(question, away, { IsApplicable: true }, 'me').reason).toBeUndefined()
  })

  test('declines what only evidence had selected, so that it is not proposed again', () => {
    const proposals = [{ choice: 'a', verdict: 'met', because: 'Seen.' }] as const
    const shown = effectiveAnswer(undefined, proposals).data
    const declined = applyUpdate(question, shown, { SelectedChoices: [] }, 'me')
    expect(effectiveAnswer(declined, proposals).data.selected).toEqual([])
    const more = applyUpdate(
      question,
      shown,
      { ChoiceUpdates: { b: { Status: 'SELECTED' } } },
      'me',
    )
    expect(more.selected).toEqual(['a', 'b'])
  })

  test('refuses choices that the question does not have', () => {
    for (const id of ['x', '__proto__', 'constructor'])
      for (const update of [
        { SelectedChoices: [id] },
        { ChoiceUpdates: Object.fromEntries([[id, { Status: 'SELECTED' as const }]]) },
      ])
        expect(() => after(update)).toThrow(ToolError)
  })

  test('never leaves "None of these" beside another selection', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'no')
    const update: fc.Arbitrary<AnswerUpdate> = fc.record(
      {
        SelectedChoices: fc.array(id),
        ChoiceUpdates: fc.dictionary(
          id,
          fc.record({ Status: fc.constantFrom('SELECTED', 'UNSELECTED', 'NOT_APPLICABLE') }),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(update, { maxLength: 5 }), (updates) => {
        const { selected, choices } = after(...updates)
        if (selected.includes('no')) expect(selected).toEqual(['no'])
        for (const each of selected) expect(choices[each]?.status).toBe('SELECTED')
      }),
    )
  })
})
