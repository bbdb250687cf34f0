import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStore } from '../../../../test/store/open-test-store.ts'
import type { Review } from '../../../model/review.ts'
import { exampleReview } from '../../../report/example-review.ts'
import type { Store } from '../../../store/open-store.ts'
import { getAnswer } from '../answers/get.ts'
import { listAnswers } from '../answers/list.ts'
import { updateAnswer } from '../answers/update.ts'
import { operatorContext } from '../command-context.ts'
import type { ToolContext } from '../context.ts'
import { listCheckSummaries } from '../checks/list.ts'
import { compareMilestones } from '../milestones/compare.ts'
import { createMilestone } from '../milestones/create.ts'
import { listContradictions } from './contradictions.ts'
import { getCoverage, listPlan } from './coverage.ts'
import { findWorkload } from './find-workload.ts'
import { listRunEvidence, listWorkloadRuns } from './read-runs.ts'
import { runLimit, saveReview } from './save-review.ts'

let store: Store
let accounts = 555566660000
beforeAll(async () => {
  store = await openTestStore()
}, 60_000)
afterAll(() => store.close())

/** Someone of an account that has nothing yet. */
function newcomer(): (now?: number) => ToolContext {
  const account = String(accounts++)
  return (now = 1000) =>
    operatorContext(store.db, { account, region: 'eu-west-1', name: 'plinth review' }, now)
}

function firstWith(review: Review, verdict: string) {
  for (const { question, practices } of review.questions)
    for (const practice of practices)
      if (practice.verdict === verdict && practice.origin === 'evidence')
        return { question: question.id, choice: practice.practice.id }
  throw new Error(`The example has no ${verdict} practice.`)
}

test('a saved review proposes answers that say they are evidence', async () => {
  const context = newcomer()
  const review = exampleReview()
  const saved = await saveReview(context(), 'Payments', review)
  expect(saved.created).toBe(true)
  const { question, choice } = firstWith(review, 'met')
  const request = { WorkloadId: saved.workload.id, LensAlias: 'wellarchitected' }
  const { Answer } = await getAnswer(context(), { ...request, QuestionId: question })
  expect(Answer.SelectedChoices).toContain(choice)
  const said = Answer.ChoiceAnswers.find(({ ChoiceId }) => ChoiceId === choice)
  expect(said?.Status).toBe('SELECTED')
  expect(said?.Notes).toMatch(/^Evidence: /)
  const { AnswerSummaries } = await listAnswers(context(), request)
  const summary = AnswerSummaries.find(({ QuestionId }) => QuestionId === question)
  expect(summary?.SelectedChoices).toContain(choice)
})

test('the choice note links to the evidence, within its length', async () => {
  const context = newcomer()
  const review = exampleReview('hostile')
  const server = 'https://plinth.example.com/'
  const { run, workload } = await saveReview(context(), 'Payments', review, server)
  const { question, choice } = firstWith(review, 'contradicted')
  const request = { WorkloadId: workload.id, LensAlias: 'wellarchitected', QuestionId: question }
  const { Answer } = await getAnswer(context(), request)
  const { Notes = '' } = Answer.ChoiceAnswers.find(({ ChoiceId }) => ChoiceId === choice) ?? {}
  expect(Notes.length).toBeLessThanOrEqual(250)
  expect(Notes).toMatch(
    new RegExp(` https://plinth.example.com/api/runs/${run}/evidence.question=${question}$`),
  )
})

test('checks of a choice can be listed', async () => {
  const context = newcomer()
  const review = exampleReview()
  const { workload } = await saveReview(context(), 'Payments', review)
  const { question, choice } = firstWith(review, 'contradicted')
  const { items } = await listCheckSummaries(context(), {
    WorkloadId: workload.id,
    LensArn: 'wellarchitected',
    PillarId: 'security',
    QuestionId: question,
    ChoiceId: choice,
  })
  expect(items.map(({ Status }) => Status)).toContain('ERROR')
})

test('what a person answers stands, and the dispute is listed', async () => {
  const context = newcomer()
  const review = exampleReview()
  const { workload } = await saveReview(context(), 'Payments', review)
  const { question, choice } = firstWith(review, 'contradicted')
  const request = { WorkloadId: workload.id, LensAlias: 'wellarchitected', QuestionId: question }
  await updateAnswer(context(), { ...request, SelectedChoices: [choice] })
  const { items } = await listContradictions(context(), workload.id)
  expect(items).toEqual([
    expect.objectContaining({ question, choice, said: 'selected', verdict: 'contradicted' }),
  ])
})

test('a second review of the same name joins the workload, and old runs go', async () => {
  const context = newcomer()
  const review = exampleReview()
  const first = await saveReview(context(1), 'Payments', review)
  const second = await saveReview(context(2), ' payments', review)
  expect(second).toMatchObject({ created: false, workload: { id: first.workload.id } })
  for (let at = 3; at < runLimit + 3; at++) await saveReview(context(at), 'Payments', review)
  const { items } = await listWorkloadRuns(context(), first.workload.id)
  expect(items).toHaveLength(runLimit)
  expect(items.map(({ id }) => id)).not.toContain(first.run)
}, 60_000)

test('evidence, coverage and plan of the newest run can be read', async () => {
  const context = newcomer()
  const review = exampleReview('hostile')
  const { run, workload } = await saveReview(context(), 'Payments', review)
  const { question } = firstWith(review, 'contradicted')
  const evidence = await listRunEvidence(context(), run, question)
  expect(evidence.items.length).toBeGreaterThan(0)
  for (const item of evidence.items)
    for (const { findings } of item.evidence) expect(findings.length).toBeLessThanOrEqual(10)
  expect((await getCoverage(context(), workload.id)).coverage).toBeCloseTo(review.coverage, 3)
  expect((await listPlan(context(), workload.id)).items).toHaveLength(review.plan.length)
})

test('evidence says nothing of what people said in the configuration file', async () => {
  const context = newcomer()
  const { run } = await saveReview(context(), 'Payments', exampleReview())
  for (const { because } of (await listRunEvidence(context(), run)).items)
    expect(because).not.toMatch(/^A person/)
})

test('nobody learns of the runs of others', async () => {
  const { run } = await saveReview(newcomer()(), 'Payments', exampleReview())
  await expect(listRunEvidence(newcomer()(), run)).rejects.toThrow(`No run with ID ${run}`)
})

test('an unknown id is refused rather than created', async () => {
  const reference = 'a'.repeat(32)
  await expect(saveReview(newcomer()(), reference, exampleReview())).rejects.toThrow('No workload')
})

test('two milestones are compared in words', async () => {
  const context = newcomer()
  const review = exampleReview()
  const { workload } = await saveReview(context(), 'Payments', review)
  const from = await createMilestone(context(), workload.id, 'before')
  const { question, choice } = firstWith(review, 'contradicted')
  const request = { WorkloadId: workload.id, LensAlias: 'wellarchitected', QuestionId: question }
  await updateAnswer(context(), { ...request, SelectedChoices: [choice] })
  const { changes } = await compareMilestones(context(), workload.id, from)
  expect(changes.map((change) => change.question)).toEqual([question])
  expect(changes[0]?.selected).toHaveLength(1)
  expect(changes[0]?.because).toMatch(/\.$/)
  const to = await createMilestone(context(), workload.id, 'after')
  expect((await compareMilestones(context(), workload.id, from, to)).changes).toEqual(changes)
})

test('a name over the length of the wire is cut, and found again', async () => {
  const context = newcomer()
  const name = `${'Payments '.repeat(30)}end`
  const first = await saveReview(context(1), name, exampleReview())
  const second = await saveReview(context(2), name, exampleReview())
  expect(second).toMatchObject({ created: false, workload: { id: first.workload.id } })
  expect(first.workload.name.length).toBeLessThanOrEqual(100)
})

test.each(['wellarchitected', 'of-our-own'])(
  'a custom lens with the alias %s is refused and leaves no workload',
  async (alias) => {
    const context = newcomer()
    const review = exampleReview()
    const question = { id: 'ours', title: 'Ours?', domain: 'ours', practices: [] }
    const lens = { ...review.lens, alias, questions: [question] }
    const saving = saveReview(context(), 'Payments', { ...review, lens })
    await expect(saving).rejects.toThrow('apply it first')
    await expect(findWorkload(context(), 'Payments')).rejects.toThrow('no workload named Payments')
  },
)
