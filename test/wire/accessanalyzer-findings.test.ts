import * as sdk from '@aws-sdk/client-accessanalyzer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewSnapshot } from '../../src/app/review-snapshot.ts'
import { sampleSnapshot } from '../../src/app/sample/sample-snapshot.ts'
import { saveReview } from '../../src/app/tool/runs/save-review.ts'
import { emptyRecord } from '../../src/model/human-record.ts'
import type { Gap } from '../../src/model/gap.ts'
import type { Resource } from '../../src/model/resource.ts'
import { loadSecurityLens } from '../../src/review/lens/load-catalog.ts'
import { type AnalyzerBench, openAnalyzerBench } from './accessanalyzer-bench.ts'

let bench: AnalyzerBench
let admin: sdk.AccessAnalyzerClient
beforeAll(async () => {
  bench = await openAnalyzerBench()
  admin = bench.client()
  await save((resource) => resource)
}, 120_000)
afterAll(() => bench.close())

/** Saves a run of the sample, with each resource as `change` makes it, or without it; and with gaps besides. */
async function save(
  change: (resource: Resource) => Resource | readonly Resource[],
  gaps: readonly Gap[] = [],
): Promise<void> {
  const sample = sampleSnapshot()
  const context = bench.context()
  const review = reviewSnapshot({
    snapshot: {
      ...sample,
      resources: sample.resources.flatMap(change),
      gaps: [...sample.gaps, ...gaps],
    },
    workload: { name: 'Payments', environment: 'production', accounts: [], regions: [] },
    lens: loadSecurityLens(),
    record: emptyRecord,
    now: context.now,
    diagnostics: [],
  })
  await saveReview(context, 'Payments', review)
}

async function create(
  name: string,
  type: sdk.Type,
  more: Partial<sdk.CreateAnalyzerCommandInput> = {},
) {
  const command = new sdk.CreateAnalyzerCommand({ analyzerName: name, type, ...more })
  return (await admin.send(command)).arn ?? ''
}

async function list(analyzerArn: string, filter?: Record<string, sdk.Criterion>) {
  const found: sdk.FindingSummaryV2[] = []
  const input = { analyzerArn, filter, maxResults: 7 }
  for await (const page of sdk.paginateListFindingsV2({ client: admin }, input))
    found.push(...(page.findings ?? []))
  return found
}

async function detail(analyzerArn: string, id: string | undefined) {
  const command = new sdk.GetFindingV2Command({ analyzerArn, id })
  return (await admin.send(command)).findingDetails?.[0]
}

describe('External access of the sample', () => {
  let arn = ''
  beforeAll(async () => {
    arn = await create('external', 'ACCOUNT', { tags: { team: 'security' } })
  })

  test('An analyzer is there at once, with its tags and what it looked at', async () => {
    const { analyzer } = await admin.send(new sdk.GetAnalyzerCommand({ analyzerName: 'external' }))
    expect(analyzer).toMatchObject({
      arn: 'arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/external',
      status: 'ACTIVE',
      type: 'ACCOUNT',
      tags: { team: 'security' },
    })
    expect(analyzer?.lastResourceAnalyzedAt).toBeInstanceOf(Date)
    const { analyzers } = await admin.send(new sdk.ListAnalyzersCommand({ type: 'ACCOUNT' }))
    expect(analyzers?.map(({ name }) => name)).toContain('external')
    const { analyzedResources } = await admin.send(
      new sdk.ListAnalyzedResourcesCommand({ analyzerArn: arn, resourceType: 'AWS::S3::Bucket' }),
    )
    expect(analyzedResources?.length).toBeGreaterThan(5)
  })

  test('finds what is public and what other accounts may use', async () => {
    const found = await list(arn, { status: { eq: ['ACTIVE'] } })
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    const [open] = await list(arn, {
      isPublic: { eq: ['true'] },
      resourceType: { eq: ['AWS::S3::Bucket'] },
    })
    const details = await detail(arn, open?.id)
    expect(details?.externalAccessDetails).toMatchObject({
      isPublic: true,
      principal: { AWS: '*' },
      action: expect.arrayContaining([expect.stringContaining('s3:')]),
    })
    const foreign = await list(arn, { 'principal.AWS': { contains: ['777700003333'] } })
    expect(foreign.length).toBeGreaterThan(0)
    const { finding } = await admin.send(
      new sdk.GetFindingCommand({ analyzerArn: arn, id: foreign[0]?.id }),
    )
    expect(finding).toMatchObject({ isPublic: false, status: 'ACTIVE' })
  })

  test('a resource tells what was found of it; one that no run saw cannot be scanned', async () => {
    const [open] = await list(arn, { isPublic: { eq: ['true'] } })
    const { resource } = await admin.send(
      new sdk.GetAnalyzedResourceCommand({ analyzerArn: arn, resourceArn: open?.resource }),
    )
    expect(resource).toMatchObject({ isPublic: true, status: 'ACTIVE', sharedVia: ['POLICY'] })
    await admin.send(
      new sdk.StartResourceScanCommand({ analyzerArn: arn, resourceArn: open?.resource }),
    )
    const other = new sdk.StartResourceScanCommand({
      analyzerArn: arn,
      resourceArn: 'arn:aws:s3:::nobody-knows',
    })
    await expect(admin.send(other)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceType: 'Resource',
    })
  })

  test('people archive findings; statistics count them', async () => {
    const [one] = await list(arn, { status: { eq: ['ACTIVE'] } })
    const ids = [one?.id ?? '']
    await admin.send(new sdk.UpdateFindingsCommand({ analyzerArn: arn, status: 'ARCHIVED', ids }))
    const archived = await list(arn, { status: { eq: ['ARCHIVED'] } })
    expect(archived.map(({ id }) => id)).toEqual(ids)
    const { findingsStatistics } = await admin.send(
      new sdk.GetFindingsStatisticsCommand({ analyzerArn: arn }),
    )
    expect(findingsStatistics?.[0]?.externalAccessFindingsStatistics).toMatchObject({
      totalArchivedFindings: 1,
      totalResolvedFindings: 0,
    })
    await admin.send(new sdk.UpdateFindingsCommand({ analyzerArn: arn, status: 'ACTIVE', ids }))
    expect(await list(arn, { status: { eq: ['ARCHIVED'] } })).toEqual([])
  })

  test('archive rules work on what comes, and on what is there when they are applied', async () => {
    const all = await list(arn)
    const filter = { isPublic: { eq: ['true'] } }
    const rule = { analyzerName: 'external', ruleName: 'known' }
    await admin.send(new sdk.CreateArchiveRuleCommand({ ...rule, filter }))
    expect(await list(arn, { status: { eq: ['ARCHIVED'] } })).toEqual([])
    await admin.send(new sdk.ApplyArchiveRuleCommand({ analyzerArn: arn, ruleName: 'known' }))
    const open = await list(arn, filter)
    expect(open.length).toBeGreaterThan(0)
    expect(await list(arn, { status: { eq: ['ARCHIVED'] } })).toHaveLength(open.length)
    const { archiveRule } = await admin.send(new sdk.GetArchiveRuleCommand(rule))
    expect(archiveRule).toMatchObject({ filter })
    const other = await create('with-rule', 'ACCOUNT', {
      archiveRules: [{ ruleName: 'all', filter: { resource: { exists: true } } }],
    })
    expect(await list(other, { status: { neq: ['ARCHIVED'] } })).toEqual([])
    expect(await list(other)).toHaveLength(all.length)
    await admin.send(new sdk.DeleteArchiveRuleCommand(rule))
    await expect(admin.send(new sdk.GetArchiveRuleCommand(rule))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await expect(
      admin.send(
        new sdk.CreateArchiveRuleCommand({ ...rule, filter: { colour: { eq: ['red'] } } }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException', reason: 'fieldValidationFailed' })
  })

  test('what a later run does not find any more is resolved, and active again when it is back', async () => {
    const own = await create('over-time', 'ACCOUNT')
    const before = await list(own, { resourceType: { eq: ['AWS::S3::Bucket'] } })
    expect(before.length).toBeGreaterThan(0)
    await save((one) =>
      one.type === 'AWS::S3::Bucket'
        ? {
            ...one,
            properties: { ...one.properties, ResourcePolicy: undefined, AccessControl: undefined },
          }
        : one,
    )
    const after = await list(own, { resourceType: { eq: ['AWS::S3::Bucket'] } })
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set(['RESOLVED']))
    await save((one) => one)
    const again = await list(own, { resourceType: { eq: ['AWS::S3::Bucket'] } })
    expect(again.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted())
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['ACTIVE']))
  })

  test('what could not be listed is told, and what it may hide stays as it was', async () => {
    const where = { status: { eq: ['ACTIVE'] }, resourceType: { eq: ['AWS::S3::Bucket'] } }
    const before = await list(arn, where)
    expect(before.length).toBeGreaterThan(0)
    const denied: Gap = {
      source: 'aws',
      operation: 's3:ListAllMyBuckets',
      reason: 'denied',
      error: 'AccessDenied',
      types: ['AWS::S3::Bucket'],
      hides: true,
    }
    await save((one) => (one.type === 'AWS::S3::Bucket' ? [] : one), [denied])
    const after = (await list(arn, where)).filter(({ resource }) => resource !== arn)
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted())
    const told = await list(arn, { error: { contains: ['s3:ListAllMyBuckets'] } })
    expect(told).toMatchObject([
      { status: 'ACTIVE', resource: arn, resourceType: 'AWS::S3::Bucket' },
    ])
    await save((one) => (one.type === 'AWS::S3::Bucket' ? [] : one))
    expect(await list(arn, where)).toEqual([])
    await save((one) => one)
    expect((await list(arn, where)).length).toBe(before.length)
  })

  test('the organization trusts its own accounts', async () => {
    const wide = await list(arn)
    const organization = await list(await create('organization', 'ORGANIZATION'))
    const ids = organization.map(({ resource }) => resource)
    expect(organization.length).toBeLessThan(wide.length)
    expect(wide.map(({ resource }) => resource)).toEqual(expect.arrayContaining(ids))
  })
})

describe('Unused access of the sample', () => {
  test('roles, passwords and keys that nobody used for the age of the analyzer', async () => {
    const arn = await create('unused', 'ACCOUNT_UNUSED_ACCESS', {
      configuration: { unusedAccess: { unusedAccessAge: 90 } },
    })
    const found = await list(arn)
    const types = new Set(found.map(({ findingType }) => findingType))
    expect(types).toContain('UnusedIAMRole')
    expect(types).toContain('UnusedIAMUserAccessKey')
    const key = found.find(({ findingType }) => findingType === 'UnusedIAMUserAccessKey')
    expect(await detail(arn, key?.id)).toMatchObject({
      unusedIamUserAccessKeyDetails: { accessKeyId: expect.stringMatching(/^AKIA/) },
    })
    const { findingsStatistics } = await admin.send(
      new sdk.GetFindingsStatisticsCommand({ analyzerArn: arn }),
    )
    expect(findingsStatistics?.[0]?.unusedAccessFindingsStatistics?.totalActiveFindings).toBe(
      found.length,
    )
    const accounts = [
      ...new Set(found.map(({ resourceOwnerAccount }) => resourceOwnerAccount ?? '')),
    ]
    await admin.send(
      new sdk.UpdateAnalyzerCommand({
        analyzerName: 'unused',
        configuration: {
          unusedAccess: { analysisRule: { exclusions: [{ accountIds: accounts }] } },
        },
      }),
    )
    expect(await list(arn, { status: { eq: ['ACTIVE'] } })).toEqual([])
    await expect(
      admin.send(new sdk.ListFindingsCommand({ analyzerArn: arn })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('Internal access of the sample', () => {
  test('who of the organization may use chosen resources', async () => {
    const { analyzedResources } = await admin.send(
      new sdk.ListAnalyzedResourcesCommand({
        analyzerArn: 'arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/external',
        resourceType: 'AWS::S3::Bucket',
      }),
    )
    const resourceArns = analyzedResources?.slice(0, 2).map(({ resourceArn }) => resourceArn ?? '')
    const arn = await create('internal', 'ORGANIZATION_INTERNAL_ACCESS', {
      configuration: { internalAccess: { analysisRule: { inclusions: [{ resourceArns }] } } },
    })
    const found = await list(arn)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ findingType }) => findingType))).toEqual(
      new Set(['InternalAccess']),
    )
    expect(await detail(arn, found[0]?.id)).toMatchObject({
      internalAccessDetails: {
        principal: { AWS: expect.stringContaining('arn:aws:iam::') },
        action: expect.arrayContaining([expect.stringMatching(/^s3:/)]),
      },
    })
  })
})

describe('Access previews', () => {
  let arn = ''
  const topic = 'arn:aws:sns:eu-west-1:111122223333:new-topic'
  const grant = (principal: unknown) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: principal, Action: 'sns:Publish', Resource: topic },
      ],
    })
  const previewed = async (configurations: Record<string, sdk.Configuration>) => {
    const { id } = await admin.send(
      new sdk.CreateAccessPreviewCommand({ analyzerArn: arn, configurations }),
    )
    const where = { accessPreviewId: id ?? '', analyzerArn: arn }
    const { accessPreview } = await admin.send(new sdk.GetAccessPreviewCommand(where))
    return { accessPreview, where }
  }
  const findings = async (configurations: Record<string, sdk.Configuration>) => {
    const { accessPreview, where } = await previewed(configurations)
    expect(accessPreview).toMatchObject({ status: 'COMPLETED', configurations })
    return (await admin.send(new sdk.ListAccessPreviewFindingsCommand(where))).findings ?? []
  }
  beforeAll(async () => {
    arn = await create('previews', 'ACCOUNT')
  })

  test('of a resource that does not exist yet', async () => {
    expect(await findings({ [topic]: { snsTopic: { topicPolicy: grant('*') } } })).toMatchObject([
      { changeType: 'NEW', status: 'ACTIVE', isPublic: true, resourceType: 'AWS::SNS::Topic' },
    ])
    const own = { AWS: 'arn:aws:iam::111122223333:root' }
    expect(await findings({ [topic]: { snsTopic: { topicPolicy: grant(own) } } })).toEqual([])
    const other = { AWS: 'arn:aws:iam::444455556666:root' }
    expect(await findings({ [topic]: { snsTopic: { topicPolicy: grant(other) } } })).toMatchObject([
      { isPublic: false, principal: { AWS: '444455556666' }, action: ['sns:Publish'] },
    ])
  })

  test('of one that exists: unchanged, and gone with its policy', async () => {
    const [open] = await list(arn, {
      resourceType: { eq: ['AWS::S3::Bucket'] },
      isPublic: { eq: ['true'] },
    })
    const bucket = open?.resource ?? ''
    const block = { ignorePublicAcls: true, restrictPublicBuckets: true }
    const same = await findings({ [bucket]: { s3Bucket: {} } })
    expect(same).toMatchObject([{ changeType: 'UNCHANGED', existingFindingId: open?.id }])
    const blocked = await findings({ [bucket]: { s3Bucket: { bucketPublicAccessBlock: block } } })
    expect(blocked).toMatchObject([
      { changeType: 'CHANGED', status: 'RESOLVED', existingFindingStatus: 'ACTIVE' },
    ])
  })

  test('of ACLs, grants, lists of accounts and trust', async () => {
    const user = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'
    const acl = (grantee: sdk.AclGrantee) => ({ permission: 'READ' as const, grantee })
    const bucketAclGrants = [
      acl({ id: user }),
      // Public ACLs are ignored throughout this account of the sample.
      acl({ uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }),
    ]
    expect(
      await findings({ 'arn:aws:s3:::fresh': { s3Bucket: { bucketAclGrants } } }),
    ).toMatchObject([
      { isPublic: false, principal: { CanonicalUser: user }, sources: [{ type: 'BUCKET_ACL' }] },
    ])
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111'
    const kmsGrant: sdk.KmsGrantConfiguration = {
      granteePrincipal: 'arn:aws:iam::444455556666:role/reader',
      issuingAccount: '111122223333',
      operations: ['Decrypt'],
    }
    expect(await findings({ [key]: { kmsKey: { grants: [kmsGrant] } } })).toMatchObject([
      { principal: { AWS: kmsGrant.granteePrincipal }, action: ['kms:Decrypt'] },
    ])
    const snapshot = 'arn:aws:ec2:eu-west-1:111122223333:snapshot/snap-0123456789abcdef0'
    expect(await findings({ [snapshot]: { ebsSnapshot: { groups: ['all'] } } })).toMatchObject([
      { isPublic: true, resourceType: 'AWS::EC2::Snapshot' },
    ])
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
    })
    expect(
      await findings({ 'arn:aws:iam::111122223333:role/new': { iamRole: { trustPolicy: trust } } }),
    ).toMatchObject([{ isPublic: true, action: ['sts:AssumeRole'] }])
  })

  test('of a policy that is none fails', async () => {
    const { accessPreview, where } = await previewed({
      [topic]: { snsTopic: { topicPolicy: '{' } },
    })
    expect(accessPreview).toMatchObject({
      status: 'FAILED',
      statusReason: { code: 'INVALID_CONFIGURATION' },
    })
    await expect(admin.send(new sdk.ListAccessPreviewFindingsCommand(where))).rejects.toMatchObject(
      { name: 'ConflictException' },
    )
    const { accessPreviews } = await admin.send(
      new sdk.ListAccessPreviewsCommand({ analyzerArn: arn }),
    )
    expect(accessPreviews?.at(-1)).toMatchObject({ id: where.accessPreviewId, status: 'FAILED' })
  })
})

test('Another account sees nothing, and an analyzer goes with everything.', async () => {
  const arn = await create('short-lived', 'ACCOUNT')
  const stranger = bench.client('admin', '444455556666')
  await expect(
    stranger.send(new sdk.ListFindingsV2Command({ analyzerArn: arn })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await expect(create('short-lived', 'ACCOUNT')).rejects.toMatchObject({
    name: 'ConflictException',
    resourceId: 'short-lived',
  })
  await admin.send(new sdk.DeleteAnalyzerCommand({ analyzerName: 'short-lived' }))
  await expect(list(arn)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('Tags come and go.', async () => {
  const resourceArn = await create('tagged', 'ACCOUNT')
  await admin.send(new sdk.TagResourceCommand({ resourceArn, tags: { a: '1', b: '2' } }))
  await admin.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['a'] }))
  const { tags } = await admin.send(new sdk.ListTagsForResourceCommand({ resourceArn }))
  expect(tags).toEqual({ b: '2' })
})
