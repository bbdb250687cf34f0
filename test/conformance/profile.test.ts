import {
  AssociateProfilesCommand,
  CreateProfileCommand,
  CreateWorkloadCommand,
  GetProfileTemplateCommand,
  GetWorkloadCommand,
  paginateListAnswers,
  paginateListProfileNotifications,
  UpdateProfileCommand,
  UpgradeProfileVersionCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from './client.ts'
import { type Served, serveFirstRun } from './serve.ts'

const lens = 'wellarchitected'
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

test('A profile puts the questions that matter first, and says so when its answers change.', async () => {
  const workload = await createWorkload()
  expect(await prioritised(workload)).toEqual([])

  const profile = await createProfile()
  await client.send(new AssociateProfilesCommand({ WorkloadId: workload, ProfileArns: [profile] }))
  const chosen = await prioritised(workload)
  expect(chosen.length).toBeGreaterThan(0)
  expect(chosen.length).toBeLessThan(57)
  expect(chosen).toContain('protect-data-rest')
  const { Workload } = await client.send(new GetWorkloadCommand({ WorkloadId: workload }))
  expect(Workload?.Profiles).toMatchObject([{ ProfileArn: profile }])
  expect(Workload?.PrioritizedRiskCounts?.['UNANSWERED']).toBe(chosen.length)

  await changeProfile(profile)
  expect(await prioritised(workload)).toEqual(chosen)
  expect(await notified(workload)).toEqual(['PROFILE_ANSWERS_UPDATED'])
  await client.send(
    new UpgradeProfileVersionCommand({
      WorkloadId: workload,
      ProfileArn: profile,
      MilestoneName: 'Before the new profile',
    }),
  )
  expect(await notified(workload)).toEqual([])
  const after = await prioritised(workload)
  expect(after).toContain('pricing-model')
  expect(after).not.toEqual(chosen)
})

async function createWorkload(): Promise<string> {
  const made = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: 'Prioritised',
      Description: 'Reviewed by what matters',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'team',
      Lenses: [lens],
    }),
  )
  return made.WorkloadId ?? ''
}

/** The fewest choices each question asks for; of the goals the one given. */
async function answersFor(goal: string) {
  const { ProfileTemplate } = await client.send(new GetProfileTemplateCommand({}))
  const questions = ProfileTemplate?.TemplateQuestions ?? []
  expect(questions).toHaveLength(4)
  return questions.map(({ QuestionId, QuestionChoices = [], MinSelectedChoices = 1 }) => {
    const ids = QuestionChoices.map(({ ChoiceId = '' }) => ChoiceId)
    const picked = ids.includes(goal) ? [goal] : ids.slice(0, Math.max(1, MinSelectedChoices))
    return { QuestionId, SelectedChoiceIds: picked }
  })
}

async function createProfile(): Promise<string> {
  const made = await client.send(
    new CreateProfileCommand({
      ProfileName: 'What matters to us',
      ProfileDescription: 'Trust first',
      ProfileQuestions: await answersFor('goals_protect_data'),
    }),
  )
  return made.ProfileArn ?? ''
}

async function changeProfile(profile: string): Promise<void> {
  await client.send(
    new UpdateProfileCommand({
      ProfileArn: profile,
      ProfileQuestions: await answersFor('goals_reduce_cost'),
    }),
  )
}

async function prioritised(workload: string): Promise<string[]> {
  const found: string[] = []
  const input = { WorkloadId: workload, LensAlias: lens, QuestionPriority: 'PRIORITIZED' } as const
  for await (const { AnswerSummaries = [] } of paginateListAnswers({ client }, input))
    for (const { QuestionId, QuestionType } of AnswerSummaries) {
      expect(QuestionType).toBe('PRIORITIZED')
      found.push(QuestionId ?? '')
    }
  return found
}

async function notified(workload: string): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = []
  const pages = paginateListProfileNotifications({ client }, { WorkloadId: workload })
  for await (const { NotificationSummaries = [] } of pages)
    found.push(...NotificationSummaries.map(({ Type }) => Type))
  return found
}
