import { check } from '../../../../model/check.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Bucket keeps versions of its objects',
  resource: 'AWS::S3::Bucket',
  severity: 'low',
  why: 'An object that was overwritten or deleted by mistake or malice can be brought back.',
  fix: {
    text: 'Enable versioning, and expire old versions with a lifecycle rule.',
    effort: 'S',
    cli: 'aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled',
    cloudformation: `VersioningConfiguration:
  Status: Enabled`,
  },
  reads: ['VersioningConfiguration'],
  test: (bucket) =>
    satisfies(bucket, 'VersioningConfiguration.Status', (v) => v === 'Enabled', {
      pass: 'Versioning is enabled.',
      fail: 'Versioning is not enabled.',
    }),
  examples: {
    pass: [
      { name: 'when enabled', properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    ],
    fail: [
      { name: 'when never enabled', properties: {} },
      { name: 'when suspended', properties: { VersioningConfiguration: { Status: 'Suspended' } } },
    ],
    unknown: [
      { name: 'when denied', properties: { VersioningConfiguration: { $unknown: 'denied' } } },
    ],
  },
})
