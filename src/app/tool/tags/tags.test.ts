import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lensDocument, openToolBench, type ToolBench } from '../../../../test/wire/tool-bench.ts'
import { insertAgentProfile } from '../../../store/agent-profiles.ts'
import { insertProfile } from '../../../store/profiles.ts'
import { insertTemplate } from '../../../store/review-templates.ts'
import { profileArn, templateArn } from '../arns.ts'
import { writeAs } from '../write.ts'

const account = '111122223333'
const agentProfile = `arn:aws:wellarchitected:eu-west-1:${account}:agent-profile/Nightly_1`
let bench: ToolBench
let owner: sdk.WellArchitectedClient
const arns: Record<string, string> = { agentProfile }

beforeAll(async () => {
  bench = await openToolBench()
  owner = bench.client(account)
  const { WorkloadArn = '' } = await owner.send(
    new sdk.CreateWorkloadCommand({
      WorkloadName: 'Shop',
      Description: 'Sells things.',
      Environment: 'PRODUCTION',
      ReviewOwner: 'team@example.com',
      AwsRegions: ['eu-west-1'],
      Lenses: ['wellarchitected'],
    }),
  )
  const { LensArn = '' } = await owner.send(
    new sdk.ImportLensCommand({ JSONString: lensDocument('Tagged lens') }),
  )
  Object.assign(arns, { workload: WorkloadArn, lens: LensArn }, await insertOthers())
}, 60_000)
afterAll(() => bench.close())

async function insertOthers() {
  const context = bench.context(account)
  const place = { account, region: 'eu-west-1' }
  const [one, two] = [context.newId(), context.newId()]
  const [profile, template] = [profileArn(context, one), templateArn(context, two)]
  await writeAs(context, 'Test', profile, async (tx) => {
    const data = { description: 'For tests.' }
    await insertProfile(tx, { id: one, arn: profile, ...place, name: 'P', current: '1.0.0', data })
    const row = { id: two, arn: template, ...place, name: 'T' }
    await insertTemplate(tx, { ...row, data: { ...data, lenses: [] } })
    const executionRoleArn = `arn:aws:iam::${account}:role/agent`
    const agent = {
      pillars: ['SECURITY' as const],
      deletionProtection: false,
      executionRoleArn,
      aggregationConfiguration: [],
      createdBy: 'test',
    }
    await insertAgentProfile(tx, { id: agentProfile, ...place, name: 'Nightly_1', data: agent })
  })
  return { profile, template }
}

const list = async (WorkloadArn: string, client = owner) =>
  (await client.send(new sdk.ListTagsForResourceCommand({ WorkloadArn }))).Tags
const tag = (WorkloadArn: string, Tags: Record<string, string>, client = owner) =>
  client.send(new sdk.TagResourceCommand({ WorkloadArn, Tags }))
const untag = (WorkloadArn: string, TagKeys: string[]) =>
  owner.send(new sdk.UntagResourceCommand({ WorkloadArn, TagKeys }))

test.each(['workload', 'lens', 'profile', 'template', 'agentProfile'])(
  'A %s is tagged, listed and untagged.',
  async (kind) => {
    const arn = arns[kind] ?? ''
    await tag(arn, { Team: 'blue', 'cost centre': '' })
    await tag(arn, { Team: 'green', ['__proto__']: 'hostile' })
    expect(Object.entries((await list(arn)) ?? {}).toSorted()).toEqual([
      ['Team', 'green'],
      ['__proto__', 'hostile'],
      ['cost centre', ''],
    ])
    await untag(arn, ['__proto__', 'cost centre', 'never set'])
    expect(await list(arn)).toEqual({ Team: 'green' })
  },
)

test('An official lens has no tags and takes none.', async () => {
  const arn = 'arn:aws:wellarchitected::aws:lens/wellarchitected'
  expect(await list(arn)).toEqual({})
  await expect(tag(arn, { Team: 'blue' })).rejects.toThrow('belong to no account')
})

test('Fifty tags are the most, in one call and in many.', async () => {
  const arn = arns['template'] ?? ''
  const many = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`k${from + i}`, 'v']))
  await untag(arn, ['Team'])
  await tag(arn, many(0, 40))
  await expect(tag(arn, many(40, 51))).rejects.toThrow('at most 50 tags')
  expect(Object.keys((await list(arn)) ?? {})).toHaveLength(40)
  await tag(arn, many(40, 50))
  await tag(arn, many(0, 50))
})

test.each([
  [{ 'aws:owner': 'x' }, 'reserved'],
  [{ 'AWS:owner': 'x' }, 'reserved'],
  [{ Team: 'line\nbreak' }, 'consist of'],
  [{ Team: 'x'.repeat(257) }, '256'],
  [{ 'semi;colon': 'x' }, ''],
])('%j is refused.', async (tags, words) => {
  await expect(tag(arns['workload'] ?? '', tags)).rejects.toThrow(sdk.ValidationException)
  await expect(tag(arns['workload'] ?? '', tags)).rejects.toThrow(words)
})

test('Reserved keys cannot be removed.', async () => {
  await expect(untag(arns['workload'] ?? '', ['aws:owner'])).rejects.toThrow('reserved')
})

test('Strangers find nothing, readers read, contributors do not tag.', async () => {
  const stranger = bench.client('444455556666')
  for (const arn of Object.values(arns)) {
    await expect(list(arn, stranger)).rejects.toThrow(sdk.ResourceNotFoundException)
    await expect(tag(arn, { a: 'b' }, stranger)).rejects.toThrow(sdk.ResourceNotFoundException)
    await list(arn, bench.client(account, 'reader'))
    await expect(tag(arn, { a: 'b' }, bench.client(account, 'contributor'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
  }
})

test.each([
  'arn:aws:wellarchitected:eu-west-1:111122223333:workload/00000000000000000000000000000000',
  'arn:aws:wellarchitected:eu-west-1:111122223333:milestone/1',
  'arn:aws:s3:::bucket',
  'wellarchitected',
])('"%s" is not found.', async (arn) => {
  await expect(list(arn)).rejects.toThrow(sdk.ResourceNotFoundException)
})

test('An ARN that names another account or Region than the resource is not found.', async () => {
  const workload = arns['workload'] ?? ''
  for (const arn of [
    workload.replace(account, '444455556666'),
    workload.replace('eu-west-1', 'us-east-1'),
  ])
    await expect(list(arn)).rejects.toThrow(sdk.ResourceNotFoundException)
})
