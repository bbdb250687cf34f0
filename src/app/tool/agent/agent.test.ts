import * as sdk from '@aws-sdk/client-wellarchitected'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { writeZip } from '../../../../test/zip/write-zip.ts'
import { insertAgentGeneration } from '../../../store/agent-generations.ts'
import { writeAs } from '../write.ts'
import { generationsSettled } from './generations/queue.ts'

const template = (encrypted: boolean) =>
  JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      Files: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: encrypted } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: encrypted } },
    },
  })

let bench: ToolBench
let folder: string
let before: string | undefined

beforeAll(async () => {
  bench = await openToolBench()
  folder = await mkdtemp(join(tmpdir(), 'plinth-agent-'))
  before = process.env['PLINTH_BUNDLES']
  process.env['PLINTH_BUNDLES'] = folder
})

afterAll(async () => {
  await generationsSettled()
  if (before === undefined) delete process.env['PLINTH_BUNDLES']
  else process.env['PLINTH_BUNDLES'] = before
  await bench.close()
  await rm(folder, { recursive: true, force: true })
})

async function put(key: string, data: string | Uint8Array): Promise<string> {
  await mkdir(dirname(join(folder, 'bundles', key)), { recursive: true })
  await writeFile(join(folder, 'bundles', key), data)
  return `s3://bundles/${key}`
}

function newProfile(account: string): sdk.CreateAgentProfileRequest {
  return {
    name: 'shop',
    pillars: ['SECURITY'],
    executionRoleArn: `arn:aws:iam::${account}:role/agent`,
    aggregationConfiguration: [],
  }
}

async function createProfile(account: string, client = bench.client(account)): Promise<string> {
  const { arn } = await client.send(new sdk.CreateAgentProfileCommand(newProfile(account)))
  return arn ?? ''
}

function start(
  client: sdk.WellArchitectedClient,
  profileArn: string,
  s3Uri: string | undefined,
  more: Partial<sdk.StartAgentRecommendationGenerationRequest> = {},
) {
  const command = new sdk.StartAgentRecommendationGenerationCommand({
    profileArn,
    types: ['ARCHITECTURE'],
    ...(s3Uri !== undefined && { additionalContext: { s3Uri } }),
    scope: { pillars: ['SECURITY'] },
    ...more,
  })
  return client.send(command)
}

/** A generation from its start to its end. */
async function generate(
  client: sdk.WellArchitectedClient,
  profileArn: string,
  s3Uri: string,
  more: Partial<sdk.StartAgentRecommendationGenerationRequest> = {},
) {
  const { id: generationId } = await start(client, profileArn, s3Uri, more)
  await generationsSettled()
  const input = { profileArn, generationId }
  return client.send(new sdk.GetAgentRecommendationGenerationCommand(input))
}

async function recommendations(client: sdk.WellArchitectedClient, profileArn: string) {
  const command = new sdk.ListAgentRecommendationsCommand({ profileArn })
  return (await client.send(command)).items ?? []
}

describe('An agent profile', () => {
  const account = '111122223333'

  test('says what of it will not work', async () => {
    const client = bench.client(account)
    const created = await client.send(
      new sdk.CreateAgentProfileCommand({
        ...newProfile(account),
        name: 'mixed',
        pillars: ['SECURITY', 'RESILIENCE'],
        executionRoleArn: 'arn:aws:iam::444455556666:role/agent',
        tags: [{ key: 'team', value: 'shop' }],
      }),
    )
    expect(created).toMatchObject({
      arn: `arn:aws:wellarchitected:eu-west-1:${account}:agent-profile/mixed`,
      eligibleForArchitectureGeneration: true,
      eligibleForScheduledGeneration: false,
      deletionProtection: false,
      tags: [{ key: 'team', value: 'shop' }],
      createdBy: `arn:aws:iam::${account}:user/admin`,
    })
    expect(Object.keys(created.fieldErrors ?? {})).toEqual(['pillars', 'executionRoleArn'])
    expect(created.createdAt).toBeInstanceOf(Date)
    const again = await client
      .send(new sdk.CreateAgentProfileCommand({ ...newProfile(account), name: 'mixed' }))
      .catch((error: unknown) => error)
    expect(again).toBeInstanceOf(sdk.ConflictException)
    await client.send(new sdk.DeleteAgentProfileCommand({ profileArn: created.arn }))
  })

  test('changes, and goes only when it is not protected', async () => {
    const client = bench.client(account)
    const profileArn = await createProfile(account)
    const change = { profileArn, description: 'The shop', deletionProtection: true }
    const updated = await client.send(new sdk.UpdateAgentProfileCommand(change))
    expect(updated).toMatchObject({ description: 'The shop', name: 'shop' })
    expect(updated.lastModifiedAt).toBeInstanceOf(Date)
    const remove = () => client.send(new sdk.DeleteAgentProfileCommand({ profileArn }))
    await expect(remove()).rejects.toThrow(sdk.ConflictException)
    const off = { profileArn, deletionProtection: false }
    await client.send(new sdk.UpdateAgentProfileCommand(off))
    await remove()
    const list = await client.send(new sdk.ListAgentProfilesCommand({}))
    expect(list.items).toEqual([])
    await expect(client.send(new sdk.GetAgentProfileCommand({ profileArn }))).rejects.toThrow(
      sdk.ResourceNotFoundException,
    )
  })

  test('is created once per token, ten times at most, and listed page by page', async () => {
    const many = '555566667777'
    const client = bench.client(many)
    const create = (name: string, clientToken: string) =>
      client.send(new sdk.CreateAgentProfileCommand({ ...newProfile(many), name, clientToken }))
    const first = await create('p-0', 'token-0')
    expect(await create('p-0', 'token-0')).toMatchObject({ arn: first.arn })
    for (let n = 1; n < 10; n++) await create(`p-${n}`, `token-${n}`)
    await expect(create('p-10', 'token-10')).rejects.toThrow(sdk.ServiceQuotaExceededException)
    const names: (string | undefined)[] = []
    for await (const page of sdk.paginateListAgentProfiles({ client, pageSize: 4 }, {}))
      names.push(...(page.items ?? []).map(({ name }) => name))
    expect(names).toEqual(Array.from({ length: 10 }, (_, n) => `p-${n}`))
  })

  test('does not exist for other accounts, and readers only read', async () => {
    const profileArn = await createProfile('666677778888')
    const get = new sdk.GetAgentProfileCommand({ profileArn })
    await expect(bench.client('777788889999').send(get)).rejects.toThrow(
      sdk.ResourceNotFoundException,
    )
    const reader = bench.client('666677778888', 'reader')
    expect(await reader.send(get)).toMatchObject({ name: 'shop' })
    const remove = new sdk.DeleteAgentProfileCommand({ profileArn })
    await expect(reader.send(remove)).rejects.toThrow(sdk.AccessDeniedException)
    const list = new sdk.ListAgentGoalsCommand({ profileArn })
    await expect(bench.client('777788889999').send(list)).rejects.toThrow(sdk.ValidationException)
  })
})

describe('Goals and contexts', () => {
  test('are added, changed, listed and removed', async () => {
    const client = bench.client('101010101010')
    const profileArn = await createProfile('101010101010')
    const { goal } = await client.send(
      new sdk.CreateAgentGoalCommand({ profileArn, title: 'No leaks', pillars: ['SECURITY'] }),
    )
    const id = goal?.id
    await client.send(new sdk.UpdateAgentGoalCommand({ profileArn, id, description: 'Ever' }))
    const shown = await client.send(new sdk.GetAgentGoalCommand({ profileArn, id }))
    expect(shown.goal).toMatchObject({ title: 'No leaks', description: 'Ever', profileArn })
    const list = await client.send(new sdk.ListAgentGoalsCommand({ profileArn }))
    expect(list.items).toEqual([shown.goal])
    await client.send(new sdk.DeleteAgentGoalCommand({ profileArn, id }))
    await expect(client.send(new sdk.GetAgentGoalCommand({ profileArn, id }))).rejects.toThrow(
      sdk.ResourceNotFoundException,
    )
    const content = { criticality: 'TEST_DEVELOPMENT' as const, industry: 'Retail' }
    const { context } = await client.send(
      new sdk.CreateAgentContextCommand({
        profileArn,
        title: 'Shop',
        contextType: 'APPLICATION',
        content,
      }),
    )
    expect(context).toMatchObject({ title: 'Shop', criticality: 'TEST_DEVELOPMENT', content })
    const change = { profileArn, id: context?.id, title: 'The shop' }
    await client.send(new sdk.UpdateAgentContextCommand(change))
    const contexts = await client.send(new sdk.ListAgentContextsCommand({ profileArn }))
    expect(contexts.items).toMatchObject([{ title: 'The shop', content }])
    await client.send(new sdk.DeleteAgentContextCommand({ profileArn, id: context?.id }))
    await expect(
      client.send(new sdk.GetAgentContextCommand({ profileArn, id: context?.id })),
    ).rejects.toThrow(sdk.ResourceNotFoundException)
  })

  test('a profile has ten goals at most', async () => {
    const client = bench.client('121212121212')
    const profileArn = await createProfile('121212121212')
    const create = (title: string) =>
      client.send(new sdk.CreateAgentGoalCommand({ profileArn, title, pillars: ['SECURITY'] }))
    for (let n = 0; n < 10; n++) await create(`Goal ${n}`)
    await expect(create('Goal 10')).rejects.toThrow(sdk.ServiceQuotaExceededException)
  })
})

describe('A generation', () => {
  test('reviews a bundle, and what people decide stays through the next one', async () => {
    const client = bench.client('202020202020')
    const profileArn = await createProfile('202020202020')
    const pack = (encrypted: boolean) =>
      put('shop.zip', writeZip([{ name: 'infra/shop.json', data: template(encrypted) }]))
    const bundle = await pack(false)
    const { goal } = await client.send(
      new sdk.CreateAgentGoalCommand({ profileArn, title: 'No leaks', pillars: ['SECURITY'] }),
    )
    await client.send(
      new sdk.CreateAgentContextCommand({
        profileArn,
        title: 'Shop',
        contextType: 'APPLICATION',
        content: {},
      }),
    )
    const scope: sdk.Scope = { pillars: ['SECURITY'], goalIds: [goal?.id ?? ''] }
    const first = await generate(client, profileArn, bundle, { name: 'nightly', scope })
    expect(first).toMatchObject({
      status: 'COMPLETED',
      name: 'nightly',
      additionalContext: { s3Uri: bundle },
      progress: { stepsCompleted: 4, totalSteps: 4, completionPercentage: 100 },
    })
    expect(first.errorDetails).toBeUndefined()

    const made = await recommendations(client, profileArn)
    const efs = made.find(({ awsServices }) => awsServices?.includes('EFS'))
    expect(efs).toMatchObject({ status: 'ACTIVE', state: 'OPEN', applications: ['Shop'] })
    const recommendationArn = efs?.recommendationArn
    const get = () => client.send(new sdk.GetAgentRecommendationCommand({ recommendationArn }))
    const shown = await get()
    expect(shown).toMatchObject({
      sources: ['WELL_ARCHITECTED_AGENT', 'CUSTOMER_IAC'],
      goals: [{ title: 'No leaks' }],
    })
    expect(shown.remediations?.map(({ type }) => type)).toContain('CONSOLE')
    const items = await client.send(
      new sdk.ListAgentRecommendationItemsCommand({ recommendationArn }),
    )
    expect(items.items).toMatchObject([
      {
        type: 'AWS_RESOURCE',
        metadata: { resourceType: 'AWS::EFS::FileSystem', resourceId: 'Files' },
      },
    ])
    expect(items.items?.[0]?.metadata).toMatchObject({ file: join('infra', 'shop.json') })

    await client.send(
      new sdk.UpdateAgentRecommendationStatusCommand({
        recommendationArn,
        status: 'SUPPRESSED',
        updateReason: 'It goes next month.',
      }),
    )
    await client.send(
      new sdk.PutAgentRecommendationFeedbackCommand({ recommendationArn, type: 'USEFUL' }),
    )
    const second = await generate(client, profileArn, bundle)
    expect(await get()).toMatchObject({
      status: 'SUPPRESSED',
      updateReason: 'It goes next month.',
      state: 'OPEN',
    })
    expect(await recommendations(client, profileArn)).toHaveLength(made.length)
    const again = await client.send(
      new sdk.ListAgentRecommendationItemsCommand({ recommendationArn }),
    )
    expect(again.items?.map(({ id }) => id)).toEqual(items.items?.map(({ id }) => id))

    await pack(true)
    const third = await generate(client, profileArn, bundle)
    const fixed = (await recommendations(client, profileArn)).filter((r) => r.state === 'CLOSED')
    expect(fixed.length).toBeGreaterThan(0)
    const runs = await client.send(
      new sdk.ListAgentRecommendationGenerationsCommand({ profileArn }),
    )
    expect(runs.items?.map(({ id }) => id)).toEqual([first.id, second.id, third.id])
  })

  test('reviews the plan of a Terraform configuration too', async () => {
    const client = bench.client('252525252525')
    const profileArn = await createProfile('252525252525')
    const plan = new URL('../../../../test/estates/terraform/web-application.json', import.meta.url)
    const uri = await put('plan/plan.json', await readFile(plan))
    expect(await generate(client, profileArn, uri)).toMatchObject({ status: 'COMPLETED' })
    const made = await recommendations(client, profileArn)
    expect(made.length).toBeGreaterThan(0)
    const [{ recommendationArn } = {}] = made
    const items = await client.send(
      new sdk.ListAgentRecommendationItemsCommand({ recommendationArn }),
    )
    expect(items.items?.[0]?.metadata).toMatchObject({ file: 'plan.json' })
    const others = new sdk.ListAgentRecommendationItemsCommand({
      recommendationArn,
      type: 'RECOMMENDATION',
    })
    expect((await client.send(others)).items).toEqual([])
    const foreign = bench.client('262626262626')
    await expect(
      foreign.send(new sdk.GetAgentRecommendationCommand({ recommendationArn })),
    ).rejects.toThrow(sdk.ResourceNotFoundException)
  })

  test('keeps to the best practices of its scope', async () => {
    const client = bench.client('303030303030')
    const profileArn = await createProfile('303030303030')
    await put('folder/shop.json', template(false))
    const practice = (ids: string[]): sdk.Scope => ({
      pillars: ['SECURITY'],
      items: [{ pillar: 'SECURITY', ids }],
    })
    const uri = 's3://bundles/folder/'
    const { status } = await generate(client, profileArn, uri, { scope: practice(['SEC11-BP01']) })
    expect(status).toBe('COMPLETED')
    expect(await recommendations(client, profileArn)).toEqual([])
    await generate(client, profileArn, uri, { scope: practice(['SEC08-BP02']) })
    expect((await recommendations(client, profileArn)).length).toBeGreaterThan(0)
    await expect(
      start(client, profileArn, uri, { scope: practice(['SEC99-BP01']) }),
    ).rejects.toThrow(sdk.ValidationException)
  })

  test('is refused when nothing can come of it', async () => {
    const client = bench.client('404040404040')
    const profileArn = await createProfile('404040404040')
    const uri = 's3://bundles/shop.zip'
    const refused = async (...args: Parameters<typeof start>) =>
      expect(start(...args)).rejects.toThrow(sdk.ValidationException)
    await refused(client, profileArn, uri, { types: ['RESOURCE'] })
    await refused(client, profileArn, uri, { types: ['RESOURCE', 'ARCHITECTURE'] })
    await expect(start(client, profileArn, undefined, { types: ['RESOURCE'] })).rejects.toThrow(
      sdk.AccessDeniedException,
    )
    await refused(client, profileArn, uri, { scope: { pillars: ['RESILIENCE'] } })
    await refused(client, profileArn, undefined)
    const goalIds = ['01234567-89ab-cdef-0123-456789abcdef']
    await refused(client, profileArn, uri, { scope: { pillars: ['SECURITY'], goalIds } })
    for (const bad of ['shop.zip', 's3://bundles/../secret', 's3://../x', 's3://bundles//x'])
      await refused(client, profileArn, bad)
    await refused(bench.client('505050505050'), profileArn, uri)
  })

  test('runs one at a time for a profile', async () => {
    const client = bench.client('606060606060')
    const profileArn = await createProfile('606060606060')
    const uri = await put('single.json', template(false))
    const answers = await Promise.allSettled([1, 2, 3].map(() => start(client, profileArn, uri)))
    await generationsSettled()
    const failed = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    for (const reason of failed) expect(reason).toBeInstanceOf(sdk.ConflictException)
    const { items } = await client.send(
      new sdk.ListAgentRecommendationGenerationsCommand({ profileArn }),
    )
    expect(items).toHaveLength(3 - failed.length)
    expect(items?.every(({ status }) => status === 'COMPLETED')).toBe(true)
  })

  test('that a stopped server left behind is taken up by who looks at it, three times at most', async () => {
    const account = '707070707070'
    const client = bench.client(account)
    const profileArn = await createProfile(account)
    const uri = await put('left.json', template(false))
    const context = { ...bench.context(account), now: Date.UTC(2026, 9, 1) }
    const leave = (id: string, attempts: number) =>
      writeAs(context, 'Test', profileArn, (tx) =>
        insertAgentGeneration(tx, {
          id,
          profile: profileArn,
          status: 'IN_PROGRESS',
          data: {
            additionalContext: { s3Uri: uri },
            scope: { pillars: ['SECURITY'] },
            attempts,
            stepsCompleted: 1,
            createdBy: 'someone',
          },
        }),
      )
    const get = (generationId: string) => {
      const input = { profileArn, generationId }
      return client.send(new sdk.GetAgentRecommendationGenerationCommand(input))
    }
    for (const [id, attempts, status] of [
      ['00000000-0000-4000-8000-000000000001', 1, 'COMPLETED'],
      ['00000000-0000-4000-8000-000000000002', 3, 'ERROR'],
    ] as const) {
      await leave(id, attempts)
      expect((await get(id)).status).toBe('IN_PROGRESS')
      await generationsSettled()
      expect((await get(id)).status).toBe(status)
    }
  })

  test.each<[string, string, () => Promise<unknown>]>([
    ['BundleNotFound', 'none.zip', async () => {}],
    ['BundleUnreadable', 'no.zip', () => put('no.zip', 'no archive')],
    [
      'BundleUnreadable',
      'hostile.zip',
      () => put('hostile.zip', writeZip([{ name: '../../evil.json', data: '{}' }])),
    ],
    ['BundleTooLarge', 'packed.zip', () => put('packed.zip', new Uint8Array(25 * 1024 * 1024 + 1))],
    [
      'BundleUnreadable',
      'bomb.zip',
      () =>
        put(
          'bomb.zip',
          writeZip([1, 2].map((n) => ({ name: `${n}.x`, data: '', claimedSize: 60_000_000 }))),
        ),
    ],
    ['BundleTooLarge', 'large', () => put('large/a.json', ' '.repeat(1024 * 1024 + 1))],
    ['BundleEmpty', 'hcl', () => put('hcl/main.tf', 'resource "aws_s3_bucket" "b" {}')],
    ['BundleUnreadable', 'words.txt', () => put('words.txt', 'words')],
    ['BundleNotFound', 'link', () => symlink(tmpdir(), join(folder, 'bundles', 'link'))],
  ])('ends with %s for %s', async (code, key, prepare) => {
    const client = bench.client('808080808080')
    const profileArn = await createProfile('808080808080').catch(
      () => 'arn:aws:wellarchitected:eu-west-1:808080808080:agent-profile/shop',
    )
    await prepare()
    const end = await generate(client, profileArn, `s3://bundles/${key}`)
    expect(end).toMatchObject({ status: 'ERROR', errorDetails: { code } })
    expect(end.errorDetails?.message).not.toContain(folder)
    expect(await recommendations(client, profileArn)).toEqual([])
  })

  test('says what of a bundle could not be read, and then closes nothing', async () => {
    const client = bench.client('909090909090')
    const profileArn = await createProfile('909090909090')
    await put('mixed/good.json', template(false))
    await generate(client, profileArn, 's3://bundles/mixed')
    await put('mixed/good.json', template(true))
    await put('mixed/bad.yaml', 'AWSTemplateFormatVersion: "2010-09-09"\nResources: [AWS::Broken')
    const end = await generate(client, profileArn, 's3://bundles/mixed')
    expect(end).toMatchObject({ status: 'COMPLETED', errorDetails: { code: 'PartlyRead' } })
    expect(end.errorDetails?.message).toContain('bad.yaml')
    const open = await recommendations(client, profileArn)
    expect(open.every(({ state }) => state === 'OPEN')).toBe(true)
  })
})
