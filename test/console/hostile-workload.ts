import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { bucketSnapshot } from '../e2e/good-files.ts'
import { addPerson, operationsOf } from './people.ts'
import { callApi, callTool, sendFile } from './tool.ts'

/** Sets `window.broken` where it is not shown as text. */
export const markup = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'
const rightToLeft = '\u202Eevitaler si siht\u202C \u05D0\u05D1\u05D2'
const emoji = '👩‍🚀 🏳️‍🌈 e\u0301 Zürich'
const all = `${markup} ${rightToLeft} ${emoji}`
/** As much of it as fits, the end one long word. */
const text = (most: number) => `${all} ${'x'.repeat(most)}`.slice(0, most)

const token = () => ({ ClientRequestToken: crypto.randomUUID() })
const made = z.object({
  WorkloadId: z.string().optional(),
  LensArn: z.string().optional(),
  run: z.string().optional(),
  status: z.string().optional(),
})
const items = z.object({
  items: z.array(z.object({ id: z.string(), version: z.int().optional() })),
})

/** A workload and a library in which every text that people, accounts and lenses may write is hostile. */
export async function hostileWorkload(): Promise<string> {
  const lens = await hostileLens()
  await callTool('CreateProfile', {
    ProfileName: text(100),
    ProfileDescription: text(100),
    ProfileQuestions: await profileAnswers(),
    ...token(),
  })
  await callTool('CreateReviewTemplate', {
    // AWS takes few signs here.
    TemplateName: 'x'.repeat(100),
    Description: 'y'.repeat(250),
    Lenses: ['wellarchitected', lens],
    ...token(),
  })
  const { WorkloadId = '' } = made.parse(await callTool('CreateWorkload', workload([lens])))
  await review(WorkloadId)
  await decide(WorkloadId, lens)
  await share(WorkloadId)
  return WorkloadId
}

const workload = (more: readonly string[]) => ({
  WorkloadName: text(100),
  Description: text(250),
  ReviewOwner: text(255),
  Environment: 'PREPRODUCTION',
  Lenses: ['wellarchitected', ...more],
  AccountIds: ['111122223333'],
  NonAwsRegions: ['somewhere'],
  Notes: text(2084),
  Tags: { ['\u05D0'.repeat(128)]: 'x'.repeat(256), team: 'y'.repeat(256) },
  ...token(),
})

async function hostileLens(): Promise<string> {
  const choice = (id: string) => ({
    id,
    title: text(128),
    helpfulResource: { displayText: text(1000) },
    improvementPlan: { displayText: text(1000) },
  })
  const question = {
    id: 'hostile',
    title: text(128),
    description: text(1000),
    choices: [choice('one'), choice('two'), { id: 'hostile_no', title: 'None of these' }],
    riskRules: [
      { condition: 'one && two', risk: 'NO_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
  }
  const pillar = { id: 'pillar', name: text(128), questions: [question] }
  const JSONString = JSON.stringify({
    schemaVersion: '2021-11-01',
    name: text(128),
    description: text(500),
    pillars: [pillar],
  })
  const { LensArn = '' } = made.parse(await callTool('ImportLens', { JSONString, ...token() }))
  const version = { LensVersion: '1.0', IsMajorVersion: true }
  await callTool('CreateLensVersion', { LensAlias: LensArn, ...version, ...token() })
  return LensArn
}

async function profileAnswers(): Promise<readonly object[]> {
  const choice = z.object({ ChoiceId: z.string() })
  const question = z.object({ QuestionId: z.string(), QuestionChoices: z.array(choice) })
  const { ProfileTemplate } = z
    .object({ ProfileTemplate: z.object({ TemplateQuestions: z.array(question) }) })
    .parse(await callTool('GetProfileTemplate', {}))
  return ProfileTemplate.TemplateQuestions.map(({ QuestionId, QuestionChoices }) => ({
    QuestionId,
    SelectedChoiceIds: QuestionChoices.slice(0, 1).map(({ ChoiceId }) => ChoiceId),
  }))
}

/** Reviews resources whose names and tags are hostile. */
async function review(id: string): Promise<void> {
  const names = [markup, rightToLeft, emoji, 'x'.repeat(10_000)]
  const { sha256 } = await sendFile(id, `${markup}.gz`, bucketSnapshot(names))
  const sources = [{ kind: 'file', sha256 }]
  const { run = '' } = made.parse(await callApi('POST', `workloads/${id}/runs`, { sources }))
  let status: string | undefined = 'RUNNING'
  while (status === 'RUNNING') {
    await setTimeout(50)
    status = made.parse(await callApi('GET', `runs/${run}`)).status
  }
  if (status !== 'COMPLETE') throw new Error(`The run ended as ${status}.`)
}

/** What people write while they work. */
async function decide(id: string, lens: string): Promise<void> {
  const answer = { WorkloadId: id, LensAlias: lens, QuestionId: 'hostile', Notes: text(2084) }
  const ChoiceUpdates = { one: { Status: 'NOT_APPLICABLE', Reason: 'OTHER', Notes: text(250) } }
  await callTool('UpdateAnswer', { ...answer, ChoiceUpdates })
  await callTool('CreateMilestone', { WorkloadId: id, MilestoneName: text(100), ...token() })
  await callApi('POST', `workloads/${id}/attestations`, {
    practice: 'SEC10-BP02',
    statement: text(1000),
    expires: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    link: `https://example.com/${'x'.repeat(1000)}`,
  })
  const [finding] = items.parse(await callApi('GET', `workloads/${id}/findings?outcome=fail`)).items
  await callApi('POST', `workloads/${id}/suppressions`, {
    findings: [finding?.id],
    reason: text(500),
    owner: text(100),
    expires: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  })
  const [entry] = items.parse(await callApi('GET', `workloads/${id}/plan/items`)).items
  await callApi('PATCH', `workloads/${id}/plan/items/${entry?.id}`, {
    version: entry?.version,
    owner: text(100),
    ticket: text(200),
    notes: text(2000),
  })
}

/** With another account, and what another account offers. */
async function share(id: string): Promise<void> {
  const WorkloadId = id
  await callTool('CreateWorkloadShare', {
    WorkloadId,
    SharedWith: `arn:aws:iam::222233334444:user/${'x'.repeat(64)}`,
    PermissionType: 'READONLY',
    ...token(),
  })
  await addPerson({ name: 'hilda', role: 'owner', account: '222233334444' })
  const call = await operationsOf('hilda')
  const created = made.parse(await call('CreateWorkload', { ...workload([]), ...token() }))
  await call('CreateWorkloadShare', {
    WorkloadId: created.WorkloadId,
    SharedWith: '111122223333',
    PermissionType: 'CONTRIBUTOR',
    ...token(),
  })
}
