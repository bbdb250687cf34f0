import { check } from '../../../../model/check.ts'
import { notApplicable, decide, undecided } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { and, or, holds } from '../../predicates/truth.ts'
import { read, fact, pointer } from '../../predicates/value.ts'

const trailType = 'AWS::CloudTrail::Trail'
const near = [{ type: trailType, id: 'main', properties: { S3BucketName: 'subject' } }]
const messages = {
  pass: 'The log bucket keeps logs from being changed or deleted.',
  fail: 'Logs in the bucket can be changed or deleted.',
}

export default check({
  title: 'Log bucket keeps logs from being changed or deleted',
  resource: 'AWS::S3::Bucket',
  severity: 'medium',
  why: 'Evidence that the intruder can delete is no evidence.',
  fix: {
    text: 'Enable object lock with a retention for the logs, or versioning with MFA delete.',
    effort: 'M',
    cli: 'aws s3api put-object-lock-configuration --bucket BUCKET --object-lock-configuration file://LOCK.json',
    cloudformation: `ObjectLockEnabled: true
ObjectLockConfiguration:
  ObjectLockEnabled: Enabled
  Rule: { DefaultRetention: { Mode: COMPLIANCE, Days: 365 } }`,
  },
  reads: ['ObjectLockConfiguration', 'VersioningConfiguration', 'facts.MfaDelete'],
  relates: [trailType],
  test: (bucket, facts) => {
    if (facts.referring(trailType, 'S3BucketName', bucket).length === 0) {
      // Trails of every Region may write here, so a gap in any of them counts.
      const { region: _, ...anywhere } = bucket
      const listed = facts.seen(trailType, anywhere)
      return listed === true || bucket.stack !== undefined
        ? notApplicable('No trail writes to the bucket.')
        : undecided(listed, '/id')
    }
    const locked = holds(read(bucket, 'ObjectLockConfiguration.Rule.DefaultRetention'), isPresent)
    if (locked === true) return decide(true, messages, pointer('ObjectLockConfiguration'))
    const guarded = and(
      holds(read(bucket, 'VersioningConfiguration.Status'), (v) => v === 'Enabled'),
      holds(fact(bucket, 'MfaDelete'), (v) => v === true),
    )
    return decide(or(locked, guarded), messages, pointer('ObjectLockConfiguration'))
  },
  examples: {
    pass: [
      {
        name: 'with a retention',
        near,
        properties: {
          ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 90 } } },
        },
      },
      {
        name: 'with MFA delete',
        near,
        properties: { VersioningConfiguration: { Status: 'Enabled' } },
        facts: { MfaDelete: true },
      },
    ],
    fail: [
      {
        name: 'with versions only',
        near,
        properties: { VersioningConfiguration: { Status: 'Enabled' } },
        facts: { MfaDelete: false },
      },
      { name: 'with nothing', near, properties: {}, facts: { MfaDelete: false } },
    ],
    unknown: [
      { name: 'live, when the trails could not be listed', properties: {}, unseen: [trailType] },
      {
        name: 'when denied',
        near,
        properties: { ObjectLockConfiguration: { $unknown: 'denied' } },
        facts: { MfaDelete: false },
      },
    ],
    notApplicable: [{ name: 'when no trail writes to it', properties: {} }],
  },
})
