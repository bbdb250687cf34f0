import * as sdk from '@aws-sdk/client-accessanalyzer'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobsSettled } from '../../src/app/access-analyzer/in-turn.ts'
import { reviewSnapshot } from '../../src/app/review-snapshot.ts'
import { saveReview } from '../../src/app/tool/runs/save-review.ts'
import { emptyRecord } from '../../src/model/human-record.ts'
import type { Resource } from '../../src/model/resource.ts'
import { loadSecurityLens } from '../../src/review/lens/load-catalog.ts'
import { type AnalyzerBench, openAnalyzerBench } from './accessanalyzer-bench.ts'

const worker = 'arn:aws:iam::111122223333:role/worker'
let folder = ''
let bench: AnalyzerBench
let client: sdk.AccessAnalyzerClient
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-logs-'))
  await writeFile(join(folder, 'events.json'), JSON.stringify({ Records: records() }))
  bench = await openAnalyzerBench([folder])
  client = bench.client('contributor')
}, 120_000)
afterAll(async () => {
  await bench.close()
  await rm(folder, { recursive: true })
})

function records() {
  const event = (eventSource: string, eventName: string, requestParameters: object) => ({
    eventVersion: '1.08',
    eventTime: '2026-10-20T10:00:00Z',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/worker/one',
      accountId: '111122223333',
      sessionContext: { sessionIssuer: { type: 'Role', arn: worker, accountId: '111122223333' } },
    },
    eventSource,
    eventName,
    requestParameters,
  })
  return [
    event('sqs.amazonaws.com', 'SetQueueAttributes', {
      queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
    }),
    event('kms.amazonaws.com', 'DescribeKey', {
      keyId: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111',
    }),
  ]
}

const details: sdk.CloudTrailDetails = {
  trails: [
    { cloudTrailArn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main', allRegions: true },
  ],
  accessRole: 'arn:aws:iam::111122223333:role/reader-of-logs',
  startTime: new Date('2026-10-01T00:00:00Z'),
  endTime: new Date('2026-10-31T00:00:00Z'),
}

async function start(principalArn: string, cloudTrailDetails = details) {
  const command = new sdk.StartPolicyGenerationCommand({
    policyGenerationDetails: { principalArn },
    cloudTrailDetails,
  })
  return (await client.send(command)).jobId ?? ''
}

async function result(jobId: string) {
  await client.send(new sdk.GetGeneratedPolicyCommand({ jobId }))
  await jobsSettled()
  return client.send(new sdk.GetGeneratedPolicyCommand({ jobId }))
}

test('A policy is generated from the logs of the server.', async () => {
  const jobId = await start(worker)
  const generated = await result(jobId)
  expect(generated.jobDetails).toMatchObject({ jobId, status: 'SUCCEEDED' })
  const { properties, generatedPolicies } = generated.generatedPolicyResult ?? {}
  expect(properties).toMatchObject({
    principalArn: worker,
    isComplete: true,
    cloudTrailProperties: { startTime: details.startTime, endTime: details.endTime },
  })
  const text = generatedPolicies?.map(({ policy }) => policy).join('\n') ?? ''
  expect(text).toContain('sqs:SetQueueAttributes')
  expect(text).toContain('arn:aws:sqs:eu-west-1:111122223333:jobs')
  expect(text).toContain('kms:DescribeKey')
  const { policyGenerations } = await client.send(
    new sdk.ListPolicyGenerationsCommand({ principalArn: worker }),
  )
  expect(policyGenerations).toMatchObject([{ jobId, status: 'SUCCEEDED' }])
})

test('Of someone who is not in the logs, or not in that time, there is no policy.', async () => {
  const quiet = await result(await start('arn:aws:iam::111122223333:role/quiet'))
  expect(quiet.generatedPolicyResult?.generatedPolicies).toEqual([])
  const later = { ...details, startTime: new Date('2026-10-25T00:00:00Z') }
  const none = await result(await start(worker, later))
  expect(none.generatedPolicyResult?.generatedPolicies).toEqual([])
})

test('A generation can be cancelled, and stays so.', async () => {
  const jobId = await start(worker)
  await client.send(new sdk.CancelPolicyGenerationCommand({ jobId }))
  expect((await result(jobId)).jobDetails).toMatchObject({ status: 'CANCELED' })
  await expect(
    client.send(new sdk.GetGeneratedPolicyCommand({ jobId: 'nobody-knows' })),
  ).rejects.toMatchObject({ name: 'ValidationException' })
})

test('A server without logs says so.', async () => {
  const without = await openAnalyzerBench()
  const command = new sdk.StartPolicyGenerationCommand({
    policyGenerationDetails: { principalArn: worker },
    cloudTrailDetails: details,
  })
  await expect(without.client().send(command)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('--cloudtrail'),
  })
  await without.close()
})

test('What the logs do not show is an unused permission, and its recommendation is a policy.', async () => {
  const trust = { Service: 'ec2.amazonaws.com' }
  const resource: Resource = {
    type: 'AWS::IAM::Role',
    id: 'worker',
    arn: worker,
    account: '111122223333',
    name: 'worker',
    tags: {},
    source: { kind: 'aws' },
    facts: { CreatedAt: '2026-01-01T00:00:00Z', LastUsedAt: '2026-10-20T00:00:00Z' },
    properties: {
      AssumeRolePolicyDocument: statements({ Principal: trust, Action: 'sts:AssumeRole' }),
      Policies: [
        {
          PolicyName: 'work',
          PolicyDocument: statements({
            Action: ['sqs:SetQueueAttributes', 'sqs:CreateQueue', 'iam:CreateUser'],
            Resource: '*',
          }),
        },
      ],
    },
  }
  const context = bench.context()
  const review = reviewSnapshot({
    snapshot: {
      started: '2026-10-31T00:00:00Z',
      ended: '2026-10-31T00:00:00Z',
      sources: [{ kind: 'aws', name: '111122223333', account: '111122223333' }],
      resources: [resource],
      gaps: [],
      diagnostics: [],
    },
    workload: { name: 'Work', environment: 'production', accounts: [], regions: [] },
    lens: loadSecurityLens(),
    record: emptyRecord,
    now: context.now,
    diagnostics: [],
  })
  await saveReview(context, 'Work', review)
  const { arn: analyzerArn } = await bench
    .client()
    .send(new sdk.CreateAnalyzerCommand({ analyzerName: 'unused', type: 'ACCOUNT_UNUSED_ACCESS' }))
  await client.send(new sdk.StartResourceScanCommand({ analyzerArn, resourceArn: worker }))
  await jobsSettled()
  const { findings } = await client.send(new sdk.ListFindingsV2Command({ analyzerArn }))
  expect(findings).toMatchObject([{ findingType: 'UnusedPermission', resource: worker }])
  const which = { analyzerArn, id: findings?.[0]?.id }
  const { findingDetails } = await client.send(new sdk.GetFindingV2Command(which))
  expect(findingDetails).toEqual([
    { unusedPermissionDetails: { serviceNamespace: 'iam' } },
    {
      unusedPermissionDetails: {
        serviceNamespace: 'sqs',
        actions: [{ action: 'sqs:CreateQueue' }],
      },
    },
  ])
  await expect(client.send(new sdk.GetFindingRecommendationCommand(which))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  await client.send(new sdk.GenerateFindingRecommendationCommand(which))
  const found = await client.send(new sdk.GetFindingRecommendationCommand(which))
  expect(found).toMatchObject({ status: 'SUCCEEDED', resourceArn: worker })
  expect(
    found.recommendedSteps?.map((step) => step.unusedPermissionsRecommendedStep),
  ).toMatchObject([
    {
      recommendedAction: 'CREATE_POLICY',
      recommendedPolicy: expect.stringContaining('sqs:SetQueueAttributes'),
      existingPolicyId: 'work',
    },
    { recommendedAction: 'DETACH_POLICY', existingPolicyId: 'work' },
  ])
})

function statements(statement: object) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }
}
