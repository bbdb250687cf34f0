import { loadProfileTemplate } from '../../src/app/tool/profiles/template.ts'
import type { Operation } from '../../src/server/wire/wellarchitected/handler.ts'
import type { Estate, Invited, SharedNoun } from './permission-fixture.ts'
import { lensDocument } from './tool-bench.ts'

/** What an operation needs of whoever asks. */
export interface Rule {
  /**
   * What it is about: something shareable, something of the agent, which is not, the caller's own account, or an
   * invitation, which is for whom it addresses.
   */
  readonly on: SharedNoun | 'agent' | 'account' | 'invitation'
  readonly need: 'read' | 'contribute' | 'own' | 'admin'
  /** Shares never reach it, although it only reads. */
  readonly ownerOnly?: true
  /** How it ends when it is allowed and refuses for another reason. */
  readonly refusal?: 'ValidationException' | 'ConflictException'
  /** The model of the operation has no ResourceNotFoundException: what does not exist for the caller is invalid. */
  readonly unknownIs?: 'ValidationException'
  /** @param invited how the caller is invited */
  readonly input: (estate: Estate, invited: Invited) => object
}

const framework = 'wellarchitected'
const question = { LensAlias: framework, QuestionId: 'securely-operate' }
const check = {
  LensArn: `arn:aws:wellarchitected::aws:lens/${framework}`,
  PillarId: 'security',
  QuestionId: 'securely-operate',
  ChoiceId: 'sec_securely_operate_multi_accounts',
}
const ProfileQuestions = loadProfileTemplate().questions.map(({ id, min, choices }) => ({
  QuestionId: id,
  SelectedChoiceIds: choices.slice(0, min).map((choice) => choice.id),
}))
const target = { SharedWith: '688888888888' }

function on(kind: Rule['on'], refer: Rule['input']) {
  return (
    need: Rule['need'],
    input: object | ((estate: Estate) => object) = {},
    more: Partial<Rule> = {},
  ): Rule => ({
    on: kind,
    need,
    input: (estate, invited) => ({
      ...refer(estate, invited),
      ...(typeof input === 'function' ? input(estate) : input),
    }),
    ...more,
  })
}

const workload = on('workload', ({ WorkloadId }) => ({ WorkloadId }))
const lens = on('lens', ({ LensAlias }) => ({ LensAlias }))
const profile = on('profile', ({ ProfileArn }) => ({ ProfileArn }))
const template = on('template', ({ TemplateArn }) => ({ TemplateArn }))
const agent = on('agent', ({ profileArn }) => ({ profileArn }))
const recommendation = on('agent', ({ recommendationArn }) => ({ recommendationArn }))
const account = on('account', () => ({}))
const invitation = on('invitation', ({ invitations }, invited) => ({
  ShareInvitationId: invitations[invited],
}))
const tagged = on('workload', ({ WorkloadArn }) => ({ WorkloadArn }))
const ownerOnly = { ownerOnly: true } as const
const refused = { refusal: 'ValidationException' } as const
const current = { refusal: 'ConflictException' } as const
const unmodelled = { unknownIs: 'ValidationException' } as const

const workloads = {
  GetWorkload: workload('read'),
  UpdateWorkload: workload('own', { Notes: 'x' }),
  DeleteWorkload: workload('own'),
  AssociateLenses: workload('own', { LensAliases: [framework] }),
  DisassociateLenses: workload('own', { LensAliases: [framework] }, refused),
  AssociateProfiles: workload('own', ({ ProfileArn }: Estate) => ({ ProfileArns: [ProfileArn] })),
  DisassociateProfiles: workload('own', ({ ProfileArn }: Estate) => ({
    ProfileArns: [ProfileArn],
  })),
  UpgradeProfileVersion: workload('own', ({ ProfileArn }: Estate) => ({ ProfileArn })),
  ListLensReviews: workload('read'),
  GetLensReview: workload('read', { LensAlias: framework }),
  UpdateLensReview: workload('contribute', { LensAlias: framework, LensNotes: 'x' }),
  GetLensReviewReport: workload('read', { LensAlias: framework }),
  ListLensReviewImprovements: workload('read', { LensAlias: framework }),
  UpgradeLensReview: workload('own', { LensAlias: framework, MilestoneName: 'Before' }, current),
  ListAnswers: workload('read', { LensAlias: framework }),
  GetAnswer: workload('read', question),
  UpdateAnswer: workload('contribute', { ...question, Notes: 'x' }),
  CreateMilestone: workload('own', { MilestoneName: 'Next' }),
  GetMilestone: workload('read', { MilestoneNumber: 1 }),
  ListMilestones: workload('read'),
  CreateWorkloadShare: workload('own', { ...target, PermissionType: 'READONLY' }),
  UpdateWorkloadShare: workload('own', ({ shares }: Estate) => ({
    ShareId: shares.workload,
    PermissionType: 'CONTRIBUTOR',
  })),
  DeleteWorkloadShare: workload('own', ({ shares }: Estate) => ({ ShareId: shares.workload })),
  ListWorkloadShares: workload('read', {}, ownerOnly),
  ListCheckDetails: workload('read', check),
  ListCheckSummaries: workload('read', check),
  UpdateIntegration: workload('own', { IntegratingService: 'JIRA' }, refused),
  TagResource: tagged('own', { Tags: { Team: 'blue' } }),
  UntagResource: tagged('own', { TagKeys: ['Team'] }),
  ListTagsForResource: tagged('read'),
} satisfies Table

const lenses = {
  GetLens: lens('read'),
  GetLensVersionDifference: lens('read', { BaseLensVersion: '1.0', TargetLensVersion: '2.0' }),
  ExportLens: lens('read', {}, ownerOnly),
  CreateLensVersion: lens('own', { LensVersion: '3.0', IsMajorVersion: false }),
  DeleteLens: lens('own', { LensStatus: 'ALL' }),
  CreateLensShare: lens('own', target),
  DeleteLensShare: lens('own', ({ shares }: Estate) => ({ ShareId: shares.lens })),
  ListLensShares: lens('read', {}, ownerOnly),
} satisfies Table

const profiles = {
  GetProfile: profile('read'),
  UpdateProfile: profile('own', { ProfileQuestions }),
  DeleteProfile: profile('own'),
  CreateProfileShare: profile('own', target),
  DeleteProfileShare: profile('own', ({ shares }: Estate) => ({ ShareId: shares.profile })),
  ListProfileShares: profile('read', {}, ownerOnly),
} satisfies Table

const templates = {
  GetReviewTemplate: template('read'),
  UpdateReviewTemplate: template('own', { Notes: 'x' }),
  DeleteReviewTemplate: template('own'),
  GetReviewTemplateLensReview: template('read', { LensAlias: framework }),
  UpdateReviewTemplateLensReview: template('own', { LensAlias: framework, LensNotes: 'x' }),
  UpgradeReviewTemplateLensReview: template('own', { LensAlias: framework }, current),
  ListReviewTemplateAnswers: template('read', { LensAlias: framework }),
  GetReviewTemplateAnswer: template('read', question),
  UpdateReviewTemplateAnswer: template('own', { ...question, Notes: 'x' }),
  CreateTemplateShare: template('own', target),
  DeleteTemplateShare: template('own', ({ shares }: Estate) => ({ ShareId: shares.template })),
  ListTemplateShares: template('read', {}, ownerOnly),
} satisfies Table

const goal = ({ goalId }: Estate) => ({ id: goalId })
const about = ({ contextId }: Estate) => ({ id: contextId })
const agents = {
  GetAgentProfile: agent('read'),
  UpdateAgentProfile: agent('own', { description: 'Changed.' }),
  DeleteAgentProfile: agent('own'),
  CreateAgentGoal: agent('contribute', { pillars: ['SECURITY'], title: 'Another' }),
  GetAgentGoal: agent('read', goal),
  ListAgentGoals: agent('read', {}, unmodelled),
  UpdateAgentGoal: agent('contribute', (estate: Estate) => ({ ...goal(estate), title: 'Changed' })),
  DeleteAgentGoal: agent('contribute', goal),
  CreateAgentContext: agent('contribute', {
    title: 'Another',
    contextType: 'APPLICATION',
    content: { applicationOverview: 'x' },
  }),
  GetAgentContext: agent('read', about),
  ListAgentContexts: agent('read', {}, unmodelled),
  UpdateAgentContext: agent('contribute', (estate: Estate) => ({
    ...about(estate),
    title: 'Changed',
  })),
  DeleteAgentContext: agent('contribute', about),
  ListAgentRecommendationGenerations: agent('read'),
  ListAgentRecommendations: agent('read'),
  StartAgentRecommendationGeneration: agent(
    'contribute',
    { types: ['ARCHITECTURE'], scope: { pillars: ['SECURITY'] } },
    { ...refused, ...unmodelled },
  ),
  GetAgentRecommendationGeneration: agent('read', ({ generationId }: Estate) => ({ generationId })),
  GetAgentRecommendation: recommendation('read'),
  ListAgentRecommendationItems: recommendation('read'),
  PutAgentRecommendationFeedback: recommendation('contribute', { type: 'USEFUL' }),
  UpdateAgentRecommendationStatus: recommendation('contribute', { status: 'SUPPRESSED' }),
} satisfies Table

const role = 'arn:aws:iam::600000000001:role/agent'
const accounts = {
  CreateWorkload: account('own', {
    WorkloadName: 'Second',
    Description: 'Sells more.',
    Environment: 'PRODUCTION',
    ReviewOwner: 'owner@example.com',
    AwsRegions: ['eu-west-1'],
    Lenses: [framework],
  }),
  ListWorkloads: account('read'),
  GetConsolidatedReport: account('read', { Format: 'JSON' }),
  ImportLens: account('own', { JSONString: lensDocument('Second lens') }),
  ListLenses: account('read'),
  CreateProfile: account('own', {
    ProfileName: 'Second',
    ProfileDescription: 'For tests.',
    ProfileQuestions,
  }),
  ListProfiles: account('read'),
  GetProfileTemplate: account('read'),
  CreateReviewTemplate: account('own', {
    TemplateName: 'Second',
    Description: 'For tests.',
    Lenses: [framework],
  }),
  ListReviewTemplates: account('read'),
  ListNotifications: account('read'),
  ListProfileNotifications: account('read'),
  ListShareInvitations: account('read'),
  GetGlobalSettings: account('read'),
  UpdateGlobalSettings: account('admin', { DiscoveryIntegrationStatus: 'ENABLED' }),
  CreateAgentProfile: account('own', {
    name: 'Second',
    pillars: ['SECURITY'],
    executionRoleArn: role,
    aggregationConfiguration: [
      { accountId: '600000000001', regions: ['eu-west-1'], accessRoleArn: role },
    ],
  }),
  ListAgentProfiles: account('read'),
} satisfies Table

const invitations = {
  UpdateShareInvitation: invitation('own', { ShareInvitationAction: 'ACCEPT' }),
} satisfies Table

type Table = Partial<Record<Operation, Rule>>

/** What every operation needs. */
export const table: Table = {
  ...workloads,
  ...lenses,
  ...profiles,
  ...templates,
  ...agents,
  ...accounts,
  ...invitations,
}
