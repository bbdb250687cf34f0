import {
  CreateLensVersionCommand,
  CreateReviewTemplateCommand,
  DeleteLensCommand,
  ExportLensCommand,
  GetLensCommand,
  GetLensVersionDifferenceCommand,
  ImportLensCommand,
  ListLensesCommand,
  UpdateReviewTemplateAnswerCommand,
  UpdateReviewTemplateLensReviewCommand,
} from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { insertLensVersion } from '../../../store/lenses.ts'
import { insertShare } from '../../../store/shares.ts'
import { parseToolArn } from '../arns.ts'
import { writeAs } from '../write.ts'
import { versionInUse } from './version-in-use.ts'

let bench: ToolBench
beforeAll(async () => {
  bench = await openToolBench()
}, 60_000)
afterAll(() => bench.close())

async function importNew(account: string, json: string): Promise<string> {
  const { LensArn, Status } = await bench
    .client(account)
    .send(new ImportLensCommand({ JSONString: json, Tags: { team: 'a' } }))
  expect(Status).toBe('COMPLETE')
  return LensArn ?? ''
}

async function publish(account: string, arn: string, version: string, major = false) {
  const command = { LensAlias: arn, LensVersion: version, IsMajorVersion: major }
  return bench.client(account).send(new CreateLensVersionCommand(command))
}

async function published(account: string, json = lensDocument('Published')): Promise<string> {
  const arn = await importNew(account, json)
  await publish(account, arn, '1.0')
  return arn
}

/** Shares a lens as if an invitation had been accepted. */
async function share(owner: string, arn: string, target: string): Promise<void> {
  const context = bench.context(owner)
  await writeAs(context, 'CreateLensShare', arn, async (tx) => {
    await insertShare(tx, {
      id: context.newId(),
      type: 'lens',
      resource: parseToolArn(arn)?.id ?? '',
      resource_arn: arn,
      resource_name: 'Lens',
      account: owner,
      region: 'eu-west-1',
      target,
      kind: 'account',
      permission: 'READONLY',
      status: 'ACCEPTED',
      invitation: context.newId(),
      expires: null,
      data: {},
    })
  })
}

describe('Importing', () => {
  test('A lens is a draft until it is published, and only its owner sees the draft.', async () => {
    const [account, other] = ['100000000001', '100000000002']
    const client = bench.client(account)
    const json = lensDocument('Story')
    const arn = await importNew(account, json)
    expect(await client.send(new GetLensCommand({ LensAlias: arn }))).toMatchObject({
      Lens: {
        LensArn: arn,
        LensVersion: 'DRAFT',
        Name: 'Story',
        Owner: account,
        Tags: { team: 'a' },
      },
    })
    await expect(
      bench.client(other).send(new GetLensCommand({ LensAlias: arn })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', ResourceType: 'LENS' })
    expect(await publish(account, arn, '1.0')).toMatchObject({ LensArn: arn, LensVersion: '1.0' })
    const { LensJSON } = await client.send(new ExportLensCommand({ LensAlias: arn }))
    expect(LensJSON).toBe(json)
    await client.send(new ImportLensCommand({ LensAlias: arn, JSONString: LensJSON }))
    await publish(account, arn, '1.1')
    const difference = await client.send(new GetLensVersionDifferenceCommand({ LensAlias: arn }))
    expect(difference).toMatchObject({
      BaseLensVersion: '1.0',
      TargetLensVersion: '1.1',
      LatestLensVersion: '1.1',
      VersionDifferences: { PillarDifferences: [] },
    })
  })

  test('Hostile ids and texts come back as they went in, and can be answered.', async () => {
    const account = '100000000007'
    const client = bench.client(account)
    const json = lensDocument('Hostile \u202e<script>\u{1f4a5}', ['__proto__', 'constructor'])
      .replace('Do it.', String.raw`\u0000 \ud800 %s ${'$'}{x} ' or 1=1 --`)
      .replaceAll('"delivery"', '"toString"')
    const LensAlias = await published(account, json)
    expect((await client.send(new ExportLensCommand({ LensAlias }))).LensJSON).toBe(json)
    const { TemplateArn } = await client.send(
      new CreateReviewTemplateCommand({
        TemplateName: 'Hostile',
        Description: 'Hostile',
        Lenses: [LensAlias],
      }),
    )
    for (const QuestionId of ['__proto__', 'constructor']) {
      const SelectedChoices = [`${QuestionId}_yes`]
      const { Answer } = await client.send(
        new UpdateReviewTemplateAnswerCommand({
          TemplateArn,
          LensAlias,
          QuestionId,
          SelectedChoices,
        }),
      )
      expect(Answer).toMatchObject({ QuestionId, PillarId: 'toString', SelectedChoices })
    }
    const { LensReview } = await client.send(
      new UpdateReviewTemplateLensReviewCommand({
        TemplateArn,
        LensAlias,
        PillarNotes: { toString: 'A note' } as Record<string, string> & { toString: never },
      }),
    )
    expect(LensReview).toMatchObject({
      QuestionCounts: { ANSWERED: 2, UNANSWERED: 0 },
      PillarReviewSummaries: [{ PillarId: 'toString', Notes: 'A note' }],
    })
  })

  test('Every problem of a document comes back with its place.', async () => {
    const json = lensDocument('Broken').replace('"default"', '"nothing &&"').replace('"Yes"', '7')
    const failure = bench.client('100000000003').send(new ImportLensCommand({ JSONString: json }))
    await expect(failure).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
      Fields: expect.arrayContaining([
        expect.objectContaining({ Name: 'JSONString/pillars/0/questions/0/choices/0/title' }),
      ]),
    })
    await expect(
      bench.client('100000000003').send(new ImportLensCommand({ JSONString: '{"a":' })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('The same token imports once.', async () => {
    const client = bench.client('100000000004')
    const request = { JSONString: lensDocument('Once'), ClientRequestToken: 'token' }
    const first = await client.send(new ImportLensCommand(request))
    const second = await client.send(new ImportLensCommand(request))
    expect(second.LensArn).toBe(first.LensArn)
    const { LensSummaries } = await client.send(new ListLensesCommand({ LensType: 'CUSTOM_SELF' }))
    expect(LensSummaries).toHaveLength(1)
  })

  test('An account has at most 15 custom lenses in a Region; deleted ones do not count.', async () => {
    const account = '100000000005'
    const client = bench.client(account)
    let arn = ''
    for (let n = 0; n < 15; n++) arn = await importNew(account, lensDocument(`Lens ${n}`))
    const one = () => client.send(new ImportLensCommand({ JSONString: lensDocument('One more') }))
    await expect(one()).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      ServiceCode: 'wellarchitected',
    })
    await client.send(new DeleteLensCommand({ LensAlias: arn, LensStatus: 'ALL' }))
    await one()
  })

  test('Readers and official lenses are refused.', async () => {
    const json = lensDocument('Refused')
    await expect(
      bench.client('100000000006', 'reader').send(new ImportLensCommand({ JSONString: json })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await expect(
      bench
        .client('100000000006')
        .send(new ImportLensCommand({ JSONString: json, LensAlias: 'wellarchitected' })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
    const missing = `arn:aws:wellarchitected:eu-west-1:100000000006:lens/${'0'.repeat(32)}`
    await expect(
      bench
        .client('100000000006')
        .send(new ImportLensCommand({ JSONString: json, LensAlias: missing })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('Publishing', () => {
  test('Version names are checked and used once; without a draft there is nothing to publish.', async () => {
    const account = '100000000010'
    const arn = await published(account)
    await expect(publish(account, arn, '1.1')).rejects.toMatchObject({
      name: 'ValidationException',
    })
    await bench
      .client(account)
      .send(new ImportLensCommand({ LensAlias: arn, JSONString: lensDocument('Again') }))
    await expect(publish(account, arn, '1.0')).rejects.toMatchObject({ name: 'ConflictException' })
    for (const bad of ['draft', '1 0', '1/0'])
      await expect(publish(account, arn, bad)).rejects.toMatchObject({
        name: 'ValidationException',
      })
    await expect(publish('100000000011', arn, '2.0')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await publish(account, arn, '2.0', true)
    const { Lens } = await bench.client(account).send(new GetLensCommand({ LensAlias: arn }))
    expect(Lens).toMatchObject({ Name: 'Again', LensVersion: '2.0' })
    const old = new GetLensCommand({ LensAlias: arn, LensVersion: '1.0' })
    expect((await bench.client(account).send(old)).Lens?.Name).toBe('Published')
  })

  test('A lens has at most 100 versions.', async () => {
    const account = '100000000012'
    const arn = await published(account)
    await writeAs(bench.context(account), 'CreateLensVersion', arn, async (tx) => {
      const lens = parseToolArn(arn)?.id ?? ''
      for (let number = 2; number <= 100; number++) {
        const row = { lens, lens_version: `1.${number}`, number, major: false, data: '{}' }
        await insertLensVersion(tx, row)
      }
    })
    await bench
      .client(account)
      .send(new ImportLensCommand({ LensAlias: arn, JSONString: lensDocument('Many') }))
    await expect(publish(account, arn, '2.0')).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      QuotaCode: 'L-lens-versions',
    })
  })

  test('The version in use is the last one before the next major version.', () => {
    const heads = ['1.0!', '1.1', '1.2', '2.0!', '2.1'].map((name) => ({
      lens_version: name.replace('!', ''),
      major: name.endsWith('!'),
    }))
    expect(['1.0', '1.1', '2.0', '9'].map((version) => versionInUse(heads, version))).toEqual([
      '1.2',
      '1.2',
      '2.1',
      '9',
    ])
  })
})

describe('Reading', () => {
  test('The list has official lenses first, then custom ones, in pages without repetition.', async () => {
    const account = '100000000020'
    const client = bench.client(account)
    const arns = [await published(account), await importNew(account, lensDocument('Draft'))]
    const seen: (string | undefined)[] = []
    let NextToken: string | undefined
    do {
      const page = await client.send(new ListLensesCommand({ MaxResults: 1, NextToken }))
      seen.push(...(page.LensSummaries ?? []).map(({ LensArn }) => LensArn))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    expect(seen).toEqual(['arn:aws:wellarchitected::aws:lens/wellarchitected', ...arns])
    const drafts = await client.send(new ListLensesCommand({ LensStatus: 'DRAFT' }))
    expect(drafts.LensSummaries).toMatchObject([{ LensName: 'Draft', LensVersion: 'DRAFT' }])
    const named = await client.send(new ListLensesCommand({ LensName: 'published' }))
    expect(named.LensSummaries).toMatchObject([{ LensVersion: '1.0', LensStatus: 'CURRENT' }])
  })

  test('A shared lens can be read and not changed; drafts stay with the owner.', async () => {
    const [owner, other] = ['100000000021', '100000000022']
    const arn = await published(owner)
    await share(owner, arn, other)
    await bench
      .client(owner)
      .send(new ImportLensCommand({ LensAlias: arn, JSONString: lensDocument('Secret') }))
    const client = bench.client(other)
    const { LensSummaries } = await client.send(
      new ListLensesCommand({ LensType: 'CUSTOM_SHARED' }),
    )
    expect(LensSummaries).toMatchObject([{ LensArn: arn, Owner: owner, LensName: 'Published' }])
    const { Lens } = await client.send(new GetLensCommand({ LensAlias: arn }))
    expect(Lens).toMatchObject({ LensVersion: '1.0', ShareInvitationId: expect.any(String) })
    const draft = new GetLensCommand({ LensAlias: arn, LensVersion: 'DRAFT' })
    await expect(client.send(draft)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(client.send(new ExportLensCommand({ LensAlias: arn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
    await expect(publish(other, arn, '2.0')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
    await expect(
      client.send(new DeleteLensCommand({ LensAlias: arn, LensStatus: 'ALL' })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  test('The framework is there in its version, cannot be exported, and does not differ from itself.', async () => {
    const client = bench.client('100000000023')
    const alias = 'wellarchitected'
    const { Lens } = await client.send(new GetLensCommand({ LensAlias: alias }))
    expect(Lens?.LensVersion).toBe('2025-02-25')
    const older = new GetLensCommand({ LensAlias: alias, LensVersion: '2020-07-02' })
    await expect(client.send(older)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(client.send(new ExportLensCommand({ LensAlias: alias }))).rejects.toMatchObject({
      name: 'ValidationException',
    })
    const same = await client.send(new GetLensVersionDifferenceCommand({ LensAlias: alias }))
    expect(same.VersionDifferences?.PillarDifferences).toEqual([])
    await expect(
      client.send(new GetLensCommand({ LensAlias: 'serverless' })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('The difference names new, changed and deleted questions.', async () => {
    const account = '100000000024'
    const arn = await published(account, lensDocument('Differs', ['q_kept', 'q_old']))
    const json = lensDocument('Differs', ['q_kept', 'q_new'], 2)
    await bench.client(account).send(new ImportLensCommand({ LensAlias: arn, JSONString: json }))
    await publish(account, arn, '2.0', true)
    const { VersionDifferences } = await bench
      .client(account)
      .send(new GetLensVersionDifferenceCommand({ LensAlias: arn, BaseLensVersion: '1.0' }))
    const [pillar] = VersionDifferences?.PillarDifferences ?? []
    const states = pillar?.QuestionDifferences?.map((q) => [q.QuestionId, q.DifferenceStatus])
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        ['q_kept', 'UPDATED'],
        ['q_new', 'NEW'],
        ['q_old', 'DELETED'],
      ]),
    )
    await expect(
      bench
        .client(account)
        .send(new GetLensVersionDifferenceCommand({ LensAlias: arn, BaseLensVersion: '7' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('Deleting', () => {
  test('Draft and published version go on their own or together.', async () => {
    const account = '100000000030'
    const client = bench.client(account)
    const arn = await published(account)
    const remove = (LensStatus: 'ALL' | 'DRAFT' | 'PUBLISHED') =>
      client.send(new DeleteLensCommand({ LensAlias: arn, LensStatus }))
    await expect(remove('DRAFT')).rejects.toMatchObject({ name: 'ValidationException' })
    const again = { LensAlias: arn, JSONString: lensDocument('Draft') }
    await client.send(new ImportLensCommand(again))
    await remove('DRAFT')
    const { Lens } = await client.send(new GetLensCommand({ LensAlias: arn }))
    expect(Lens).toMatchObject({ Name: 'Published', LensVersion: '1.0' })
    await client.send(new ImportLensCommand(again))
    await remove('PUBLISHED')
    expect(await client.send(new GetLensCommand({ LensAlias: arn }))).toMatchObject({
      Lens: { Name: 'Draft', LensVersion: 'DRAFT' },
    })
    await remove('ALL')
    await expect(client.send(new GetLensCommand({ LensAlias: arn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await expect(remove('ALL')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})
