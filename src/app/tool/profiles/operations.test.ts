import {
  AssociateProfilesCommand,
  CreateProfileCommand,
  CreateProfileShareCommand,
  DeleteProfileCommand,
  DisassociateProfilesCommand,
  GetProfileCommand,
  GetProfileTemplateCommand,
  ListProfileNotificationsCommand,
  ListProfilesCommand,
  ListShareInvitationsCommand,
  UpdateProfileCommand,
  UpdateShareInvitationCommand,
  UpgradeProfileVersionCommand,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { listMilestones } from '../../../store/milestones.ts'
import { insertProfile } from '../../../store/profiles.ts'
import { getWorkload } from '../../../store/workloads.ts'
import { profileArn } from '../arns.ts'
import { prioritiserOf } from '../reviews/prioritised.ts'
import { createWorkload } from '../workloads/create.ts'
import { writeAs } from '../write.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

/** The least that the template asks for: the first choices of every question. */
async function leastAnswers(account: string) {
  const { ProfileTemplate } = await bench.client(account).send(new GetProfileTemplateCommand({}))
  return (ProfileTemplate?.TemplateQuestions ?? []).map((question) => ({
    QuestionId: question.QuestionId,
    SelectedChoiceIds: (question.QuestionChoices ?? [])
      .slice(0, Math.max(1, question.MinSelectedChoices ?? 1))
      .map(({ ChoiceId }) => ChoiceId ?? ''),
  }))
}

async function create(account: string, name: string): Promise<string> {
  const { ProfileArn } = await bench.client(account).send(
    new CreateProfileCommand({
      ProfileName: name,
      ProfileDescription: 'A profile for tests',
      ProfileQuestions: await leastAnswers(account),
      Tags: { team: 'a' },
    }),
  )
  return ProfileArn ?? ''
}

async function workloadOf(account: string, profile?: string): Promise<string> {
  const { id } = await createWorkload(bench.context(account), {
    WorkloadName: `Workload ${bench.context(account).newId()}`,
    Description: 'For tests',
    Environment: 'PRODUCTION',
    AwsRegions: ['eu-west-1'],
    ReviewOwner: 'owner@example.com',
    Lenses: ['wellarchitected'],
    ProfileArns: profile === undefined ? [] : [profile],
  })
  return id
}

async function prioritised(account: string, workload: string): Promise<number> {
  const context = bench.context(account)
  const row = await getWorkload(context.db, workload)
  const [framework] = context.tool.officialLenses()
  if (row === undefined || framework === undefined) throw new Error('The workload is missing.')
  return (await prioritiserOf(context, row))(framework).size
}

test('The story of a profile: associate, answer anew, be notified, upgrade with a milestone, delete.', async () => {
  const account = '200000000001'
  const client = bench.client(account)
  const arn = await create(account, 'Story')
  const workload = await workloadOf(account)
  expect(await prioritised(account, workload)).toBe(0)
  const associate = new AssociateProfilesCommand({ WorkloadId: workload, ProfileArns: [arn] })
  await client.send(associate)
  await client.send(associate)
  const before = await prioritised(account, workload)
  expect(before).toBeGreaterThan(0)
  const notified = async () =>
    (await client.send(new ListProfileNotificationsCommand({ WorkloadId: workload })))
      .NotificationSummaries
  expect(await notified()).toEqual([])

  const answer = {
    QuestionId: 'business_goals',
    SelectedChoiceIds: ['goals_protect_data', 'goals_meet_rules'],
  }
  const { Profile } = await client.send(
    new UpdateProfileCommand({ ProfileArn: arn, ProfileQuestions: [answer] }),
  )
  expect(Profile).toMatchObject({ ProfileVersion: '2', ProfileName: 'Story' })
  expect(Profile?.ProfileQuestions?.[0]?.SelectedChoiceIds).toEqual(answer.SelectedChoiceIds)
  expect(await notified()).toEqual([
    {
      Type: 'PROFILE_ANSWERS_UPDATED',
      CurrentProfileVersion: '1',
      LatestProfileVersion: '2',
      ProfileArn: arn,
      ProfileName: 'Story',
      WorkloadId: workload,
      WorkloadName: expect.any(String),
    },
  ])
  expect(await prioritised(account, workload)).toBe(before)
  const upgrade = { WorkloadId: workload, ProfileArn: arn, MilestoneName: 'Before the upgrade' }
  await client.send(new UpgradeProfileVersionCommand(upgrade))
  expect(await notified()).toEqual([])
  expect(await prioritised(account, workload)).not.toBe(before)
  const { db } = bench.context(account)
  expect((await listMilestones(db, workload, { limit: 9 })).items).toHaveLength(1)
  await expect(client.send(new UpgradeProfileVersionCommand(upgrade))).rejects.toMatchObject({
    name: 'ConflictException',
  })

  await client.send(new DeleteProfileCommand({ ProfileArn: arn }))
  await expect(client.send(new GetProfileCommand({ ProfileArn: arn }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  expect(await notified()).toMatchObject([{ Type: 'PROFILE_DELETED', ProfileName: 'Story' }])
  expect(await prioritised(account, workload)).toBeGreaterThan(0)
  await create(account, 'Story')
  const { ProfileSummaries } = await client.send(new ListProfilesCommand({}))
  expect(ProfileSummaries).toHaveLength(1)
  await client.send(new DisassociateProfilesCommand({ WorkloadId: workload, ProfileArns: [arn] }))
  expect(await notified()).toEqual([])
  expect(await prioritised(account, workload)).toBe(0)
})

test('A workload has at most one profile, and only profiles it has can be taken off.', async () => {
  const account = '200000000002'
  const client = bench.client(account)
  const [first, second] = [await create(account, 'First'), await create(account, 'Second')]
  const WorkloadId = await workloadOf(account, first)
  const associate = (ProfileArns: string[]) =>
    client.send(new AssociateProfilesCommand({ WorkloadId, ProfileArns }))
  await expect(associate([first, second])).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(associate([second])).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(
    client.send(new DisassociateProfilesCommand({ WorkloadId, ProfileArns: [second] })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', ResourceType: 'PROFILE' })
  const foreign = bench.client('200000000003')
  await expect(
    foreign.send(new AssociateProfilesCommand({ WorkloadId, ProfileArns: [first] })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', ResourceType: 'WORKLOAD' })
  const contributor = bench.client(account, 'contributor')
  await expect(
    contributor.send(new DisassociateProfilesCommand({ WorkloadId, ProfileArns: [first] })),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('A new profile answers the whole template; a name is taken once.', async () => {
  const account = '200000000004'
  const client = bench.client(account)
  const answers = await leastAnswers(account)
  const make = (ProfileName: string, ProfileQuestions: typeof answers) =>
    client.send(
      new CreateProfileCommand({ ProfileName, ProfileDescription: 'Tests', ProfileQuestions }),
    )
  await expect(make('Short', answers.slice(1))).rejects.toMatchObject({
    name: 'ValidationException',
    Fields: [{ Name: 'profileQuestions', Message: expect.stringContaining('must be answered') }],
  })
  const [first] = answers
  const strange = [{ QuestionId: '__proto__', SelectedChoiceIds: ['constructor'] }, ...answers]
  await expect(make('Strange', strange)).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(make('Twice', [...answers, ...(first ? [first] : [])])).rejects.toMatchObject({
    name: 'ValidationException',
  })
  const { ProfileArn, ProfileVersion } = await make('Taken', answers)
  expect(ProfileVersion).toBe('1')
  await expect(make('t a k e n', answers)).rejects.toMatchObject({ name: 'ConflictException' })
  const same = new UpdateProfileCommand({ ProfileArn, ProfileQuestions: answers })
  expect((await client.send(same)).Profile?.ProfileVersion).toBe('1')
  const described = new UpdateProfileCommand({ ProfileArn, ProfileDescription: 'Other words' })
  expect((await client.send(described)).Profile).toMatchObject({
    ProfileVersion: '1',
    ProfileDescription: 'Other words',
  })
})

test('Older versions can be read; foreign profiles and unknown versions cannot.', async () => {
  const account = '200000000005'
  const client = bench.client(account)
  const ProfileArn = await create(account, 'Versions')
  const answer = { QuestionId: 'workload_stage', SelectedChoiceIds: ['stage_growth'] }
  await client.send(new UpdateProfileCommand({ ProfileArn, ProfileQuestions: [answer] }))
  const old = await client.send(new GetProfileCommand({ ProfileArn, ProfileVersion: '1' }))
  expect(old.Profile).toMatchObject({ ProfileVersion: '1', Owner: account, Tags: { team: 'a' } })
  await expect(
    client.send(new GetProfileCommand({ ProfileArn, ProfileVersion: '9' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException', ResourceType: 'PROFILE_VERSION' })
  const foreign = bench.client('200000000006')
  for (const command of [
    new GetProfileCommand({ ProfileArn }),
    new UpdateProfileCommand({ ProfileArn, ProfileDescription: 'Mine' }),
    new DeleteProfileCommand({ ProfileArn }),
  ])
    await expect(foreign.send(command as GetProfileCommand)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  await expect(
    bench.client(account, 'reader').send(new DeleteProfileCommand({ ProfileArn })),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('Lists come in pages, by owner and by name.', async () => {
  const account = '200000000007'
  const client = bench.client(account)
  const arns = [
    await create(account, 'Alpha'),
    await create(account, 'Beta'),
    await create(account, 'Another'),
  ]
  const seen: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(new ListProfilesCommand({ MaxResults: 2, NextToken }))
    seen.push(...(page.ProfileSummaries ?? []).map(({ ProfileArn }) => ProfileArn))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  expect(seen).toEqual(arns)
  const named = await client.send(new ListProfilesCommand({ ProfileNamePrefix: 'a' }))
  expect(named.ProfileSummaries).toHaveLength(2)
  const shared = await client.send(new ListProfilesCommand({ ProfileOwnerType: 'SHARED' }))
  expect(shared.ProfileSummaries).toEqual([])
})

test('An account has at most 500 profiles in a Region.', async () => {
  const account = '200000000008'
  const context = bench.context(account)
  await writeAs(context, 'CreateProfile', 'many', async (tx) => {
    for (let n = 0; n < 500; n++) {
      const id = context.newId()
      const row = { id, arn: profileArn(context, id), account, region: 'eu-west-1' }
      const data = { description: 'Many' }
      await insertProfile(tx, { ...row, name: `Profile ${n}`, current: '1', data })
    }
  })
  await expect(create(account, 'One more')).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException',
    QuotaCode: 'L-profiles',
  })
})

test('A shared profile serves workloads of another account, and a deleted one serves no new workload.', async () => {
  const [owner, consumer] = ['200000000009', '200000000010']
  const arn = await create(owner, 'Shared')
  await bench
    .client(owner)
    .send(new CreateProfileShareCommand({ ProfileArn: arn, SharedWith: consumer }))
  const client = bench.client(consumer)
  const { ShareInvitationSummaries } = await client.send(new ListShareInvitationsCommand({}))
  for (const { ShareInvitationId } of ShareInvitationSummaries ?? [])
    await client.send(
      new UpdateShareInvitationCommand({ ShareInvitationId, ShareInvitationAction: 'ACCEPT' }),
    )
  const shared = await client.send(new ListProfilesCommand({ ProfileOwnerType: 'SHARED' }))
  expect(shared.ProfileSummaries).toMatchObject([{ ProfileArn: arn, Owner: owner }])
  await expect(
    client.send(new UpdateProfileCommand({ ProfileArn: arn, ProfileDescription: 'Mine' })),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' })
  const workload = await workloadOf(consumer, arn)
  expect(await prioritised(consumer, workload)).toBeGreaterThan(0)
  await bench.client(owner).send(new DeleteProfileCommand({ ProfileArn: arn }))
  const { NotificationSummaries } = await client.send(new ListProfileNotificationsCommand({}))
  expect(NotificationSummaries).toMatchObject([
    { Type: 'PROFILE_DELETED', ProfileArn: arn, WorkloadId: workload },
  ])
  await expect(workloadOf(consumer, arn)).rejects.toThrow('No profile')
  await expect(workloadOf(owner, arn)).rejects.toThrow('No profile')
})
