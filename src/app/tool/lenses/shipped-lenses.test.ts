import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { pillarIds, pillarsOf } from '../../../model/pillar.ts'
import { importCustomLens } from '../../../review/lens/custom-lens.ts'
import { loadToolCatalog } from '../catalog.ts'
import { loadShippedLens, shippedAliases } from './shipped-lenses.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
})
afterAll(() => bench.close())

const account = '111122223333'

test('The lenses asked for most come with the product, and no name leaves their folder.', () => {
  expect(shippedAliases()).toEqual(['saas', 'serverless'])
  expect(loadShippedLens('../security/lens')).toBeUndefined()
})

test('Who asks for the lens of AWS is told which one can be imported.', () => {
  for (const alias of ['serverless', 'saas', 'softwareasaservice']) {
    const shipped = alias === 'serverless' ? alias : 'saas'
    expect(loadToolCatalog().findLens(alias)).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining(`plinth lens export ${shipped}`),
    })
  }
})

describe.each(shippedAliases())('The lens %s', (alias) => {
  const { json = '', name = '', questions = 0 } = loadShippedLens(alias) ?? {}

  test('passes the strict importer without a word, and says whose it is', () => {
    const { lens, diagnostics } = importCustomLens(Buffer.from(json), { lenient: false })
    expect(diagnostics).toEqual([])
    expect(name).toContain('(Plinth)')
    expect(lens?.description).toContain('not the lens that AWS publishes')
    const pillars = lens === undefined ? [] : pillarsOf(lens).map(({ id }) => id)
    expect(pillars).toEqual(expect.arrayContaining(['security', 'reliability']))
    for (const id of pillars) expect(pillarIds).toContain(id)
  })

  test('is imported, published, reviewed and reported through the API', async () => {
    const client = bench.client(account)
    const { LensArn = '', Status } = await client.send(
      new sdk.ImportLensCommand({ JSONString: json }),
    )
    expect(Status).toBe('COMPLETE')
    await client.send(
      new sdk.CreateLensVersionCommand({
        LensAlias: LensArn,
        LensVersion: '1.0',
        IsMajorVersion: true,
      }),
    )
    const { WorkloadId = '' } = await client.send(
      new sdk.CreateWorkloadCommand({
        WorkloadName: `Reviewed by ${alias}`,
        Description: 'A workload.',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'ana@example.com',
        Lenses: [LensArn],
      }),
    )
    const place = { WorkloadId, LensAlias: LensArn }
    const summaries: sdk.AnswerSummary[] = []
    for await (const page of sdk.paginateListAnswers({ client }, place))
      summaries.push(...(page.AnswerSummaries ?? []))
    expect(summaries).toHaveLength(questions)
    expect(summaries[0]?.PillarId).toBe('security')
    for (const { QuestionId, Choices = [] } of summaries) {
      const answer = async (SelectedChoices: string[]) => {
        const command = new sdk.UpdateAnswerCommand({ ...place, QuestionId, SelectedChoices })
        return (await client.send(command)).Answer?.Risk
      }
      const ids = Choices.map(({ ChoiceId = '' }) => ChoiceId)
      const practices = ids.filter((id) => !id.endsWith('_no'))
      expect(await answer(ids.filter((id) => id.endsWith('_no')))).toMatch(/^(HIGH|MEDIUM)$/)
      expect(await answer(practices)).toBe('NONE')
      if (practices.length > 1) expect(await answer(practices.slice(1))).toMatch(/^(HIGH|MEDIUM)$/)
    }
    const report = await client.send(new sdk.GetLensReviewReportCommand(place))
    const pdf = Buffer.from(report.LensReviewReport?.Base64String ?? '', 'base64')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
