import { S3 } from '@aws-sdk/client-s3'
import { S3Control } from '@aws-sdk/client-s3-control'
import { beforeAll, expect, test } from 'vitest'
import { keepEndpointHost, standInEndpoint } from '../../src/collect/aws/account-host.ts'
import type { Collected } from '../../src/model/collected.ts'
import { describeLive, motoAccount, the } from './moto.ts'

const bucketPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::guarded', 'arn:aws:s3:::guarded/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
}
const logDelivery = 'uri="http://acs.amazonaws.com/groups/s3/LogDelivery"'
const allBlocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

describeLive('Live S3', (moto) => {
  let collected: Collected
  beforeAll(async () => {
    const s3 = moto.client(S3)
    await s3.createBucket({ Bucket: 'bare' })
    await s3.createBucket({ Bucket: 'open', ACL: 'public-read' })
    await s3.createBucket({
      Bucket: 'guarded',
      CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
      ObjectLockEnabledForBucket: true,
    })
    await s3.createBucket({
      Bucket: 'logs',
      CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
    })
    await moto.client(S3, 'eu-central-1').putBucketAcl({
      Bucket: 'logs',
      GrantWrite: logDelivery,
      GrantReadACP: logDelivery,
    })
    await guard(moto.client(S3, 'eu-central-1'))
    await blockAccount(moto.endpoint)
    collected = await moto.collect({ services: ['s3', 's3-control'] })
  })

  test('finds every bucket in its Region, without a gap', () => {
    expect(collected.gaps).toEqual([])
    const buckets = collected.resources.filter((r) => r.type === 'AWS::S3::Bucket')
    expect(buckets.map((b) => [b.id, b.region, b.account, b.arn])).toEqual([
      ['guarded', 'eu-central-1', motoAccount, 'arn:aws:s3:::guarded'],
      ['logs', 'eu-central-1', motoAccount, 'arn:aws:s3:::logs'],
      ['bare', 'us-east-1', motoAccount, 'arn:aws:s3:::bare'],
      ['open', 'us-east-1', motoAccount, 'arn:aws:s3:::open'],
    ])
    expect(collected.source.collected).toContain('AWS::S3::Bucket')
  })

  test('a bucket without configuration has known absences', () => {
    expect(the(collected, 'AWS::S3::Bucket', 'bare').properties).toEqual({
      BucketName: 'bare',
      AccessControl: 'Private',
      ObjectLockEnabled: false,
    })
  })

  test('a public ACL becomes its canned name', () => {
    expect(the(collected, 'AWS::S3::Bucket', 'open').properties['AccessControl']).toBe('PublicRead')
    expect(the(collected, 'AWS::S3::Bucket', 'logs').properties['AccessControl']).toBe(
      'LogDeliveryWrite',
    )
  })

  test('a configured bucket carries the schema of CloudFormation', () => {
    const bucket = the(collected, 'AWS::S3::Bucket', 'guarded')
    expect(bucket.properties).toEqual({
      BucketName: 'guarded',
      ResourcePolicy: bucketPolicy,
      PublicAccessBlockConfiguration: allBlocked,
      AccessControl: 'Private',
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: 'arn:aws:kms:eu-central-1:123456789012:key/logs',
            },
          },
        ],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { DestinationBucketName: 'logs', LogFilePrefix: 'access/' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      LifecycleConfiguration: {
        Rules: [{ Id: 'old', Status: 'Enabled', Prefix: '', ExpirationInDays: 365 }],
      },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30, Years: 0 } },
      },
    })
    expect(bucket.tags).toEqual({ 'data-classification': 'confidential', __proto: 'x' })
    expect(bucket.facts).toMatchObject({ MfaDelete: false })
    expect(bucket.facts?.['CreatedAt']).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  test('the account carries its own block of public access', () => {
    expect(the(collected, 'AWS::::Account').properties['PublicAccessBlockConfiguration']).toEqual(
      allBlocked,
    )
  })
})

async function guard(s3: S3): Promise<void> {
  const Bucket = 'guarded'
  await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify(bucketPolicy) })
  await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: allBlocked })
  await s3.putBucketEncryption({
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          BucketKeyEnabled: true,
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: 'arn:aws:kms:eu-central-1:123456789012:key/logs',
          },
        },
      ],
    },
  })
  await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  await s3.putBucketOwnershipControls({
    Bucket,
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  })
  await s3.putObjectLockConfiguration({
    Bucket,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } },
    },
  })
  await s3.putBucketLifecycleConfiguration({
    Bucket,
    LifecycleConfiguration: {
      Rules: [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 365 } }],
    },
  })
  await s3.putBucketLogging({
    Bucket,
    BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'access/' } },
  })
  await s3.putBucketTagging({
    Bucket,
    Tagging: {
      TagSet: [
        { Key: 'data-classification', Value: 'confidential' },
        { Key: '__proto', Value: 'x' },
      ],
    },
  })
}

async function blockAccount(endpoint: string): Promise<void> {
  const control = new S3Control({
    region: 'us-east-1',
    endpoint: standInEndpoint(endpoint),
    credentials: { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'test' },
  })
  keepEndpointHost(control, endpoint)
  await control.putPublicAccessBlock({
    AccountId: motoAccount,
    PublicAccessBlockConfiguration: allBlocked,
  })
}
