import { EFS } from '@aws-sdk/client-efs'
import { S3 } from '@aws-sdk/client-s3'
import { SQS } from '@aws-sdk/client-sqs'
import { STS } from '@aws-sdk/client-sts'
import * as sdk from '@aws-sdk/client-wellarchitected'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccountReader } from '../../src/app/tool/agent/accounts/account-reader.ts'
import { generationsSettled } from '../../src/app/tool/agent/generations/queue.ts'
import { openToolBench, type ToolBench } from '../wire/tool-bench.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'
import { describeLive, useTestKeys } from './moto.ts'

const account = '444455556666'
const accessRoleArn = `arn:aws:iam::${account}:role/plinth`
const reading = 300_000

describeLive('An agent generation over a live account', (moto) => {
  let proxy: FaultProxy
  let bench: ToolBench
  let client: sdk.WellArchitectedClient
  let profileArn: string
  let reader: ReturnType<typeof createAccountReader>
  beforeAll(async () => {
    useTestKeys()
    const assumed = await moto.client(STS).assumeRole({
      RoleArn: accessRoleArn,
      RoleSessionName: 'build',
    })
    const keys = assumed.Credentials
    const there = {
      region: 'us-east-1',
      endpoint: moto.endpoint,
      forcePathStyle: true,
      credentials: {
        accessKeyId: keys?.AccessKeyId ?? '',
        secretAccessKey: keys?.SecretAccessKey ?? '',
        sessionToken: keys?.SessionToken ?? '',
      },
    }
    await new S3(there).createBucket({ Bucket: 'theirs' })
    await new EFS(there).createFileSystem({ CreationToken: 'files', Encrypted: false })
    await new SQS(there).createQueue({ QueueName: 'orders' })
    await moto.client(S3).createBucket({ Bucket: 'mine' })
    await moto.client(EFS).createFileSystem({ CreationToken: 'mine', Encrypted: false })
    proxy = await startFaultProxy(moto.endpoint)
    reader = createAccountReader({ accounts: [account], endpointUrl: proxy.endpoint })
    bench = await openToolBench({ accountReader: reader })
    client = bench.client('111122223333')
    const made = await client.send(
      new sdk.CreateAgentProfileCommand({
        name: 'shop',
        pillars: ['SECURITY'],
        executionRoleArn: 'arn:aws:iam::111122223333:role/agent',
        aggregationConfiguration: [{ accountId: account, regions: ['us-east-1'], accessRoleArn }],
      }),
    )
    profileArn = made.arn ?? ''
  })
  afterAll(async () => {
    await bench.close()
    await proxy.stop()
  })

  async function generate() {
    const { id: generationId } = await client.send(
      new sdk.StartAgentRecommendationGenerationCommand({
        profileArn,
        types: ['RESOURCE'],
        scope: { pillars: ['SECURITY'] },
      }),
    )
    await generationsSettled()
    const get = new sdk.GetAgentRecommendationGenerationCommand({ profileArn, generationId })
    return client.send(get)
  }

  async function itemsAbout(service: string) {
    const list = new sdk.ListAgentRecommendationsCommand({ profileArn })
    const { items = [] } = await client.send(list)
    const found: unknown[] = []
    for (const { recommendationArn, awsServices, state } of items)
      if (awsServices?.includes(service)) {
        expect(state).toBe('OPEN')
        const about = new sdk.ListAgentRecommendationItemsCommand({ recommendationArn })
        found.push(...((await client.send(about)).items ?? []).map(({ metadata }) => metadata))
      }
    return found
  }

  test(
    'reads it through its role, for this profile only, and recommends',
    async () => {
      const end = await generate()
      expect(end).toMatchObject({ status: 'COMPLETED', progress: { completionPercentage: 100 } })
      const assumed = proxy.calls.filter(({ operation }) => operation === 'AssumeRole')
      expect(assumed).toHaveLength(1)
      const sent = new URLSearchParams(assumed[0]?.body)
      expect(sent.get('RoleArn')).toBe(accessRoleArn)
      expect(sent.get('ExternalId')).toBe(profileArn)
      for (const [service, type] of [
        ['EFS', 'AWS::EFS::FileSystem'],
        ['S3', 'AWS::S3::Bucket'],
      ]) {
        const found = await itemsAbout(service ?? '')
        expect(found).toContainEqual(expect.objectContaining({ resourceType: type }))
        for (const item of found) expect(item).toMatchObject({ accountId: account })
      }
      const buckets = JSON.stringify(await itemsAbout('S3'))
      expect(buckets).toContain('theirs')
      expect(buckets).not.toContain('mine')
    },
    reading,
  )

  test(
    'closes nothing of what it is denied',
    async () => {
      proxy.rules.push({ match: ({ service }) => service === 'elasticfilesystem', fault: 'deny' })
      const end = await generate()
      expect(end).toMatchObject({ status: 'COMPLETED', errorDetails: { code: 'PartlyRead' } })
      expect((await itemsAbout('EFS')).length).toBeGreaterThan(0)
    },
    reading,
  )

  test(
    'ends with the reason when the role cannot be assumed',
    async () => {
      proxy.rules.push({ match: ({ operation }) => operation === 'AssumeRole', fault: 'deny' })
      const end = await generate()
      expect(end).toMatchObject({ status: 'ERROR', errorDetails: { code: 'AccountsUnreadable' } })
      expect(end.errorDetails?.message).toContain(`The account ${account} could not be read with`)
      expect((await itemsAbout('S3')).length).toBeGreaterThan(0)
    },
    reading,
  )

  test(
    'is left to be taken up again when the server stops',
    async () => {
      proxy.rules.length = 0
      const command = new sdk.StartAgentRecommendationGenerationCommand({
        profileArn,
        types: ['RESOURCE'],
        scope: { pillars: ['SECURITY'] },
      })
      const { id: generationId } = await client.send(command)
      reader.stop()
      await generationsSettled()
      const get = new sdk.GetAgentRecommendationGenerationCommand({ profileArn, generationId })
      expect((await client.send(get)).endedAt).toBeUndefined()
    },
    reading,
  )
})
