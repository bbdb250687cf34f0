import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { loadProfileTemplate } from '../profiles/template.ts'
import { expireInvitations, invitationLifetime } from './expire.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

const organization = 'arn:aws:organizations::999988887777:organization/o-exampleorg1'
const unit = 'arn:aws:organizations::999988887777:ou/o-exampleorg1/ou-ab12-cdefgh34'
let accounts = 0
/** Two accounts that no other test uses. */
function pair() {
  accounts += 2
  const [from, to] = [accounts, accounts + 1].map((n) => String(111_122_220_000 + n))
  if (from === undefined || to === undefined) throw new Error('unreachable')
  return { from, to, owner: bench.client(from), guest: bench.client(to) }
}

async function workloadOf(owner: sdk.WellArchitectedClient, name = 'Shop'): Promise<string> {
  const { WorkloadId } = await owner.send(
    new sdk.CreateWorkloadCommand({
      WorkloadName: name,
      Description: 'Sells things.',
      Environment: 'PRODUCTION',
      ReviewOwner: 'team@example.com',
      AwsRegions: ['eu-west-1'],
      Lenses: ['wellarchitected'],
    }),
  )
  return WorkloadId ?? ''
}

function share(
  owner: sdk.WellArchitectedClient,
  WorkloadId: string,
  SharedWith: string,
  PermissionType: sdk.PermissionType = 'READONLY',
) {
  return owner.send(new sdk.CreateWorkloadShareCommand({ WorkloadId, SharedWith, PermissionType }))
}

async function invitationFor(guest: sdk.WellArchitectedClient): Promise<string> {
  const { ShareInvitationSummaries } = await guest.send(new sdk.ListShareInvitationsCommand({}))
  return ShareInvitationSummaries?.[0]?.ShareInvitationId ?? ''
}

function answer(
  guest: sdk.WellArchitectedClient,
  ShareInvitationId: string,
  ShareInvitationAction: sdk.ShareInvitationAction = 'ACCEPT',
) {
  return guest.send(
    new sdk.UpdateShareInvitationCommand({ ShareInvitationId, ShareInvitationAction }),
  )
}

async function statusesOf(owner: sdk.WellArchitectedClient, WorkloadId: string) {
  const { WorkloadShareSummaries = [] } = await owner.send(
    new sdk.ListWorkloadSharesCommand({ WorkloadId }),
  )
  return WorkloadShareSummaries.map(({ Status }) => Status)
}

test('Two accounts share a workload: invite, accept, read, contribute, reject.', async () => {
  const { from, to, owner, guest } = pair()
  const WorkloadId = await workloadOf(owner)
  const read = () => guest.send(new sdk.GetWorkloadCommand({ WorkloadId }))
  const { ShareId } = await share(owner, WorkloadId, to)
  await expect(read()).rejects.toThrow(sdk.ResourceNotFoundException)

  const { ShareInvitationSummaries } = await guest.send(new sdk.ListShareInvitationsCommand({}))
  expect(ShareInvitationSummaries).toEqual([
    {
      ShareInvitationId: expect.stringMatching(/^[0-9a-f]{32}$/),
      SharedBy: from,
      SharedWith: to,
      PermissionType: 'READONLY',
      ShareResourceType: 'WORKLOAD',
      WorkloadName: 'Shop',
      WorkloadId,
    },
  ])
  const invitation = ShareInvitationSummaries?.[0]?.ShareInvitationId ?? ''
  expect((await answer(guest, invitation)).ShareInvitation).toEqual({
    ShareInvitationId: invitation,
    ShareResourceType: 'WORKLOAD',
    WorkloadId,
  })
  expect((await read()).Workload).toMatchObject({ Owner: from, ShareInvitationId: invitation })
  expect(await invitationFor(guest)).toBe('')
  expect(await statusesOf(owner, WorkloadId)).toEqual(['ACCEPTED'])

  const write = () =>
    guest.send(
      new sdk.UpdateAnswerCommand({
        WorkloadId,
        LensAlias: 'wellarchitected',
        QuestionId: 'securely-operate',
        SelectedChoices: [],
        Notes: 'Seen.',
      }),
    )
  await expect(write()).rejects.toThrow(sdk.AccessDeniedException)
  const { WorkloadShare } = await owner.send(
    new sdk.UpdateWorkloadShareCommand({ WorkloadId, ShareId, PermissionType: 'CONTRIBUTOR' }),
  )
  expect(WorkloadShare).toMatchObject({ Status: 'ACCEPTED', PermissionType: 'CONTRIBUTOR' })
  await write()

  await answer(guest, invitation, 'REJECT')
  await expect(read()).rejects.toThrow(sdk.ResourceNotFoundException)
  expect(await statusesOf(owner, WorkloadId)).toEqual(['REJECTED'])
  await expect(answer(guest, invitation)).rejects.toThrow(sdk.ConflictException)
  await share(owner, WorkloadId, to)
  expect(await statusesOf(owner, WorkloadId)).toEqual(['PENDING'])
})

test('A share that was taken back is gone for both sides.', async () => {
  const { to, owner, guest } = pair()
  const WorkloadId = await workloadOf(owner)
  const { ShareId } = await share(owner, WorkloadId, to)
  const invitation = await invitationFor(guest)
  await answer(guest, invitation)
  await owner.send(new sdk.DeleteWorkloadShareCommand({ WorkloadId, ShareId }))
  expect(await statusesOf(owner, WorkloadId)).toEqual([])
  await expect(guest.send(new sdk.GetWorkloadCommand({ WorkloadId }))).rejects.toThrow(
    sdk.ResourceNotFoundException,
  )
  await expect(answer(guest, invitation)).rejects.toThrow(sdk.ResourceNotFoundException)
})

test('Invitations expire after seven days, by the job and by reading.', async () => {
  const { to, owner, guest } = pair()
  const [byJob, byRead] = [await workloadOf(owner, 'By job'), await workloadOf(owner, 'By read')]
  await share(owner, byJob, to)
  const invitation = await invitationFor(guest)
  expect(await expireInvitations(bench.db, bench.context(to).now)).toBe(0)
  bench.advance(invitationLifetime)
  expect(await expireInvitations(bench.db, bench.context(to).now)).toBeGreaterThanOrEqual(1)
  expect(await invitationFor(guest)).toBe('')
  await expect(answer(guest, invitation)).rejects.toThrow(sdk.ConflictException)
  expect(await statusesOf(owner, byJob)).toEqual(['EXPIRED'])

  await share(owner, byRead, to)
  bench.advance(invitationLifetime)
  expect(await statusesOf(owner, byRead)).toEqual(['EXPIRED'])
  await share(owner, byRead, to)
  expect(await invitationFor(guest)).not.toBe('')
})

test('Only one live share per target, and no more than twenty of a workload.', async () => {
  const { to, owner } = pair()
  const WorkloadId = await workloadOf(owner)
  await share(owner, WorkloadId, to)
  await expect(share(owner, WorkloadId, to, 'CONTRIBUTOR')).rejects.toThrow(sdk.ConflictException)
  for (let n = 0; n < 19; n++)
    await share(owner, WorkloadId, `arn:aws:iam::555566667777:user/team/u${n}`)
  await expect(share(owner, WorkloadId, '444455556666')).rejects.toThrow(
    sdk.ServiceQuotaExceededException,
  )
  const { WorkloadShareSummaries } = await owner.send(
    new sdk.ListWorkloadSharesCommand({ WorkloadId, SharedWithPrefix: 'arn:', MaxResults: 5 }),
  )
  expect(WorkloadShareSummaries).toHaveLength(5)
})

test.each([
  'nobody-knows',
  'arn:aws:iam::555566667777:role/reviewer',
  'arn:aws:iam::555566667777:user/*',
  'arn:aws:organizations::555566667777:root/o-exampleorg1/r-ab12',
  '1111222233334',
])('%s is nobody to share with.', async (target) => {
  const { owner } = pair()
  const WorkloadId = await workloadOf(owner)
  await expect(share(owner, WorkloadId, target)).rejects.toThrow(sdk.ValidationException)
})

test('An account does not share with itself or its users.', async () => {
  const { from, owner } = pair()
  const WorkloadId = await workloadOf(owner)
  for (const target of [from, `arn:aws:iam::${from}:user/someone`])
    await expect(share(owner, WorkloadId, target)).rejects.toThrow('owns the resource already')
})

test('Organizations need the setting, get access at once, and lose it with the setting.', async () => {
  const { to, owner, guest } = pair()
  const member = bench.clientOf({ account: to, memberOf: [organization, unit] })
  const WorkloadId = await workloadOf(owner)
  await expect(share(owner, WorkloadId, organization)).rejects.toThrow('OrganizationSharingStatus')
  const set = (OrganizationSharingStatus: sdk.OrganizationSharingStatus) =>
    owner.send(new sdk.UpdateGlobalSettingsCommand({ OrganizationSharingStatus }))
  await set('ENABLED')
  await share(owner, WorkloadId, organization)
  await share(owner, WorkloadId, unit, 'CONTRIBUTOR')
  expect(await statusesOf(owner, WorkloadId)).toEqual(['ASSOCIATED', 'ASSOCIATED'])
  expect(await invitationFor(member)).toBe('')
  const read = (client: sdk.WellArchitectedClient) =>
    client.send(new sdk.GetWorkloadCommand({ WorkloadId }))
  expect((await read(member)).Workload?.WorkloadId).toBe(WorkloadId)
  await expect(read(guest)).rejects.toThrow(sdk.ResourceNotFoundException)
  await set('DISABLED')
  expect(await statusesOf(owner, WorkloadId)).toEqual(['REVOKED', 'REVOKED'])
  await expect(read(member)).rejects.toThrow(sdk.ResourceNotFoundException)
})

test('An invitation of a user is for that user alone; one of the account takes its owner role.', async () => {
  const { to, owner } = pair()
  const user = `arn:aws:iam::${to}:user/reviewer`
  const invited = bench.clientOf({ account: to, role: 'reader', principalArn: user })
  const other = bench.clientOf({ account: to, role: 'admin' })
  const WorkloadId = await workloadOf(owner)
  await share(owner, WorkloadId, user)
  expect(await invitationFor(other)).toBe('')
  const mine = await invitationFor(invited)
  await expect(answer(other, mine)).rejects.toThrow(sdk.ResourceNotFoundException)
  await answer(invited, mine)
  await share(owner, WorkloadId, to)
  const ours = await invitationFor(other)
  await expect(answer(invited, ours)).rejects.toThrow(sdk.AccessDeniedException)
  await answer(other, ours)
})

test('Of several shares that reach a caller the stronger one counts.', async () => {
  const { to, owner, guest } = pair()
  const user = `arn:aws:iam::${to}:user/admin`
  const WorkloadId = await workloadOf(owner)
  await share(owner, WorkloadId, to, 'READONLY')
  await answer(guest, await invitationFor(guest))
  await share(owner, WorkloadId, user, 'CONTRIBUTOR')
  const write = () =>
    guest.send(
      new sdk.UpdateAnswerCommand({
        WorkloadId,
        LensAlias: 'wellarchitected',
        QuestionId: 'securely-operate',
        Notes: 'Seen.',
      }),
    )
  await expect(write()).rejects.toThrow(sdk.AccessDeniedException)
  await answer(guest, await invitationFor(guest))
  await write()
})

test('Invitations stay in their Region.', async () => {
  const { to, owner, guest } = pair()
  const elsewhere = bench.clientOf({ account: to, region: 'us-east-1' })
  await share(owner, await workloadOf(owner), to)
  expect(await invitationFor(elsewhere)).toBe('')
  await expect(answer(elsewhere, await invitationFor(guest))).rejects.toThrow(
    sdk.ResourceNotFoundException,
  )
})

test('Invitations are filtered by kind and by one prefix that goes with it.', async () => {
  const { to, owner, guest } = pair()
  await share(owner, await workloadOf(owner, 'Blue shop'), to)
  await share(owner, await workloadOf(owner, 'Green shop'), to)
  const list = (input: sdk.ListShareInvitationsCommandInput) =>
    guest.send(new sdk.ListShareInvitationsCommand(input))
  const names = async (input: sdk.ListShareInvitationsCommandInput) =>
    (await list(input)).ShareInvitationSummaries?.map(({ WorkloadName }) => WorkloadName)
  expect(await names({ WorkloadNamePrefix: 'blue' })).toEqual(['Blue shop'])
  expect(await names({ ShareResourceType: 'LENS' })).toEqual([])
  expect(await names({ MaxResults: 1 })).toEqual(['Blue shop'])
  await expect(list({ WorkloadNamePrefix: 'a', LensNamePrefix: 'b' })).rejects.toThrow('exclude')
  await expect(list({ WorkloadNamePrefix: 'a', ShareResourceType: 'LENS' })).rejects.toThrow(
    'does not go with',
  )
})

test('Custom lenses are shared once published; official ones never.', async () => {
  const { to, owner, guest } = pair()
  const { LensArn: LensAlias = '' } = await owner.send(
    new sdk.ImportLensCommand({ JSONString: lensDocument('Shared lens') }),
  )
  const create = (alias: string) =>
    owner.send(new sdk.CreateLensShareCommand({ LensAlias: alias, SharedWith: to }))
  await expect(create(LensAlias)).rejects.toThrow('no published version')
  await expect(create('wellarchitected')).rejects.toThrow('cannot be shared')
  await owner.send(
    new sdk.CreateLensVersionCommand({ LensAlias, LensVersion: '1.0', IsMajorVersion: true }),
  )
  const { ShareId } = await create(LensAlias)
  const { ShareInvitationSummaries } = await guest.send(
    new sdk.ListShareInvitationsCommand({ LensNamePrefix: 'Shared' }),
  )
  expect(ShareInvitationSummaries).toMatchObject([{ LensArn: LensAlias, LensName: 'Shared lens' }])
  const { ShareInvitation } = await answer(guest, await invitationFor(guest))
  expect(ShareInvitation).toMatchObject({
    LensAlias,
    LensArn: LensAlias,
    ShareResourceType: 'LENS',
  })
  const read = () => guest.send(new sdk.GetLensCommand({ LensAlias }))
  expect((await read()).Lens?.Name).toBe('Shared lens')
  await expect(guest.send(new sdk.ListLensSharesCommand({ LensAlias }))).rejects.toThrow(
    sdk.AccessDeniedException,
  )
  const { LensShareSummaries } = await owner.send(new sdk.ListLensSharesCommand({ LensAlias }))
  expect(LensShareSummaries).toEqual([{ ShareId, SharedWith: to, Status: 'ACCEPTED' }])
  await owner.send(new sdk.DeleteLensShareCommand({ LensAlias, ShareId }))
  await expect(read()).rejects.toThrow(sdk.ResourceNotFoundException)
})

test('Invitations show the name of now, and go with the resource.', async () => {
  const { to, owner, guest } = pair()
  const WorkloadId = await workloadOf(owner, 'Old name')
  await share(owner, WorkloadId, to)
  await owner.send(new sdk.UpdateWorkloadCommand({ WorkloadId, WorkloadName: 'New name' }))
  const list = async () =>
    (await guest.send(new sdk.ListShareInvitationsCommand({ ShareResourceType: 'WORKLOAD' })))
      .ShareInvitationSummaries
  expect(await list()).toMatchObject([{ WorkloadName: 'New name' }])
  await owner.send(new sdk.DeleteWorkloadCommand({ WorkloadId }))
  expect(await list()).toEqual([])
})

test('Profiles and review templates are shared for reading.', async () => {
  const { from, to, owner, guest } = pair()
  const { ProfileArn } = await owner.send(
    new sdk.CreateProfileCommand({
      ProfileName: 'Startup',
      ProfileDescription: 'Moves fast.',
      ProfileQuestions: loadProfileTemplate().questions.map(({ id, min, choices }) => ({
        QuestionId: id,
        SelectedChoiceIds: choices.slice(0, min).map((choice) => choice.id),
      })),
    }),
  )
  const { TemplateArn } = await owner.send(
    new sdk.CreateReviewTemplateCommand({
      TemplateName: 'Draft',
      Description: 'For the team.',
      Lenses: ['wellarchitected'],
    }),
  )
  const SharedWith = to
  const made = await owner.send(new sdk.CreateProfileShareCommand({ ProfileArn, SharedWith }))
  expect(made).toMatchObject({ ProfileArn })
  const { ShareId } = await owner.send(
    new sdk.CreateTemplateShareCommand({ TemplateArn, SharedWith }),
  )
  await owner.send(new sdk.UpdateReviewTemplateCommand({ TemplateArn, TemplateName: 'Team' }))
  const { ShareInvitationSummaries = [] } = await guest.send(
    new sdk.ListShareInvitationsCommand({}),
  )
  const usual = { SharedBy: from, SharedWith, PermissionType: 'READONLY' }
  expect(ShareInvitationSummaries).toMatchObject([
    { ...usual, ShareResourceType: 'PROFILE', ProfileArn, ProfileName: 'Startup' },
    { ...usual, ShareResourceType: 'TEMPLATE', TemplateArn, TemplateName: 'Team' },
  ])
  for (const { ShareInvitationId = '' } of ShareInvitationSummaries)
    await answer(guest, ShareInvitationId)
  const { Profile } = await guest.send(new sdk.GetProfileCommand({ ProfileArn }))
  expect(Profile).toMatchObject({ Owner: from, ProfileName: 'Startup' })
  const listed = await owner.send(
    new sdk.ListTemplateSharesCommand({ TemplateArn, Status: 'ACCEPTED' }),
  )
  expect(listed).toMatchObject({ TemplateArn, TemplateShareSummaries: [{ ShareId, SharedWith }] })
  const pending = await owner.send(
    new sdk.ListProfileSharesCommand({ ProfileArn, Status: 'PENDING' }),
  )
  expect(pending.ProfileShareSummaries).toEqual([])
})

test('Of the same share made many times at once, one is made; the same request again brings it back.', async () => {
  const { to, owner } = pair()
  const WorkloadId = await workloadOf(owner)
  const made = await Promise.allSettled(
    Array.from({ length: 5 }, () => share(owner, WorkloadId, to)),
  )
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const again = new sdk.CreateWorkloadShareCommand({
    WorkloadId,
    SharedWith: '777788889999',
    PermissionType: 'READONLY',
    ClientRequestToken: 'the same',
  })
  const [first, second] = [await owner.send(again), await owner.send(again)]
  expect(second.ShareId).toBe(first.ShareId)
  expect(await statusesOf(owner, WorkloadId)).toEqual(['PENDING', 'PENDING'])
})

test('Accepting and rejecting at once leaves one answer, and access follows it.', async () => {
  const { to, owner, guest } = pair()
  const WorkloadId = await workloadOf(owner)
  await share(owner, WorkloadId, to)
  const invitation = await invitationFor(guest)
  await Promise.allSettled([answer(guest, invitation), answer(guest, invitation, 'REJECT')])
  const [status] = await statusesOf(owner, WorkloadId)
  const reading = guest.send(new sdk.GetWorkloadCommand({ WorkloadId }))
  if (status === 'ACCEPTED') await reading
  else await expect(reading).rejects.toThrow(sdk.ResourceNotFoundException)
  expect(['ACCEPTED', 'REJECTED']).toContain(status)
})
