import {
  CreateMilestoneCommand,
  CreateWorkloadCommand,
  GetWorkloadCommand,
  paginateListAnswers,
  paginateListLensReviewImprovements,
  paginateListLensReviews,
  paginateListMilestones,
  paginateListWorkloads,
  UpdateAnswerCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from './client.ts'
import { type Served, serveFirstRun } from './serve.ts'

const lens = 'wellarchitected'
const workloads = 23
let served: Served<'first'>
let client: WellArchitectedClient

beforeAll(async () => {
  served = await serveFirstRun()
  client = clientOf(served.url, served.keys.first)
})
afterAll(async () => {
  client.destroy()
  await served.stop()
})

test('The paginators of the JS SDK see everything once and no token twice.', async () => {
  const names = Array.from(
    { length: workloads },
    (_, n) => `Inventory ${String(n).padStart(2, '0')}`,
  )
  const ids: string[] = []
  for (const name of names) ids.push(await create(name))

  const listed = await walk(
    paginateListWorkloads({ client, pageSize: 5, stopOnSameToken: true }, {}),
    ({ WorkloadSummaries }) => WorkloadSummaries?.map(({ WorkloadId }) => WorkloadId),
  )
  expect(listed.pages).toBe(5)
  expect(new Set(listed.items)).toEqual(new Set(ids))
  expect(listed.items).toHaveLength(workloads)

  const [first = ''] = ids
  await readAnswers(first)
  await readImprovements(first)
  await readMilestones(first)
  for (const id of ids.slice(0, 3)) await readOne(id)
})

async function create(name: string): Promise<string> {
  const made = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: name,
      Description: 'One of many',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'inventory',
      Lenses: [lens],
    }),
  )
  return made.WorkloadId ?? ''
}

async function readAnswers(workload: string): Promise<void> {
  const questions = (pageSize: number) =>
    walk(
      paginateListAnswers(
        { client, pageSize, stopOnSameToken: true },
        { WorkloadId: workload, LensAlias: lens },
      ),
      ({ AnswerSummaries }) => AnswerSummaries?.map(({ QuestionId }) => QuestionId),
    )
  const large = await questions(50)
  expect(large.pages).toBe(2)
  expect(new Set(large.items).size).toBe(57)
  const small = await questions(7)
  expect(small.pages).toBe(9)
  expect(small.items).toEqual(large.items)
}

async function readImprovements(workload: string): Promise<void> {
  const questions = ['securely-operate', 'identities', 'permissions']
  for (const question of questions)
    await client.send(
      new UpdateAnswerCommand({
        WorkloadId: workload,
        LensAlias: lens,
        QuestionId: question,
        ChoiceUpdates: {},
        SelectedChoices: [await lastChoice(workload, question)],
      }),
    )
  const improvements = await walk(
    paginateListLensReviewImprovements(
      { client, pageSize: 1, stopOnSameToken: true },
      { WorkloadId: workload, LensAlias: lens },
    ),
    ({ ImprovementSummaries }) => ImprovementSummaries?.map(({ QuestionId }) => QuestionId),
  )
  expect(improvements.items).toEqual(questions)
}

async function lastChoice(workload: string, question: string): Promise<string> {
  const input = { WorkloadId: workload, LensAlias: lens, PillarId: 'security' }
  for await (const { AnswerSummaries = [] } of paginateListAnswers({ client }, input))
    for (const { QuestionId, Choices = [] } of AnswerSummaries)
      if (QuestionId === question) return Choices.at(-1)?.ChoiceId ?? ''
  return ''
}

async function readMilestones(workload: string): Promise<void> {
  for (const name of ['One', 'Two', 'Three'])
    await client.send(
      new CreateMilestoneCommand({ WorkloadId: workload, MilestoneName: `Step ${name}` }),
    )
  const milestones = await walk(
    paginateListMilestones(
      { client, pageSize: 2, stopOnSameToken: true },
      { WorkloadId: workload },
    ),
    ({ MilestoneSummaries }) => MilestoneSummaries?.map(({ MilestoneNumber }) => MilestoneNumber),
  )
  expect(milestones.items.toSorted()).toEqual([1, 2, 3])
}

/** What an inventory query reads of each workload. */
async function readOne(workload: string): Promise<void> {
  const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: workload }))
  expect(Workload?.UpdatedAt).toBeInstanceOf(Date)
  const reviews = await walk(
    paginateListLensReviews({ client, stopOnSameToken: true }, { WorkloadId: workload }),
    ({ LensReviewSummaries }) => LensReviewSummaries?.map(({ LensAlias }) => LensAlias),
  )
  expect(reviews.items).toEqual([lens])
}

async function walk<Reply extends { readonly NextToken?: string | undefined }, Item>(
  replies: AsyncIterable<Reply>,
  itemsOf: (reply: Reply) => readonly Item[] | undefined,
) {
  const items: Item[] = []
  const tokens: string[] = []
  let pages = 0
  for await (const reply of replies) {
    pages++
    items.push(...(itemsOf(reply) ?? []))
    if (reply.NextToken !== undefined) tokens.push(reply.NextToken)
  }
  expect(new Set(tokens).size).toBe(tokens.length)
  return { items, pages }
}
