import * as sdk from '@aws-sdk/client-wellarchitected'
import { workloadArn } from '../../src/app/tool/arns.ts'
import type { Caller } from '../../src/app/tool/context.ts'
import { expireInvitations, invitationLifetime } from '../../src/app/tool/shares/expire.ts'
import { createShare } from '../../src/app/tool/shares/create.ts'
import { answerInvitation } from '../../src/app/tool/shares/invitations.ts'
import { removeShare } from '../../src/app/tool/shares/change.ts'
import { loadProfileTemplate } from '../../src/app/tool/profiles/template.ts'
import { seedRecommendation } from './seed-recommendation.ts'
import { seedWorkload } from './seed-workload.ts'
import { lensDocument, type ToolBench, type Who } from './tool-bench.ts'

export const owner = '600000000001'
export const region = 'eu-west-1'
const organization = `arn:aws:organizations::${owner}:organization/o-exampleorg1`

/** One of everything that an account can have, and ids of shares that nobody uses. */
export interface Estate {
  readonly WorkloadId: string
  readonly WorkloadArn: string
  readonly LensAlias: string
  readonly ProfileArn: string
  readonly TemplateArn: string
  readonly profileArn: string
  readonly goalId: string
  readonly contextId: string
  readonly generationId: string
  readonly recommendationArn: string
  readonly shares: Readonly<Record<SharedNoun, string>>
  /** Ids of invitations to the workload that wait for an answer. */
  readonly invitations: Readonly<Record<Invited, string>>
}

/** Whom an invitation addresses. */
export type Invited = 'account' | 'user'

export type SharedNoun = 'workload' | 'lens' | 'profile' | 'template'
const nouns = ['workload', 'lens', 'profile', 'template'] as const

/** Builds the estate of `owner`. */
export async function buildEstate(bench: ToolBench): Promise<Estate> {
  const client = bench.client(owner)
  await client.send(new sdk.UpdateGlobalSettingsCommand({ OrganizationSharingStatus: 'ENABLED' }))
  const WorkloadId = await seedWorkload(client)
  await client.send(new sdk.CreateMilestoneCommand({ WorkloadId, MilestoneName: 'Start' }))
  const context = bench.context(owner)
  const WorkloadArn = workloadArn(context, WorkloadId)
  const LensAlias = await seedLens(client)
  const ProfileArn = await seedProfile(client)
  const { TemplateArn = '' } = await client.send(
    new sdk.CreateReviewTemplateCommand({
      TemplateName: 'Template',
      Description: 'For tests.',
      Lenses: ['wellarchitected'],
    }),
  )
  const references = {
    workload: WorkloadId,
    lens: LensAlias,
    profile: ProfileArn,
    template: TemplateArn,
  }
  await client.send(new sdk.AssociateProfilesCommand({ WorkloadId, ProfileArns: [ProfileArn] }))
  const invitations = await shareWithGuests(bench, references)
  const shares = { workload: '', lens: '', profile: '', template: '' }
  for (const kind of nouns) {
    const target = { kind, reference: references[kind], sharedWith: '699999999999' }
    shares[kind] = (await createShare(bench.context(owner), target)).id
  }
  return {
    WorkloadId,
    WorkloadArn,
    LensAlias,
    ProfileArn,
    TemplateArn,
    shares,
    invitations,
    ...(await seedAgent(bench)),
  }
}

/** Two published versions and a draft. */
async function seedLens(client: sdk.WellArchitectedClient): Promise<string> {
  const edition = (n: number) => lensDocument('Lens', ['q_first'], n)
  const { LensArn: LensAlias = '' } = await client.send(
    new sdk.ImportLensCommand({ JSONString: edition(1) }),
  )
  for (const n of [1, 2]) {
    const version = { LensVersion: `${n}.0`, IsMajorVersion: true }
    await client.send(new sdk.CreateLensVersionCommand({ LensAlias, ...version }))
    await client.send(new sdk.ImportLensCommand({ LensAlias, JSONString: edition(n + 1) }))
  }
  return LensAlias
}

async function seedProfile(client: sdk.WellArchitectedClient): Promise<string> {
  const { ProfileArn = '' } = await client.send(
    new sdk.CreateProfileCommand({
      ProfileName: 'Profile',
      ProfileDescription: 'For tests.',
      ProfileQuestions: loadProfileTemplate().questions.map(({ id, min, choices }) => ({
        QuestionId: id,
        SelectedChoiceIds: choices.slice(0, min).map((choice) => choice.id),
      })),
    }),
  )
  return ProfileArn
}

async function seedAgent(bench: ToolBench) {
  const client = bench.client(owner)
  const role = `arn:aws:iam::${owner}:role/agent`
  const { arn: agent = '' } = await client.send(
    new sdk.CreateAgentProfileCommand({
      name: 'Agent',
      pillars: ['SECURITY'],
      executionRoleArn: role,
      aggregationConfiguration: [{ accountId: owner, regions: [region], accessRoleArn: role }],
    }),
  )
  const goal = new sdk.CreateAgentGoalCommand({
    profileArn: agent,
    pillars: ['SECURITY'],
    title: 'Goal',
  })
  const about = new sdk.CreateAgentContextCommand({
    profileArn: agent,
    title: 'Context',
    contextType: 'APPLICATION',
    content: { applicationOverview: 'Sells things.' },
  })
  const goalId = (await client.send(goal)).goal?.id ?? ''
  const contextId = (await client.send(about)).context?.id ?? ''
  const generated = await seedRecommendation(bench.context(owner), agent)
  return { profileArn: agent, goalId, contextId, ...generated }
}

/** How a caller stands to what `owner` has. */
export interface Relation {
  readonly who: Who
  /** Same account and Region: the role decides. */
  readonly own?: true
  /** What an accepted share allows. */
  readonly granted?: 'READONLY' | 'CONTRIBUTOR'
  /** Whom of the caller an invitation to the workload addresses. */
  readonly invited?: Invited
}

const guests = {
  viewer: '600000000002',
  collaborator: '600000000003',
  invited: '600000000004',
  late: '600000000005',
  rejecting: '600000000006',
  revoked: '600000000007',
  stranger: '600000000008',
  member: '600000000009',
  withUser: '600000000010',
} as const

const invitedUser = `arn:aws:iam::${guests.withUser}:user/ana`

/** Every relation of the table. */
export const relations: Readonly<Record<string, Relation>> = {
  'own account, reader': { who: { account: owner, role: 'reader' }, own: true },
  'own account, contributor': { who: { account: owner, role: 'contributor' }, own: true },
  'own account, owner': { who: { account: owner, role: 'owner' }, own: true },
  'own account, admin': { who: { account: owner, role: 'admin' }, own: true },
  'own account, other Region': { who: { account: owner, region: 'us-east-1' } },
  'shared READONLY': { who: { account: guests.viewer }, granted: 'READONLY' },
  'shared READONLY, role reader': {
    who: { account: guests.viewer, role: 'reader' },
    granted: 'READONLY',
  },
  'shared READONLY, other Region': { who: { account: guests.viewer, region: 'us-east-1' } },
  'shared CONTRIBUTOR': { who: { account: guests.collaborator }, granted: 'CONTRIBUTOR' },
  'shared CONTRIBUTOR, role contributor': {
    who: { account: guests.collaborator, role: 'contributor' },
    granted: 'CONTRIBUTOR',
  },
  'shared CONTRIBUTOR, role reader': {
    who: { account: guests.collaborator, role: 'reader' },
    granted: 'CONTRIBUTOR',
  },
  'shared with the organization': {
    who: { account: guests.member, memberOf: [organization] },
    granted: 'READONLY',
  },
  'not in the organization': { who: { account: guests.member } },
  'pending invitation': { who: { account: guests.invited }, invited: 'account' },
  'pending invitation, role owner': {
    who: { account: guests.invited, role: 'owner' },
    invited: 'account',
  },
  'pending invitation, role contributor': {
    who: { account: guests.invited, role: 'contributor' },
    invited: 'account',
  },
  'pending invitation, role reader': {
    who: { account: guests.invited, role: 'reader' },
    invited: 'account',
  },
  'pending invitation, other Region': { who: { account: guests.invited, region: 'us-east-1' } },
  'user with a pending invitation, role reader': {
    who: { account: guests.withUser, principalArn: invitedUser, role: 'reader' },
    invited: 'user',
  },
  'account of an invited user': { who: { account: guests.withUser } },
  'expired invitation': { who: { account: guests.late } },
  'rejected after accepting': { who: { account: guests.rejecting } },
  'share taken back': { who: { account: guests.revoked } },
  stranger: { who: { account: guests.stranger } },
}

async function shareWithGuests(
  bench: ToolBench,
  references: Readonly<Record<SharedNoun, string>>,
): Promise<Estate['invitations']> {
  const share = (kind: SharedNoun, sharedWith: string, permission: 'READONLY' | 'CONTRIBUTOR') =>
    createShare(bench.context(owner), {
      kind,
      reference: references[kind],
      sharedWith,
      ...(kind === 'workload' ? { permission } : {}),
    })
  const answer = (
    caller: Pick<Caller, 'account'>,
    invitation: string | null,
    action: 'ACCEPT' | 'REJECT',
  ) => answerInvitation(bench.contextOf(caller), invitation ?? '', action)
  let invitations = { account: '', user: '' }
  for (const kind of nouns) await share(kind, guests.late, 'CONTRIBUTOR')
  bench.advance(invitationLifetime)
  await expireInvitations(bench.db, bench.context(owner).now)
  for (const kind of nouns) {
    const viewer = await share(kind, guests.viewer, 'READONLY')
    await answer({ account: guests.viewer }, viewer.invitation, 'ACCEPT')
    const collaborator = await share(kind, guests.collaborator, 'CONTRIBUTOR')
    await answer({ account: guests.collaborator }, collaborator.invitation, 'ACCEPT')
    const account = await share(kind, guests.invited, 'CONTRIBUTOR')
    const rejecting = await share(kind, guests.rejecting, 'CONTRIBUTOR')
    await answer({ account: guests.rejecting }, rejecting.invitation, 'ACCEPT')
    await answer({ account: guests.rejecting }, rejecting.invitation, 'REJECT')
    const revoked = await share(kind, guests.revoked, 'CONTRIBUTOR')
    await answer({ account: guests.revoked }, revoked.invitation, 'ACCEPT')
    await removeShare(bench.context(owner), kind, references[kind], revoked.id)
    await share(kind, organization, 'READONLY')
    const user = await share(kind, invitedUser, 'READONLY')
    if (kind === 'workload')
      invitations = { account: account.invitation ?? '', user: user.invitation ?? '' }
  }
  return invitations
}
