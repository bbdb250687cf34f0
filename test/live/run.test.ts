import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { STS } from '@aws-sdk/client-sts'
import { beforeAll, expect, test } from 'vitest'
import { callerIdentity } from '../../src/collect/aws/caller-identity.ts'
import { collectAws } from '../../src/collect/aws/collect-aws.ts'
import type { Progress } from '../../src/collect/aws/progress.ts'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, motoAccount, the, useTestKeys } from './moto.ts'

const other = '444455556666'
const assumeRoleArn = `arn:aws:iam::${other}:role/plinth`

describeLive('A run over a live account', (moto) => {
  beforeAll(async () => {
    await moto.client(S3).createBucket({ Bucket: 'mine' })
    await moto.client(IAM).createUser({ UserName: 'ana' })
    const assumed = await moto.client(STS).assumeRole({
      RoleArn: assumeRoleArn,
      RoleSessionName: 'build',
    })
    const keys = assumed.Credentials
    const there = new S3({
      region: 'us-east-1',
      endpoint: moto.endpoint,
      forcePathStyle: true,
      credentials: {
        accessKeyId: keys?.AccessKeyId ?? '',
        secretAccessKey: keys?.SecretAccessKey ?? '',
        sessionToken: keys?.SessionToken ?? '',
      },
    })
    await there.createBucket({ Bucket: 'theirs' })
  })

  test('twice gives the same, byte by byte, but for the time', async () => {
    const options = { services: ['s3', 'iam', 'ec2'], regions: ['us-east-1', 'eu-west-1'] }
    const [first, second] = [await moto.collect(options), await moto.collect(options)]
    expect(timeless(first)).toBe(timeless(second))
  })

  test('reads another account through a role', async () => {
    const collected = await moto.collect({ services: ['s3'], assumeRoleArn, externalId: 'x' })
    expect(collected.source.account).toBe(other)
    expect(the(collected, 'AWS::S3::Bucket').id).toBe('theirs')
    expect(the(collected, 'AWS::::Account').id).toBe(other)
  })

  test('without Regions, takes those that the account has on', async () => {
    useTestKeys()
    const collected = await collectAws({ services: ['kms'], endpointUrl: moto.endpoint })
    const regions = collected.source.regions ?? []
    expect(regions).toContain('us-east-1')
    expect(regions).not.toContain('ap-east-1')
    expect(regions).toEqual(regions.toSorted())
    const seen = collected.resources.filter((r) => r.type === 'AWS::::Region')
    expect(seen.map((r) => r.region)).toEqual(regions)
  })

  test('tells its progress, to the end', async () => {
    const told: Progress[] = []
    await moto.collect({
      services: ['s3', 'kms'],
      regions: ['us-east-1', 'eu-west-1'],
      onProgress: (progress) => told.push(progress),
    })
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(told.filter(({ region }) => region === undefined).map((p) => p.service)).toEqual(['s3'])
  })

  test('says whose credentials it has', async () => {
    useTestKeys()
    expect(await callerIdentity({ endpointUrl: moto.endpoint })).toMatchObject({
      account: motoAccount,
      partition: 'aws',
    })
  })

  test('every collector runs: what the server does not speak is a gap, not a crash', async () => {
    const collected = await moto.collect({})
    expect(collected.diagnostics).toEqual([])
    expect(collected.gaps.filter((gap) => gap.operation.endsWith(':*'))).toEqual([])
    expect(the(collected, 'AWS::S3::Bucket').id).toBe('mine')
  })
})

function timeless({ source, resources, gaps }: Collected): string {
  return JSON.stringify({ source, resources, gaps }, (key, value: unknown) =>
    key === 'at' ? undefined : value,
  )
}
