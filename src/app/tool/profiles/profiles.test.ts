import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importCustomLens } from '../../../review/lens/custom-lens.ts'
import { loadFrameworkLens } from '../../../review/lens/load-framework.ts'
import { checkProfileAnswers, type ProfileAnswers } from './check-answers.ts'
import { prioritise, threshold } from './prioritise.ts'
import { loadProfileTemplate } from './template.ts'

const lens = loadFrameworkLens()
const template = loadProfileTemplate()
const choices = template.questions.flatMap((q) => q.choices)

/** The answers that select the given choices. */
function select(...ids: readonly string[]): ProfileAnswers {
  return new Map(
    template.questions.map((q) => [
      q.id,
      q.choices.map((c) => c.id).filter((id) => ids.includes(id)),
    ]),
  )
}

const numbers = (...ids: readonly string[]) =>
  prioritise(lens, template, select(...ids)).map((p) => p.question.number)

describe('the profile template', () => {
  it('asks four questions with thirty choices, whose bounds can be met', () => {
    expect(template.questions.map((q) => [q.id, q.min, q.max, q.choices.length])).toEqual([
      ['business_goals', 1, 3, 8],
      ['workload_stage', 1, 1, 6],
      ['data_and_exposure', 1, 5, 8],
      ['recent_troubles', 1, 4, 8],
    ])
    expect(new Set(choices.map((c) => c.id)).size).toBe(30)
  })

  it('raises only questions that exist', () => {
    const ids = new Set(lens.questions.map((q) => q.id))
    expect(choices.flatMap((c) => c.questions).filter((id) => !ids.has(id))).toEqual([])
  })

  it('can raise every pillar', () => {
    const raised = prioritise(lens, template, select(...choices.map((c) => c.id)))
    expect(new Set(raised.map((p) => p.question.pillar)).size).toBe(6)
  })
})

describe('prioritise', () => {
  it('puts first what a choice names', () => {
    expect(numbers('stage_retirement')).toEqual(['SEC02', 'SEC07', 'COST04', 'SUS04'])
  })

  it('puts first the foundations of a pillar that two choices name', () => {
    const found = prioritise(
      lens,
      template,
      select('goals_protect_data', 'troubles_security_incident'),
    )
    expect(found[0]).toMatchObject({
      points: 6,
      because: ['Protect data and trust', 'A security incident'],
    })
    expect(found[0]?.question.number).toBe('SEC03')
    expect(found.filter((p) => p.question.pillar === 'security')).toHaveLength(11)
  })

  it('leaves out the questions of a pillar without a high-level practice', () => {
    const found = numbers('goals_lower_footprint')
    expect(found).toEqual(['SUS01', 'SUS02', 'SUS03', 'SUS04', 'SUS05', 'SUS06'])
    expect(numbers('troubles_surprising_bill', 'goals_reduce_cost')).not.toContain('COST11')
  })

  it('has nothing to put first without a selection, or with one it does not know', () => {
    expect(numbers()).toEqual([])
    const strange = new Map([
      ['business_goals', ['__proto__', 'nowhere']],
      ['nowhere', ['goals_reduce_cost']],
    ])
    expect(prioritise(lens, template, strange)).toEqual([])
  })

  it('reads the pillars of a custom lens, whose practices have no level', () => {
    const { lens: custom } = importCustomLens(
      JSON.stringify({
        schemaVersion: '2021-11-01',
        name: 'Vaults',
        pillars: ['security', 'vaulting'].map((id) => ({
          id,
          name: id,
          questions: [
            {
              id: `${id}_first`,
              title: 'Are vaults locked?',
              choices: [
                { id: 'locked', title: 'Locked', improvementPlan: { displayText: 'Lock.' } },
              ],
              riskRules: [{ condition: 'default', risk: 'HIGH_RISK' }],
            },
          ],
        })),
      }),
    )
    const answers = select('goals_protect_data', 'exposure_payment_data')
    const found = prioritise(custom ?? lens, template, answers)
    expect(found.map((p) => p.question.id)).toEqual(['security_first'])
  })

  it('never takes a question away for a further choice, and orders by points', () => {
    const anySelection = fc.subarray(choices.map((c) => c.id))
    fc.assert(
      fc.property(anySelection, fc.constantFrom(...choices.map((c) => c.id)), (ids, more) => {
        const before = prioritise(lens, template, select(...ids))
        const after = new Set(numbers(...ids, more))
        for (const { question } of before) expect(after).toContain(question.number)
        const points = before.map((p) => p.points)
        expect(points).toEqual(points.toSorted((a, b) => b - a))
        expect(points.every((p) => p >= threshold)).toBe(true)
      }),
    )
  })
})

describe('checkProfileAnswers', () => {
  const check = (answers: Record<string, string[]>, complete = false) =>
    checkProfileAnswers(template, new Map(Object.entries(answers)), { complete }).map(
      (p) => p.message,
    )

  it('accepts answers within the bounds', () => {
    const good = {
      business_goals: ['goals_stay_available', 'goals_reduce_cost'],
      workload_stage: ['stage_growth'],
      data_and_exposure: ['exposure_internet'],
      recent_troubles: ['troubles_none'],
    }
    expect(check(good, true)).toEqual([])
    expect(check({ workload_stage: ['stage_growth'] })).toEqual([])
  })

  it('names what is unknown, doubled, missing or too much', () => {
    expect(check({ nowhere: [] })).toEqual([
      'No question with ID nowhere was found in the profile template.',
    ])
    expect(check({ workload_stage: ['a\u0000b'] })).toEqual([
      'No choice with ID a\uFFFDb was found in the question workload_stage.',
    ])
    expect(check({ workload_stage: [] })).toEqual([
      'The question workload_stage takes 1 of its choices, not 0.',
    ])
    expect(check({ business_goals: ['goals_reduce_cost', 'goals_reduce_cost'] })).toEqual([
      'The question business_goals has a choice that is selected twice.',
    ])
    expect(check({}, true)).toHaveLength(4)
  })
})

it('the published page names every choice', () => {
  const page = readFileSync(
    join(import.meta.dirname, '../../../../docs/reference/profiles.md'),
    'utf8',
  )
  for (const { id } of choices) expect(page).toContain(`\`${id}\``)
})
