import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedShare, seedWorkload } from '../../../test/wire/seed-workload.ts'
import { openToolBench, type ToolBench } from '../../../test/wire/tool-bench.ts'
import { workloadArn } from './arns.ts'
import type { Role } from './context.ts'
import { type Need } from './permissions.ts'
import { getWorkload } from './workloads/get.ts'

let bench: ToolBench
let WorkloadId = ''
const owner = '600000000001'
const guests = {
  stranger: '600000000002',
  invited: '600000000003',
  viewer: '600000000004',
  collaborator: '600000000005',
} as const

beforeAll(async () => {
  bench = await openToolBench()
  const client = bench.client(owner)
  WorkloadId = await seedWorkload(client)
  await client.send(new sdk.CreateMilestoneCommand({ WorkloadId, MilestoneName: 'Start' }))
  const context = bench.context(owner)
  const arn = workloadArn(context, WorkloadId)
  await seedShare(context, arn, guests.invited, 'CONTRIBUTOR', 'PENDING')
  await seedShare(context, arn, guests.viewer)
  await seedShare(context, arn, guests.collaborator, 'CONTRIBUTOR')
}, 60_000)
afterAll(() => bench.close())

const lens = { LensAlias: 'wellarchitected' }
const question = { ...lens, QuestionId: 'identities' }
const Jira = { JiraConfiguration: { SelectedPillars: [] } }

/** Every operation on a workload with what it needs; each leaves the workload as it was, or is refused by its input. */
const operations: readonly [name: string, need: Need, command: () => sdk.GetWorkloadCommand][] = [
  ['GetWorkload', 'read', () => send(sdk.GetWorkloadCommand, {})],
  ['ListLensReviews', 'read', () => send(sdk.ListLensReviewsCommand, {})],
  ['GetLensReview', 'read', () => send(sdk.GetLensReviewCommand, lens)],
  ['ListAnswers', 'read', () => send(sdk.ListAnswersCommand, lens)],
  ['GetAnswer', 'read', () => send(sdk.GetAnswerCommand, question)],
  ['ListLensReviewImprovements', 'read', () => send(sdk.ListLensReviewImprovementsCommand, lens)],
  ['GetMilestone', 'read', () => send(sdk.GetMilestoneCommand, { MilestoneNumber: 1 })],
  ['ListMilestones', 'read', () => send(sdk.ListMilestonesCommand, {})],
  ['GetLensReviewReport', 'read', () => send(sdk.GetLensReviewReportCommand, lens)],
  ['UpdateAnswer', 'contribute', () => send(sdk.UpdateAnswerCommand, question)],
  [
    'UpdateLensReview, notes',
    'contribute',
    () => send(sdk.UpdateLensReviewCommand, { ...lens, LensNotes: 'x' }),
  ],
  ['UpdateLensReview, Jira', 'own', () => send(sdk.UpdateLensReviewCommand, { ...lens, ...Jira })],
  ['UpdateWorkload', 'own', () => send(sdk.UpdateWorkloadCommand, { Notes: 'x' })],
  [
    'AssociateLenses',
    'own',
    () => send(sdk.AssociateLensesCommand, { LensAliases: ['wellarchitected'] }),
  ],
  [
    'DisassociateLenses',
    'own',
    () => send(sdk.DisassociateLensesCommand, { LensAliases: ['wellarchitected'] }),
  ],
  [
    'UpgradeLensReview',
    'own',
    () => send(sdk.UpgradeLensReviewCommand, { ...lens, MilestoneName: 'Start' }),
  ],
  ['CreateMilestone', 'own', () => send(sdk.CreateMilestoneCommand, { MilestoneName: 'Start' })],
]

function send<Input extends object>(
  Command: new (input: Input & { WorkloadId: string }) => unknown,
  input: Input,
): sdk.GetWorkloadCommand {
  return new Command({ ...input, WorkloadId }) as sdk.GetWorkloadCommand
}

/** Who asks, and what each need comes to. */
const relations: readonly [
  name: string,
  account: string,
  role: Role,
  granted: readonly Need[],
  refusal: 'AccessDeniedException' | 'ResourceNotFoundException',
][] = [
  [
    'An admin of the account',
    owner,
    'admin',
    ['read', 'contribute', 'own'],
    'AccessDeniedException',
  ],
  [
    'An owner of the account',
    owner,
    'owner',
    ['read', 'contribute', 'own'],
    'AccessDeniedException',
  ],
  [
    'A contributor of the account',
    owner,
    'contributor',
    ['read', 'contribute'],
    'AccessDeniedException',
  ],
  ['A reader of the account', owner, 'reader', ['read'], 'AccessDeniedException'],
  ['A stranger', guests.stranger, 'admin', [], 'ResourceNotFoundException'],
  ['Someone with a pending invitation', guests.invited, 'admin', [], 'ResourceNotFoundException'],
  ['A guest with READONLY', guests.viewer, 'admin', ['read'], 'AccessDeniedException'],
  [
    'A guest with CONTRIBUTOR',
    guests.collaborator,
    'admin',
    ['read', 'contribute'],
    'AccessDeniedException',
  ],
  [
    'A reader at a guest with CONTRIBUTOR',
    guests.collaborator,
    'reader',
    ['read'],
    'AccessDeniedException',
  ],
]

describe.each(relations)('%s', (_, account, role, granted, refusal) => {
  test.each(operations)('%s', async (_, need, command) => {
    const outcome = await bench
      .client(account, role)
      .send(command())
      .then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
      )
    if (!granted.includes(need)) expect(outcome).toBe(refusal)
    else expect(['done', 'ValidationException', 'ConflictException']).toContain(outcome)
  })
})

test('Deleting is for owners only.', async () => {
  const command = new sdk.DeleteWorkloadCommand({ WorkloadId })
  for (const [, account, role, granted, name] of relations)
    if (!granted.includes('own'))
      await expect(bench.client(account, role).send(command)).rejects.toMatchObject({ name })
})

test('A workload does not exist in another Region.', async () => {
  const context = bench.context(owner)
  const elsewhere = { ...context, caller: { ...context.caller, region: 'us-east-1' } }
  await expect(getWorkload(elsewhere, WorkloadId)).rejects.toMatchObject({ kind: 'not-found' })
})

test('The strongest of several shares counts.', async () => {
  const context = bench.context(owner)
  const user = `arn:aws:iam::${guests.viewer}:user/owner`
  await seedShare(context, workloadArn(context, WorkloadId), user, 'CONTRIBUTOR')
  const command = new sdk.UpdateAnswerCommand({ WorkloadId, ...question })
  await bench.client(guests.viewer, 'owner').send(command)
  await expect(bench.client(guests.viewer, 'admin').send(command)).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
})
