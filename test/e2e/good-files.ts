import { gzipSync } from 'node:zlib'
import { buildPlan } from '../estates/terraform/build-plan.ts'

/** A plan with one bucket. */
export function bucketPlan(): string {
  const bucket = { address: 'aws_s3_bucket.logs', values: { bucket: 'example-logs' } }
  return JSON.stringify(buildPlan({ resources: [bucket] }), null, 2)
}

/** A template with one bucket, on line 3. */
export const bucketTemplate = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: example-logs
`

const header = {
  plinth: 'snapshot',
  version: 1,
  started: '2026-06-01T00:00:00Z',
  ended: '2026-06-01T00:01:00Z',
  sources: [{ kind: 'aws', name: '111122223333', account: '111122223333' }],
}

/** A packed snapshot of live buckets. */
export function bucketSnapshot(ids: readonly string[], more: object = {}): Buffer {
  const resources = ids.map((id) => ({
    resource: {
      type: 'AWS::S3::Bucket',
      id,
      name: id,
      account: '111122223333',
      region: 'eu-west-1',
      properties: { BucketName: id },
      tags: { [id]: id },
      source: { kind: 'aws' },
      ...more,
    },
  }))
  return gzipSync(
    [header, ...resources, { end: { resources: ids.length, gaps: 0 } }]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  )
}
