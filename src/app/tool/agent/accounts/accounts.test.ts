import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openToolBench, type ToolBench } from '../../../../../test/wire/tool-bench.ts'
import type { Gap } from '../../../../model/gap.ts'
import { accountType, type Resource } from '../../../../model/resource.ts'
import type { Snapshot } from '../../../../model/snapshot.ts'
import { generationsSettled } from '../generations/queue.ts'
import type { AccountReader, AccountTarget } from './account-reader.ts'

const owner = '111122223333'
const member = '444455556666'
const efs = 'AWS::EFS::FileSystem'
const ended = new AbortController()

/** What stands in the accounts, as the reader finds it. */
let estate: Readonly<Record<string, readonly Resource[]>>
let gaps: readonly Gap[]
let asked: AccountTarget[]
const allowed = new Set<string>()

const reader: AccountReader = {
  allows: (account) => allowed.has(account),
  signal: ended.signal,
  read: (target) => {
    asked.push(target)
    return Promise.resolve(snapshotOf(target))
  },
}

function snapshotOf({ account, regions }: AccountTarget): Snapshot {
  const resources = estate[account]
  const times = { started: '2026-11-01T00:00:00.000Z', ended: '2026-11-01T00:00:00.000Z' }
  if (resources === undefined)
    return {
      ...times,
      sources: [{ kind: 'aws', name: 'role', collected: [] }],
      resources: [],
      gaps: [],
      diagnostics: [{ code: 'aws-not-authenticated', severity: 'error', message: 'Denied.' }],
    }
  const collected = [accountType, efs]
  return {
    ...times,
    sources: [{ kind: 'aws', name: account, account, regions, collected }],
    resources: resources.filter(({ region }) => region === undefined || regions.includes(region)),
    gaps,
    diagnostics: [],
  }
}

function files(id: string, encrypted: boolean, more: Partial<Resource> = {}): Resource {
  return {
    type: efs,
    id,
    account: member,
    region: 'eu-west-1',
    properties: { Encrypted: encrypted },
    tags: {},
    source: { kind: 'aws' },
    ...more,
  }
}

let bench: ToolBench
let client: sdk.WellArchitectedClient
let profiles = 0
beforeAll(async () => {
  bench = await openToolBench({ accountReader: reader })
  client = bench.client(owner)
})
beforeEach(() => {
  estate = { [member]: [files('fs-1', false)] }
  gaps = []
  asked = []
  allowed.clear()
  allowed.add(member)
})
afterAll(async () => {
  await generationsSettled()
  await bench.close()
})

function place(accountId: string, regions = ['eu-west-1']): sdk.AggregationConfiguration {
  return { accountId, regions, accessRoleArn: `arn:aws:iam::${accountId}:role/plinth` }
}

/** A profile of an account of its own, so that no limit is met. */
async function createProfile(places = [place(member)]): Promise<string> {
  profiles += 1
  client = bench.client(String(200_000_000_000 + profiles))
  const { arn = '' } = await client.send(
    new sdk.CreateAgentProfileCommand({
      name: 'shop',
      pillars: ['SECURITY'],
      executionRoleArn: `arn:aws:iam::${owner}:role/agent`,
      aggregationConfiguration: places,
    }),
  )
  return arn
}

async function generate(profileArn: string, type: sdk.RecommendationType = 'RESOURCE') {
  const { id: generationId } = await client.send(
    new sdk.StartAgentRecommendationGenerationCommand({
      profileArn,
      types: [type],
      scope: { pillars: ['SECURITY'] },
    }),
  )
  await generationsSettled()
  const get = new sdk.GetAgentRecommendationGenerationCommand({ profileArn, generationId })
  return client.send(get)
}

/** Recommendations about file systems that are not encrypted. */
async function encryption(profileArn: string) {
  const { items = [] } = await client.send(new sdk.ListAgentRecommendationsCommand({ profileArn }))
  const about = items.filter(({ awsServices, title }) =>
    Boolean(awsServices?.includes('EFS') && /encrypt/i.test(title ?? '')),
  )
  expect(about.length).toBeLessThanOrEqual(1)
  return about[0]
}

test('The accounts of a profile are read by their roles, in their Regions, under the ARN of the profile.', async () => {
  allowed.add(owner)
  estate = { [owner]: [], [member]: [files('fs-1', false)] }
  const arn = await createProfile([place(owner, ['eu-central-1']), place(member), place(member)])
  expect(await generate(arn)).toMatchObject({ status: 'COMPLETED' })
  const role = (account: string) => `arn:aws:iam::${account}:role/plinth`
  expect(asked).toEqual([
    { account: owner, regions: ['eu-central-1'], roleArn: role(owner), externalId: arn },
    { account: member, regions: ['eu-west-1'], roleArn: role(member), externalId: arn },
  ])
  const made = await encryption(arn)
  expect(made).toMatchObject({ state: 'OPEN', type: 'RESOURCE', numberOfResources: 1 })
  const { recommendationArn } = made ?? {}
  const shown = await client.send(new sdk.GetAgentRecommendationCommand({ recommendationArn }))
  expect(shown.sources).toEqual(['WELL_ARCHITECTED_AGENT'])
  expect(shown.insights?.[0]?.usagePattern).toContain('Found in 444455556666 (eu-west-1).')
  const items = await client.send(
    new sdk.ListAgentRecommendationItemsCommand({ recommendationArn }),
  )
  expect(items.items?.[0]?.metadata).toMatchObject({ accountId: member, region: 'eu-west-1' })
  for (const [recommendationType, count] of [
    ['RESOURCE', 1],
    ['ARCHITECTURE', 0],
  ] as const) {
    const list = { profileArn: arn, recommendationType }
    const listed = await client.send(new sdk.ListAgentRecommendationGenerationsCommand(list))
    expect(listed.items).toHaveLength(count)
  }
})

test.each<[string, () => void]>([
  ['was mended', () => (estate = { [member]: [files('fs-1', true)] })],
  ['is gone', () => (estate = { [member]: [] })],
])('What %s is closed.', async (_, mend) => {
  const arn = await createProfile()
  await generate(arn)
  mend()
  expect((await generate(arn)).errorDetails).toBeUndefined()
  expect(await encryption(arn)).toMatchObject({ state: 'CLOSED' })
})

const gap: Gap = {
  source: 'aws',
  operation: 'kms:ListKeys',
  account: member,
  region: 'eu-west-1',
  reason: 'denied',
  error: 'AccessDenied',
  types: ['AWS::KMS::Key'],
  hides: true,
}

test('Gaps are told, and nothing is closed while there are any.', async () => {
  const arn = await createProfile()
  await generate(arn)
  estate = { [member]: [files('fs-1', true)] }
  gaps = [gap, { ...gap, operation: 'kms:ListAliases' }]
  const end = await generate(arn)
  expect(end).toMatchObject({ status: 'COMPLETED', errorDetails: { code: 'PartlyRead' } })
  expect(end.errorDetails?.message).toContain('kms:ListKeys in 444455556666, eu-west-1 (denied)')
  expect(await encryption(arn)).toMatchObject({ state: 'OPEN' })
})

test('Accounts and Regions that are no longer read close nothing.', async () => {
  const arn = await createProfile()
  await generate(arn)
  const change = { profileArn: arn, aggregationConfiguration: [place(member, ['eu-central-1'])] }
  await client.send(new sdk.UpdateAgentProfileCommand(change))
  expect(await generate(arn)).toMatchObject({ status: 'COMPLETED' })
  expect(await encryption(arn)).toMatchObject({ state: 'OPEN' })
})

test('An account that cannot be read leaves the others, and is told.', async () => {
  allowed.add(owner)
  const arn = await createProfile([place(owner), place(member)])
  const end = await generate(arn)
  expect(end).toMatchObject({ status: 'COMPLETED', errorDetails: { code: 'PartlyRead' } })
  expect(end.errorDetails?.message).toContain(`The account ${owner} could not be read with arn:`)
  expect(await encryption(arn)).toMatchObject({ state: 'OPEN' })
})

test('Nothing that can be read ends in an error.', async () => {
  estate = {}
  const end = await generate(await createProfile())
  expect(end).toMatchObject({ status: 'ERROR', errorDetails: { code: 'AccountsUnreadable' } })
})

test('The resources of an application are those that its contexts describe.', async () => {
  estate = {
    [member]: [files('fs-1', false, { tags: { app: 'shop' } }), files('fs-2', false)],
  }
  const arn = await createProfile()
  const content: sdk.ContextContent = {
    awsServices: ['Amazon EFS'],
    resourceTags: [{ key: 'app', value: 'shop' }],
  }
  const create = { profileArn: arn, title: 'Shop', contextType: 'APPLICATION' as const, content }
  const { context } = await client.send(new sdk.CreateAgentContextCommand(create))
  expect(await generate(arn, 'APPLICATION')).toMatchObject({ status: 'COMPLETED' })
  expect(await encryption(arn)).toMatchObject({ type: 'APPLICATION', numberOfResources: 1 })

  // What leaves the application as it is does not count as mended.
  const narrower = { ...content, resourceTags: [{ key: 'app', value: 'other' }] }
  const change = { profileArn: arn, id: context?.id, content: narrower }
  await client.send(new sdk.UpdateAgentContextCommand(change))
  await generate(arn, 'APPLICATION')
  expect(await encryption(arn)).toMatchObject({ state: 'OPEN' })

  const unknown = { ...change, content: { awsServices: ['Simple Things'] } }
  await client.send(new sdk.UpdateAgentContextCommand(unknown))
  await expect(generate(arn, 'APPLICATION')).rejects.toThrow(sdk.ValidationException)
})

test('What the operator does not allow is denied, and nothing is read.', async () => {
  const arn = await createProfile([place(member), place(owner)])
  await expect(generate(arn)).rejects.toThrow(sdk.AccessDeniedException)
  await expect(generate(arn)).rejects.toThrow(`The account ${owner} is not among those`)
  expect(asked).toEqual([])
})

test('What cannot be read is refused at once.', async () => {
  const role = 'arn:aws:iam::444455556666:role/other'
  for (const places of [
    [],
    [{ ...place(member), accessRoleArn: `arn:aws:iam::${owner}:role/plinth` }],
    [place(member), { ...place(member), accessRoleArn: role }],
  ])
    await expect(generate(await createProfile(places))).rejects.toThrow(sdk.ValidationException)
  const arn = await createProfile()
  await expect(generate(arn, 'APPLICATION')).rejects.toThrow('has no context')
  expect(asked).toEqual([])
})
