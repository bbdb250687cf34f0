import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { runAws } from './aws-python.ts'
import { type Served, serveFirstRun } from './serve.ts'

const python = inject('awsPython')
const story = python === '' ? test.skip : test
let served: Served<'first'>

beforeAll(async () => {
  if (python !== '') served = await serveFirstRun()
})
afterAll(() => served?.stop())

interface Answer {
  readonly QuestionId: string
  readonly Risk: string
  readonly Choices: readonly { readonly ChoiceId: string; readonly Title: string }[]
}

/** Every command is a Python of its own, which takes seconds where others share the processor. */
const patience = { timeout: 400_000 }

story(
  'The AWS CLI walks a review from the first key to the deleted workload.',
  patience,
  async () => {
    const workload = await createWorkload()
    const answers = await answersOf(workload, 'security')
    expect(answers).toHaveLength(11)
    expect(answers[0]).toMatchObject({ QuestionId: 'securely-operate', Risk: 'UNANSWERED' })

    await answer(workload, answers)
    await aws(`create-milestone --workload-id ${workload} --milestone-name`, 'Before the work')
    await readReview(workload)
    await readFrozen(workload, answers)
    await readReport(workload)

    await aws(`delete-workload --workload-id ${workload}`)
    await expect(aws(`get-workload --workload-id ${workload}`)).rejects.toThrow(
      /ResourceNotFoundException.*GetWorkload operation/,
    )
  },
)

async function createWorkload(): Promise<string> {
  const made = await aws(
    'create-workload --workload-name CliLab --description Shop --environment PRODUCTION ' +
      '--review-owner team@example.com --aws-regions eu-west-1 eu-central-1 ' +
      '--account-ids 444455556666 --lenses wellarchitected --tags team=shop',
  )
  const id = String(made['WorkloadId'])
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(made['WorkloadArn']).toBe(`arn:aws:wellarchitected:eu-west-1:111122223333:workload/${id}`)

  const { Workload } = await aws(`get-workload --workload-id ${id}`)
  expect(Workload).toMatchObject({
    WorkloadName: 'CliLab',
    Owner: '111122223333',
    AwsRegions: ['eu-west-1', 'eu-central-1'],
    Lenses: ['wellarchitected'],
    PillarPriorities: expect.arrayContaining(['security']),
    RiskCounts: { UNANSWERED: 57, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 },
    Tags: { team: 'shop' },
  })
  const listed = await aws('list-workloads --workload-name-prefix Cli')
  expect(listed['WorkloadSummaries']).toMatchObject([{ WorkloadId: id }])
  return id
}

async function answersOf(workload: string, pillar: string): Promise<readonly Answer[]> {
  const listed = await aws(`list-answers ${reviewOf(workload)} --pillar-id ${pillar}`)
  return listed['AnswerSummaries'] as readonly Answer[]
}

/** Every practice of the first question, one of the second, none of the third; the fourth is out of scope. */
async function answer(workload: string, answers: readonly Answer[]): Promise<void> {
  const [first, second, third, fourth] = answers
  const real = first?.Choices.slice(0, -1).map(({ ChoiceId }) => ChoiceId) ?? []
  const none = third?.Choices.at(-1)?.ChoiceId ?? ''
  const one = second?.Choices[0]?.ChoiceId ?? ''
  const update = (question: Answer | undefined, ...args: string[]) =>
    aws(`update-answer ${reviewOf(workload)} --question-id ${question?.QuestionId ?? ''}`, ...args)
  const notes = ['--notes', 'Seen in the workshop.']
  expect((await update(first, '--selected-choices', ...real, ...notes))['Answer']).toMatchObject({
    Risk: 'NONE',
    SelectedChoices: real,
    Notes: 'Seen in the workshop.',
    IsApplicable: true,
  })
  expect((await update(second, '--selected-choices', one))['Answer']).toMatchObject({
    Risk: 'HIGH',
  })
  expect((await update(third, '--selected-choices', none))['Answer']).toMatchObject({
    Risk: 'HIGH',
    SelectedChoices: [none],
  })
  const outside = ['--no-is-applicable', '--reason', 'OUT_OF_SCOPE']
  expect((await update(fourth, ...outside))['Answer']).toMatchObject({ Risk: 'NOT_APPLICABLE' })
}

async function readReview(workload: string): Promise<void> {
  const review = reviewOf(workload)
  await aws(`update-lens-review ${review} --lens-notes`, 'Half done.')
  const { LensReview } = await aws(`get-lens-review ${review}`)
  expect(LensReview).toMatchObject({
    LensName: expect.stringContaining('Well-Architected'),
    LensStatus: 'CURRENT',
    Notes: 'Half done.',
    RiskCounts: { UNANSWERED: 53, HIGH: 2, MEDIUM: 0, NONE: 1, NOT_APPLICABLE: 1 },
  })
  const { PillarReviewSummaries: pillars } = LensReview as { PillarReviewSummaries: unknown[] }
  expect(pillars).toHaveLength(6)

  const improvements = await aws(`list-lens-review-improvements ${review}`)
  expect(improvements['ImprovementSummaries']).toMatchObject([
    { QuestionId: 'identities', Risk: 'HIGH', PillarId: 'security' },
    { QuestionId: 'permissions', Risk: 'HIGH', PillarId: 'security' },
  ])
}

/** What a milestone holds stays, whatever is answered later. */
async function readFrozen(workload: string, answers: readonly Answer[]): Promise<void> {
  const all = answers[1]?.Choices.slice(0, -1).map(({ ChoiceId }) => ChoiceId) ?? []
  const place = `${reviewOf(workload)} --question-id ${answers[1]?.QuestionId ?? ''}`
  await aws(`update-answer ${place} --selected-choices`, ...all)
  const listed = await aws(`list-milestones --workload-id ${workload}`)
  expect(listed['MilestoneSummaries']).toMatchObject([
    { MilestoneNumber: 1, MilestoneName: 'Before the work' },
  ])
  const then = await aws(`get-answer ${place} --milestone-number 1`)
  expect(then['Answer']).toMatchObject({ Risk: 'HIGH' })
  const frozen = await aws(`get-milestone --workload-id ${workload} --milestone-number 1`)
  expect(frozen['Milestone']).toMatchObject({ Workload: { RiskCounts: { HIGH: 2 } } })
  const now = await aws(`get-workload --workload-id ${workload}`)
  expect(now['Workload']).toMatchObject({ RiskCounts: { HIGH: 1, NONE: 2 } })
}

async function readReport(workload: string): Promise<void> {
  const review = reviewOf(workload)
  const { LensReviewReport } = await aws(`get-lens-review-report ${review}`)
  expect(startOf(LensReviewReport)).toBe('%PDF')
  expect(startOf(await aws('get-consolidated-report --format PDF'))).toBe('%PDF')
  const json = await aws('get-consolidated-report --format JSON')
  expect(json['Metrics']).toMatchObject([{ WorkloadId: workload, MetricType: 'WORKLOAD' }])
}

function startOf(report: unknown): string {
  const { Base64String } = report as { readonly Base64String: string }
  return Buffer.from(Base64String, 'base64').subarray(0, 4).toString()
}

function reviewOf(workload: string): string {
  return `--workload-id ${workload} --lens-alias wellarchitected`
}

/** @param words of the command line; `rest` follows them unsplit */
async function aws(words: string, ...rest: string[]): Promise<Record<string, unknown>> {
  const args = [...words.split(' '), ...rest]
  const text = await runAws({ python, url: served.url }, served.keys.first, ...args)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}
