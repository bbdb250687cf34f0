import { check } from '../../../../model/check.ts'
import { accountType, type Resource } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { someAround, someOf } from '../../predicates/related.ts'
import { and, or, holds, type Truth } from '../../predicates/truth.ts'
import { read } from '../../predicates/value.ts'
import { inOrganization } from '../../predicates/organization.ts'

const trailType = 'AWS::CloudTrail::Trail'
const messages = {
  pass: 'A trail records the calls of all Regions.',
  fail: 'No trail records the calls of all Regions.',
}

export default check({
  title: 'A trail records the API calls of all Regions',
  resource: accountType,
  severity: 'high',
  why: 'Without it nobody can tell who did what, least of all in the Regions nobody watches.',
  fix: {
    text: 'Create one organization trail for all Regions that writes to a bucket of the log archive account.',
    effort: 'S',
    cli: 'aws cloudtrail create-trail --name NAME --s3-bucket-name BUCKET --is-multi-region-trail --enable-log-file-validation',
    cloudformation: `Type: AWS::CloudTrail::Trail
Properties:
  S3BucketName: BUCKET
  IsLogging: true
  IsMultiRegionTrail: true`,
  },
  reads: ['OrganizationId'],
  relates: [trailType],
  test: (account, facts) => {
    const own = someAround(account, facts, trailType, recordsAllRegions)
    if (own === true) return decide(own, messages)
    const shared = someOf(facts.everywhere(trailType), (trail) =>
      and(
        recordsAllRegions(trail),
        holds(read(trail, 'IsOrganizationTrail'), (v) => v === true),
      ),
    )
    return decide(or(own, and(shared, inOrganization(account, facts))), messages)
  },
  examples: {
    pass: [
      {
        name: 'with a trail of its own',
        near: [trail({ IsMultiRegionTrail: true, IsLogging: true })],
      },
      {
        name: 'with the trail of its organization',
        properties: { OrganizationId: 'o-exampleorgid' },
        near: [
          {
            ...trail({ IsMultiRegionTrail: true, IsLogging: true, IsOrganizationTrail: true }),
            account: '444455556666',
          },
        ],
      },
    ],
    fail: [
      { name: 'without a trail' },
      {
        name: 'with a trail that is stopped',
        near: [trail({ IsMultiRegionTrail: true, IsLogging: false })],
      },
      { name: 'with a trail of one Region', near: [trail({ IsLogging: true })] },
    ],
    unknown: [
      { name: 'when trails were not seen', unseen: [trailType] },
      {
        name: 'when the status was denied',
        near: [trail({ IsMultiRegionTrail: true, IsLogging: { $unknown: 'denied' } })],
      },
    ],
  },
})

function recordsAllRegions(trail: Resource): Truth {
  return and(
    holds(read(trail, 'IsMultiRegionTrail'), (v) => v === true),
    holds(read(trail, 'IsLogging'), (v) => v === true),
  )
}

function trail(properties: Record<string, unknown>) {
  return { type: trailType, id: 'main', properties }
}
