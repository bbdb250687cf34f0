import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { WellArchitected } from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plinth } from '../e2e/plinth.ts'
import { createKey, type Key, newHome, serveFirstRun, type Served, serveHome } from './serve.ts'

const lens = 'wellarchitected'
const region = 'eu-west-1'
let there: Served<'first'>
let home: string
let key: Key

beforeAll(async () => {
  home = await newHome('sync')
  key = await createKey(home, { account: '111122223333', user: 'a', role: 'owner' })
  there = await serveFirstRun()
})
afterAll(async () => {
  await there.stop()
  await rm(home, { recursive: true, force: true })
})

test('A workload goes to another Plinth with its past, and comes back with what was said there.', async () => {
  await writeHere()
  const planned = await sync('--to-aws', '--dry-run')
  expect(planned.stdout).toMatch(/Nothing was changed[^]*Create the workload Travelling shop/)
  const remote = new WellArchitected({
    region,
    endpoint: there.url,
    credentials: there.keys.first,
  })
  expect((await remote.listWorkloads({})).WorkloadSummaries).toEqual([])

  expect(await sync('--to-aws')).toMatchObject({ code: 0, stderr: '' })
  const workload = await readThere(remote)
  expect((await sync('--to-aws')).stdout).toContain('both sides say the same')

  const place = { WorkloadId: workload, LensAlias: lens }
  await remote.updateAnswer({ ...place, QuestionId: 'identities', Notes: 'Said there.' })
  await remote.updateAnswer({ ...place, QuestionId: 'permissions', Notes: 'Only there.' })
  const conflict = await sync('--from-aws')
  expect(conflict).toMatchObject({ code: 1 })
  expect(conflict.stdout).toContain('The answers to identities of the lens wellarchitected differ.')
  expect(conflict.stdout).toContain('Answer permissions of wellarchitected')
  expect(await sync('--from-aws', '--overwrite')).toMatchObject({ code: 0 })
  expect((await sync('--from-aws')).stdout).toContain('both sides say the same')
  remote.destroy()
})

test('What cannot be synced is said in words.', async () => {
  const both = await sync('--from-aws', '--to-aws')
  expect(both).toMatchObject({ code: 2 })
  expect(both.stderr).toContain('A sync goes one way.')
  const unknown = await plinth(['sync', 'Nothing', '--to-aws', '--endpoint-url', there.url], {
    env: surroundings(),
    timeout: 60_000,
  })
  expect(unknown).toMatchObject({ code: 2 })
  expect(unknown.stderr).toContain('There is no workload "Nothing" in this store')
  const refused = await plinth(
    ['sync', 'Travelling shop', '--from-aws', '--endpoint-url', there.url],
    { env: { ...surroundings(), AWS_SECRET_ACCESS_KEY: 'wrong' }, timeout: 60_000 },
  )
  expect(refused).toMatchObject({ code: 2 })
  expect(refused.stderr).toContain('The sync stopped: InvalidSignatureException')
})

/** A workload with a milestone, then other answers. */
async function writeHere(): Promise<void> {
  const served = await serveHome(home)
  const client = new WellArchitected({ region, endpoint: served.url, credentials: key })
  const { WorkloadId = '' } = await client.createWorkload({
    WorkloadName: 'Travelling shop',
    Description: 'Goes elsewhere',
    Environment: 'PRODUCTION',
    AwsRegions: [region],
    ReviewOwner: 'team',
    Notes: 'Of the workload.',
    Lenses: [lens],
  })
  const place = { WorkloadId, LensAlias: lens }
  const question = { ...place, QuestionId: 'identities' }
  const [first = '', second = '', third = ''] =
    (await client.getAnswer(question)).Answer?.Choices?.map(({ ChoiceId = '' }) => ChoiceId) ?? []
  await client.updateAnswer({
    ...question,
    SelectedChoices: [first],
    ChoiceUpdates: { [third]: { Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE', Notes: 'No.' } },
    Notes: 'Before.',
  })
  await client.updateLensReview({ ...place, LensNotes: 'L', PillarNotes: { security: 'S' } })
  await client.createMilestone({ WorkloadId, MilestoneName: 'Departure' })
  await client.updateAnswer({
    ...question,
    SelectedChoices: [first, second],
    ChoiceUpdates: { [third]: { Status: 'UNSELECTED', Notes: '' } },
    Notes: 'After.',
  })
  await client.updateAnswer({
    ...place,
    QuestionId: 'incident-response',
    IsApplicable: false,
    Reason: 'OUT_OF_SCOPE',
  })
  client.destroy()
  await served.stop()
}

async function readThere(remote: WellArchitected): Promise<string> {
  const [summary] = (await remote.listWorkloads({})).WorkloadSummaries ?? []
  const workload = summary?.WorkloadId ?? ''
  const { Workload } = await remote.getWorkload({ WorkloadId: workload })
  expect(Workload).toMatchObject({ WorkloadName: 'Travelling shop', Notes: 'Of the workload.' })
  const question = { WorkloadId: workload, LensAlias: lens, QuestionId: 'identities' }
  const { Answer: now } = await remote.getAnswer(question)
  expect(now).toMatchObject({ Notes: 'After.', SelectedChoices: { length: 2 } })
  const { Answer: then } = await remote.getAnswer({ ...question, MilestoneNumber: 1 })
  expect(then).toMatchObject({ Notes: 'Before.', SelectedChoices: { length: 1 } })
  expect(then?.ChoiceAnswers).toContainEqual(
    expect.objectContaining({ Status: 'NOT_APPLICABLE', Reason: 'OUT_OF_SCOPE', Notes: 'No.' }),
  )
  const { MilestoneSummaries } = await remote.listMilestones({ WorkloadId: workload })
  expect(MilestoneSummaries).toMatchObject([{ MilestoneName: 'Departure' }])
  return workload
}

function sync(...args: string[]) {
  return plinth(['sync', 'Travelling shop', '--endpoint-url', there.url, ...args], {
    env: surroundings(),
    timeout: 60_000,
  })
}

function surroundings(): Record<string, string> {
  const { accessKeyId, secretAccessKey } = there.keys.first
  return {
    PLINTH_HOME: home,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: join(home, 'no-such-file'),
  }
}
