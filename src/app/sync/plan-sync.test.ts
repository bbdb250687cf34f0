import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ToolAnswer, ToolReview } from '../../collect/aws/tool/tool-workload.ts'
import { planSync, type Step } from './plan-sync.ts'
import type { Reviews, WorkloadCopy } from './workload-copy.ts'

const lens = 'wellarchitected'

test('A workload that the other side lacks is created, its past told first.', () => {
  const source = copyOf({ a: ['x', 'y'] }, [['First', { a: ['x'] }]])
  const plan = planSync(source, undefined, false)
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['create', 'answer', 'milestone', 'answer'])
  expect(plan.conflicts).toEqual([])
})

test('Sides that say the same need nothing, in whatever order they say it.', () => {
  const plan = planSync(copyOf({ a: ['x', 'y'] }), copyOf({ a: ['y', 'x'], b: [] }), false)
  expect(plan).toEqual({ steps: [], conflicts: [], notes: [] })
})

test('What only one side says is kept; what both say differently is a conflict.', () => {
  const source = copyOf({ a: ['x'], b: ['x'] }, [['First', { a: ['x'] }]])
  const plan = planSync(source, copyOf({ a: ['y'], b: [], c: ['z'] }), false)
  expect(plan.steps).toMatchObject([{ kind: 'answer', answer: { question: 'b' } }])
  expect(plan.conflicts).toEqual(['The answers to a of the lens wellarchitected differ.'])
  expect(plan.notes).toEqual(['Milestone "First" is not copied while there are conflicts.'])
})

test('Overwriting takes the answers of the source, and leaves what only the target says.', () => {
  const source = copyOf({ a: ['x'], b: [] })
  const plan = planSync(source, copyOf({ a: ['y'], b: ['y'] }), true)
  expect(plan.steps).toMatchObject([{ kind: 'answer', answer: { question: 'a' } }])
  expect(plan.conflicts).toEqual([])
})

test('Telling a milestone again ends with the answers of today.', () => {
  const source = copyOf({ a: ['x'], b: [] }, [['First', { a: [], b: [] }]])
  const plan = planSync(source, copyOf({ a: ['x'], b: [] }), false)
  expect(plan.steps).toMatchObject([
    { kind: 'answer', answer: { question: 'a', selected: [] } },
    { kind: 'milestone', name: 'First' },
    { kind: 'answer', answer: { question: 'a', selected: ['x'] } },
  ])
})

test('A milestone is not told again over answers that only the target has.', () => {
  const source = copyOf({ a: ['x'], b: [] }, [['First', { a: [], b: [] }]])
  const plan = planSync(source, copyOf({ a: ['x'], b: ['y'] }), true)
  expect(plan).toEqual({
    steps: [],
    conflicts: [],
    notes: ['Milestone "First" is not copied over answers that only the target has.'],
  })
})

test('Once the plan is carried out, nothing is left to do.', () => {
  fc.assert(
    fc.property(selections, selections, selections, (then, now, theirs) => {
      const source = copyOf(now, [['First', then]])
      const target = copyOf(theirs)
      const done = carryOut(target, planSync(source, target, true).steps)
      expect(planSync(source, done, true).steps).toEqual([])
    }),
  )
})

const selection = fc.subarray(['x', 'y', 'z'])
const selections = fc.record({ a: selection, b: selection, c: selection })

function carryOut(copy: WorkloadCopy, steps: readonly Step[]): WorkloadCopy {
  const answers = new Map(copy.reviews.get(lens)?.answers)
  const milestones = [...copy.milestones]
  for (const step of steps) {
    if (step.kind === 'answer') answers.set(step.answer.question, step.answer)
    if (step.kind === 'milestone')
      milestones.push({
        name: step.name,
        reviews: new Map([[lens, reviewOf([...answers.values()])]]),
      })
  }
  return { ...copy, reviews: new Map([[lens, reviewOf([...answers.values()])]]), milestones }
}

test('Milestones of one name with other answers are a conflict that overwriting cannot solve.', () => {
  const plan = planSync(
    copyOf({ a: ['x'] }, [['First', { a: ['x'] }]]),
    copyOf({ a: ['x'] }, [['First', { a: ['y'] }]]),
    true,
  )
  expect(plan.conflicts).toEqual([
    'Both sides have a milestone "First", and they differ; neither can change.',
  ])
})

test('A choice that was declared not applicable is taken back by name.', () => {
  const declined: ToolAnswer = {
    ...answerOf('a', []),
    choices: new Map([['z', { status: 'NOT_APPLICABLE', reason: 'OTHER' }]]),
  }
  const target = { ...copyOf({}), reviews: new Map([[lens, reviewOf([declined])]]) }
  const [step] = planSync(copyOf({ a: ['x'] }), target, true).steps
  expect(step).toMatchObject({ kind: 'answer', answer: { selected: ['x'] } })
  if (step?.kind === 'answer')
    expect(step.answer.choices.get('z')).toEqual({ status: 'UNSELECTED' })
})

type Selections = Readonly<Record<string, readonly string[]>>

function copyOf(
  selections: Selections,
  milestones: readonly (readonly [string, Selections])[] = [],
): WorkloadCopy {
  return {
    properties: { WorkloadName: 'Shop', Description: 'A shop' },
    reviews: reviewsOf(selections),
    milestones: milestones.map(([name, then]) => ({ name, reviews: reviewsOf(then) })),
    customLenses: [],
  }
}

function reviewsOf(selections: Selections): Reviews {
  const answers = Object.entries(selections).map(([id, selected]) => answerOf(id, selected))
  return new Map([[lens, reviewOf(answers)]])
}

function reviewOf(answers: readonly ToolAnswer[]): ToolReview {
  return {
    answers: new Map(answers.map((each) => [each.question, each])),
    pillarNotes: new Map(),
  }
}

function answerOf(question: string, selected: readonly string[]): ToolAnswer {
  return { question, selected, choices: new Map(), applicable: true }
}
