import {
  AssociateLensesCommand,
  CreateLensVersionCommand,
  GetConsolidatedReportCommand,
  GetLensReviewCommand,
  GetLensReviewReportCommand,
  GetMilestoneCommand,
  ImportLensCommand,
  ListAnswersCommand,
  ListLensReviewImprovementsCommand,
  ListLensReviewsCommand,
  UpdateAnswerCommand,
  UpdateLensReviewCommand,
  UpgradeLensReviewCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedShare, seedWorkload } from '../../../../test/wire/seed-workload.ts'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { workloadArn } from '../arns.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

let accounts = 0
const freshAccount = () => String(500_000_000_000 + ++accounts)
const framework = 'wellarchitected'

async function publish(
  client: WellArchitectedClient,
  json: string,
  LensVersion: string,
  { major = true, alias }: { major?: boolean; alias?: string } = {},
): Promise<string> {
  const { LensArn: LensAlias = '' } = await client.send(
    new ImportLensCommand({ JSONString: json, LensAlias: alias }),
  )
  const command = new CreateLensVersionCommand({ LensAlias, LensVersion, IsMajorVersion: major })
  await client.send(command)
  return LensAlias
}

describe('Lens reviews', () => {
  test('A review tells its pillars with counts that add up.', async () => {
    const client = bench.client(freshAccount())
    const WorkloadId = await seedWorkload(client)
    const { LensReview } = await client.send(
      new GetLensReviewCommand({ WorkloadId, LensAlias: framework }),
    )
    expect(LensReview).toMatchObject({
      LensAlias: framework,
      LensVersion: '2025-02-25',
      LensStatus: 'CURRENT',
      RiskCounts: { UNANSWERED: 57 },
    })
    const pillars = LensReview?.PillarReviewSummaries ?? []
    expect(pillars.map((each) => each.PillarId)).toEqual([
      'operationalExcellence',
      'security',
      'reliability',
      'performance',
      'costOptimization',
      'sustainability',
    ])
    const sum = pillars.reduce((total, each) => total + (each.RiskCounts?.UNANSWERED ?? 0), 0)
    expect(sum).toBe(57)
  })

  test('Notes and questions for Jira are kept by lens and pillar.', async () => {
    const client = bench.client(freshAccount())
    const WorkloadId = await seedWorkload(client)
    const where = { WorkloadId, LensAlias: framework }
    const SelectedPillars = [{ PillarId: 'security', SelectedQuestionIds: ['identities'] }]
    await client.send(
      new UpdateLensReviewCommand({
        ...where,
        LensNotes: 'Reviewed.',
        PillarNotes: { security: 'Strong.' },
        JiraConfiguration: { SelectedPillars },
      }),
    )
    const { LensReview } = await client.send(
      new UpdateLensReviewCommand({ ...where, PillarNotes: { reliability: 'Weak.' } }),
    )
    expect(LensReview).toMatchObject({ Notes: 'Reviewed.', JiraConfiguration: { SelectedPillars } })
    expect(LensReview?.PillarReviewSummaries?.slice(1, 3)).toMatchObject([
      { Notes: 'Strong.' },
      { Notes: 'Weak.' },
    ])
    for (const wrong of [
      { PillarNotes: { beauty: 'x' } },
      { PillarNotes: { ['__proto__']: 'x' } },
      { JiraConfiguration: { SelectedPillars: [{ PillarId: 'beauty' }] } },
      {
        JiraConfiguration: {
          SelectedPillars: [{ PillarId: 'security', SelectedQuestionIds: ['priorities'] }],
        },
      },
    ])
      await expect(
        client.send(new UpdateLensReviewCommand({ ...where, ...wrong })),
      ).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('A pillar that a custom lens lacks is a validation error.', async () => {
    const client = bench.client(freshAccount())
    const lens = await publish(client, lensDocument('Small'), '1.0')
    const WorkloadId = await seedWorkload(client, { Lenses: [lens] })
    const where = { WorkloadId, LensAlias: lens, PillarId: 'operationalExcellence' }
    for (const listing of [
      client.send(new ListAnswersCommand(where)),
      client.send(new ListLensReviewImprovementsCommand(where)),
    ])
      await expect(listing).rejects.toMatchObject({
        name: 'ValidationException',
        message: `[Validation] No pillar with ID operationalExcellence was found in workload ${WorkloadId}.`,
      })
  })
})

describe('Improvements', () => {
  test('Questions at risk come with a plan for each practice that is missing.', async () => {
    const client = bench.client(freshAccount())
    const WorkloadId = await seedWorkload(client)
    const where = { WorkloadId, LensAlias: framework }
    const first = { ...where, QuestionId: 'detect-investigate-events' }
    const SelectedChoices = ['sec_detect_investigate_events_logs']
    await client.send(new UpdateAnswerCommand({ ...first, SelectedChoices }))
    await client.send(
      new UpdateAnswerCommand({ ...where, QuestionId: 'identities', IsApplicable: false }),
    )
    const { ImprovementSummaries } = await client.send(
      new ListLensReviewImprovementsCommand({ ...where, PillarId: 'security' }),
    )
    expect(ImprovementSummaries).toMatchObject([
      {
        QuestionId: 'detect-investigate-events',
        PillarId: 'security',
        Risk: 'HIGH',
        ImprovementPlanUrl: expect.stringMatching(/^https:/),
      },
    ])
    const plans = ImprovementSummaries?.[0]?.ImprovementPlans ?? []
    expect(plans.map((each) => each.ChoiceId)).toEqual([
      'sec_detect_investigate_events_app_service_logging',
      'sec_detect_investigate_events_security_alerts',
      'sec_detect_investigate_events_noncompliant_resources',
    ])
    for (const plan of plans) {
      expect(plan.DisplayText?.length).toBeLessThanOrEqual(64)
      expect(plan.ImprovementPlanUrl).toMatch(/^https:/)
    }
  })
})

describe('Versions of a custom lens', () => {
  test('Minor versions come by themselves, major ones by an upgrade that records a milestone.', async () => {
    const client = bench.client(freshAccount())
    const lens = await publish(client, lensDocument('Grows', ['q_a', 'q_b']), '1.0')
    const WorkloadId = await seedWorkload(client)
    await client.send(new AssociateLensesCommand({ WorkloadId, LensAliases: [lens] }))
    const where = { WorkloadId, LensAlias: lens }
    const answer = (QuestionId: string) =>
      client.send(
        new UpdateAnswerCommand({
          ...where,
          QuestionId,
          SelectedChoices: [`${QuestionId}_yes`],
          Notes: 'Kept.',
        }),
      )
    await answer('q_a')
    await answer('q_b')
    const review = async () => (await client.send(new GetLensReviewCommand(where))).LensReview

    await publish(client, lensDocument('Grows', ['q_a', 'q_b', 'q_c']), '1.1', {
      major: false,
      alias: lens,
    })
    expect(await review()).toMatchObject({
      LensVersion: '1.1',
      LensStatus: 'CURRENT',
      RiskCounts: { MEDIUM: 2, UNANSWERED: 1 },
    })

    await publish(client, lensDocument('Grows', ['q_a', 'q_d'], 2), '2.0', { alias: lens })
    expect(await review()).toMatchObject({ LensVersion: '1.1', LensStatus: 'NOT_CURRENT' })
    const upgrade = (MilestoneName: string) =>
      client.send(new UpgradeLensReviewCommand({ ...where, MilestoneName }))
    await upgrade('Before 2.0')
    expect(await review()).toMatchObject({
      LensVersion: '2.0',
      LensStatus: 'CURRENT',
      RiskCounts: { MEDIUM: 1, UNANSWERED: 1 },
    })
    const { AnswerSummaries } = await client.send(new ListAnswersCommand(where))
    expect(AnswerSummaries?.map((each) => [each.QuestionId, each.SelectedChoices])).toEqual([
      ['q_a', ['q_a_yes']],
      ['q_d', []],
    ])
    const { Milestone } = await client.send(
      new GetMilestoneCommand({ WorkloadId, MilestoneNumber: 1 }),
    )
    expect(Milestone).toMatchObject({
      MilestoneName: 'Before 2.0',
      Workload: { RiskCounts: { MEDIUM: 2, UNANSWERED: 58 } },
    })
    await expect(upgrade('Again')).rejects.toMatchObject({ name: 'ConflictException' })
    await expect(
      client.send(
        new UpgradeLensReviewCommand({ WorkloadId, LensAlias: framework, MilestoneName: 'None' }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' })
  })
})

describe('Reports', () => {
  const isPdf = (base64: string | undefined) =>
    Buffer.from(base64 ?? '', 'base64')
      .subarray(0, 5)
      .toString() === '%PDF-'

  test('The report of a lens is a PDF.', async () => {
    const client = bench.client(freshAccount())
    const WorkloadId = await seedWorkload(client)
    const { LensReviewReport } = await client.send(
      new GetLensReviewReportCommand({ WorkloadId, LensAlias: framework }),
    )
    expect(LensReviewReport?.LensAlias).toBe(framework)
    expect(isPdf(LensReviewReport?.Base64String)).toBe(true)
  })

  test('The consolidated report has figures by workload, shared ones on demand, or is a PDF.', async () => {
    const [owner, guest] = [freshAccount(), freshAccount()]
    const client = bench.client(owner)
    const ids = []
    for (const WorkloadName of ['First', 'Second', 'Third'])
      ids.push(await seedWorkload(client, { WorkloadName }))
    const [WorkloadId = ''] = ids
    await client.send(
      new UpdateAnswerCommand({
        WorkloadId,
        LensAlias: framework,
        QuestionId: 'network-protection',
        SelectedChoices: ['sec_network_protection_create_layers'],
      }),
    )
    const first = await client.send(
      new GetConsolidatedReportCommand({ Format: 'JSON', MaxResults: 2 }),
    )
    expect(first.Metrics).toMatchObject([
      {
        WorkloadId,
        RiskCounts: { HIGH: 1, UNANSWERED: 56 },
        LensesAppliedCount: 1,
      },
      { WorkloadName: 'Second' },
    ])
    const security = first.Metrics?.[0]?.Lenses?.[0]?.Pillars?.[1]
    expect(security?.Questions).toMatchObject([{ QuestionId: 'network-protection', Risk: 'HIGH' }])
    const { NextToken } = first
    const rest = await client.send(
      new GetConsolidatedReportCommand({ Format: 'JSON', MaxResults: 2, NextToken }),
    )
    expect(rest.Metrics?.map((each) => each.WorkloadName)).toEqual(['Third'])
    const pdf = await client.send(new GetConsolidatedReportCommand({ Format: 'PDF' }))
    expect(isPdf(pdf.Base64String)).toBe(true)

    const context = bench.context(owner)
    await seedShare(context, workloadArn(context, WorkloadId), guest)
    const report = async (IncludeSharedResources: boolean) =>
      (
        await bench
          .client(guest)
          .send(new GetConsolidatedReportCommand({ Format: 'JSON', IncludeSharedResources }))
      ).Metrics?.map((each) => each.WorkloadId)
    expect(await report(false)).toEqual([])
    expect(await report(true)).toEqual([WorkloadId])
  })

  test('Lens reviews are listed page by page.', async () => {
    const client = bench.client(freshAccount())
    const lens = await publish(client, lensDocument('Paged'), '1.0')
    const WorkloadId = await seedWorkload(client, { Lenses: [lens] })
    const first = await client.send(new ListLensReviewsCommand({ WorkloadId, MaxResults: 1 }))
    expect(first.LensReviewSummaries).toMatchObject([{ LensAlias: framework }])
    const { NextToken } = first
    const last = await client.send(
      new ListLensReviewsCommand({ WorkloadId, MaxResults: 1, NextToken }),
    )
    expect(last.LensReviewSummaries).toMatchObject([{ LensAlias: lens, LensName: 'Paged' }])
    expect(last.NextToken).toBeUndefined()
  })
})
