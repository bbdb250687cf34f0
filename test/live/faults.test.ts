import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { KMS } from '@aws-sdk/client-kms'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { collectAws, type CollectAwsOptions } from '../../src/collect/aws/collect-aws.ts'
import { collectors } from '../../src/collect/aws/collectors.generated.ts'
import type { Collected } from '../../src/model/collected.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { type Fault, type FaultProxy, type ProxiedCall, startFaultProxy } from './fault-proxy.ts'
import { collect, describeLive, the, useTestKeys } from './moto.ts'

const bucketType = 'AWS::S3::Bucket'
const policyCall = (call: ProxiedCall) => /^GET .*\?policy=?(&|$)/.test(call.operation)

describeLive('Live AWS that fails', (moto) => {
  let proxy: FaultProxy
  beforeAll(async () => {
    const s3 = moto.client(S3)
    await s3.createBucket({ Bucket: 'first' })
    await s3.createBucket({ Bucket: 'second' })
    await s3.putBucketPolicy({
      Bucket: 'first',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    })
    await moto.client(KMS).createKey({})
    const iam = moto.client(IAM)
    await iam.createUser({ UserName: 'ana' })
    await moto.client(EC2).createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 })
    proxy = await startFaultProxy(moto.endpoint)
  })
  afterAll(() => proxy.stop())
  beforeEach(() => {
    proxy.rules.length = 0
    proxy.calls.length = 0
  })
  const through = (options: CollectAwsOptions) =>
    collect({ endpointUrl: proxy.endpoint, ...options })
  const broken = (fault: Fault, match: (call: ProxiedCall) => boolean, services: string[]) => {
    proxy.rules.push({ match, fault })
    return through({ services, timing: { attempt: fault === 'hang' ? 300 : 10_000 } })
  }

  test('a denied detail is an unknown property and a gap with the permission', async () => {
    const collected = await broken('deny', policyCall, ['s3'])
    for (const id of ['first', 'second'])
      expect(the(collected, bucketType, id).properties['ResourcePolicy']).toEqual({
        $unknown: 'denied',
        detail: 's3:GetBucketPolicy',
      })
    expect(collected.gaps).toHaveLength(2)
    expect(collected.gaps[0]).toMatchObject({
      operation: 's3:GetBucketPolicy',
      permission: 's3:GetBucketPolicy',
      reason: 'denied',
      hides: false,
      resource: 'first',
      types: [bucketType],
    })
    expect(the(collected, bucketType, 'first').properties['AccessControl']).toBe('Private')
  })

  test('an HTML page with status 404 is not read as "there is none"', async () => {
    const collected = await broken('html-404', (call) => call.service === 's3', [
      's3',
      's3-control',
    ])
    expect(collected.gaps.map((gap) => [gap.operation, gap.reason, gap.hides])).toEqual([
      ['s3-control:GetPublicAccessBlock', 'unsupported', false],
      ['s3:ListBuckets', 'unsupported', true],
    ])
    expect(
      the(collected, 'AWS::::Account').properties['PublicAccessBlockConfiguration'],
    ).toMatchObject({ $unknown: 'unsupported' })
    expect(collected.source.collected).not.toContain(bucketType)
  })

  test('an HTML 404 for a detail leaves the property unknown', async () => {
    const collected = await broken('html-404', policyCall, ['s3'])
    expect(the(collected, bucketType, 'second').properties['ResourcePolicy']).toMatchObject({
      $unknown: 'unsupported',
    })
  })

  test('a denied list hides its types in that Region only', async () => {
    const match = ({ operation, region }: ProxiedCall) =>
      operation === 'ListKeys' && region === 'us-east-1'
    proxy.rules.push({ match, fault: 'deny' })
    const collected = await through({ services: ['kms'], regions: ['us-east-1', 'eu-west-1'] })
    expect(collected.gaps).toEqual([
      expect.objectContaining({
        operation: 'kms:ListKeys',
        permission: 'kms:ListKeys',
        reason: 'denied',
        hides: true,
        region: 'us-east-1',
        types: ['AWS::KMS::Key'],
      }),
    ])
    expect(collected.source.collected).toContain('AWS::KMS::Key')
  })

  test('throttling that passes leaves no trace', async () => {
    proxy.rules.push({ match: ({ service }) => service === 'kms', fault: 'throttle', times: 6 })
    const collected = await through({ services: ['kms'] })
    expect(collected.gaps).toEqual([])
    expect(the(collected, 'AWS::KMS::Key').properties['KeyPolicy']).toBeTypeOf('object')
  })

  test('throttling that does not pass ends as a gap after bounded attempts', async () => {
    const collected = await broken('throttle', ({ operation }) => operation === 'ListKeys', ['kms'])
    expect(collected.gaps).toEqual([
      expect.objectContaining({ operation: 'kms:ListKeys', reason: 'throttled', hides: true }),
    ])
    expect(proxy.calls.filter(({ operation }) => operation === 'ListKeys')).toHaveLength(7)
  })

  test.each(['error', 'reset', 'hang', 'truncate'] as const)(
    'a call that ends in %s is a gap, within bounds',
    async (fault) => {
      const collected = await broken(fault, ({ operation }) => operation === 'GetKeyPolicy', [
        'kms',
      ])
      expect(the(collected, 'AWS::KMS::Key').properties['KeyPolicy']).toEqual({
        $unknown: 'failed',
        detail: 'kms:GetKeyPolicy',
      })
      expect(collected.gaps).toEqual([
        expect.objectContaining({ operation: 'kms:GetKeyPolicy', reason: 'failed', hides: false }),
      ])
      expect(proxy.calls.filter(({ operation }) => operation === 'GetKeyPolicy')).toHaveLength(3)
    },
  )

  test('a denied EC2 call names its permission, and what it would have told is unknown', async () => {
    const match = ({ operation }: ProxiedCall) =>
      operation === 'DescribeNetworkInterfaces' || operation === 'GetEbsEncryptionByDefault'
    const collected = await broken('deny', match, ['ec2'])
    const denied = collected.gaps.filter((gap) => gap.reason === 'denied')
    expect(denied.map((gap) => gap.permission)).toEqual([
      'ec2:DescribeNetworkInterfaces',
      'ec2:GetEbsEncryptionByDefault',
    ])
    expect(the(collected, 'AWS::::Region').properties['EbsEncryptionByDefault']).toMatchObject({
      $unknown: 'denied',
    })
    const group = collected.resources.find((r) => r.type === 'AWS::EC2::SecurityGroup')
    expect(group?.facts?.['Attached']).toMatchObject({ $unknown: 'denied' })
  })

  test('without the credential report, sign-in facts are unknown', async () => {
    const match = ({ operation }: ProxiedCall) => operation.endsWith('CredentialReport')
    const collected = await broken('deny', match, ['iam'])
    const { facts } = the(collected, 'AWS::IAM::User', 'ana')
    expect(facts?.['MfaActive']).toMatchObject({ $unknown: 'denied' })
    expect(facts?.['AccessKeys']).toEqual([])
    expect(collected.gaps.map((gap) => gap.permission)).toEqual([
      'iam:GenerateCredentialReport',
      'iam:GetCredentialReport',
    ])
  })

  test('a caller who is refused altogether gets a diagnostic, not an exception', async () => {
    const collected = await broken('deny', ({ service }) => service === 'sts', ['s3'])
    expect(collected.resources).toEqual([])
    expect(collected.source.collected).toEqual([])
    expect(collected.gaps[0]).toMatchObject({ operation: 'sts:GetCallerIdentity', hides: true })
    expect(collected.diagnostics).toEqual([
      expect.objectContaining({ code: 'aws-not-authenticated', severity: 'error' }),
    ])
  })

  test('an endpoint that refuses everything leaves no property known and no type collected', async () => {
    proxy.rules.push({ match: ({ service }) => service !== 'sts', fault: 'deny' })
    const collected = await through({})
    expectNothingKnown(collected)
    const unnamed = collected.gaps.filter((gap) => gap.reason !== 'denied' || !gap.permission)
    expect(unnamed).toEqual([])
    const hidden = new Set(collected.gaps.filter((g) => g.hides).flatMap((g) => g.types))
    for (const type of collectors.flatMap((collector) => collector.types))
      expect(hidden, type).toContain(type)
  })

  test('when the Regions cannot be listed, those that every account has are read, and a gap says so', async () => {
    proxy.rules.push({ match: ({ operation }) => operation === 'DescribeRegions', fault: 'deny' })
    useTestKeys()
    const collected = await collectAws({ endpointUrl: proxy.endpoint, services: ['kms'] })
    expect(collected.source.regions).toHaveLength(17)
    expect(collected.gaps).toEqual([
      expect.objectContaining({ permission: 'ec2:DescribeRegions', types: ['AWS::::Region'] }),
    ])
  })

  test('an endpoint where nobody listens is a diagnostic', async () => {
    const collected = await collect({ endpointUrl: 'http://127.0.0.1:1', services: ['s3'] })
    expect(collected.diagnostics[0]?.message).toContain('ECONNREFUSED')
  })

  test('a budget that runs out ends the service and says so', async () => {
    proxy.rules.push({ match: ({ service }) => service === 'iam', fault: 'hang' })
    const collected = await through({ services: ['iam', 's3-control'], timing: { service: 200 } })
    expect(the(collected, 'AWS::::Account').properties['PasswordPolicy']).toMatchObject({
      $unknown: 'failed',
    })
    expect(collected.gaps.map((gap) => gap.error).join()).toContain('time budget')
    expect(collected.source.collected).not.toContain('AWS::IAM::User')
  })

  test('aborting ends the collection with the reason', async () => {
    proxy.rules.push({ match: ({ service }) => service === 'iam', fault: 'hang' })
    const stop = new AbortController()
    const running = through({ services: ['iam'], signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
  })
})

function expectNothingKnown({ resources, source }: Collected): void {
  expect(resources.map((r) => r.type)).toEqual(['AWS::::Account', 'AWS::::Region'])
  for (const { properties, facts } of resources)
    for (const value of Object.values({ ...properties, ...facts }))
      expect(isUnknown(value), JSON.stringify(value)).toBe(true)
  expect(source.collected).toEqual(['AWS::::Account', 'AWS::::Region'])
}
