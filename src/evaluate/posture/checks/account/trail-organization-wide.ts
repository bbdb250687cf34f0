import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { accountType, type Resource } from '../../../../model/resource.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { someAround, someOf } from '../../predicates/related.ts'
import { and, or, holds, type Truth } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const trailType = 'AWS::CloudTrail::Trail'
const messages = {
  pass: 'A trail of the organization records this account.',
  fail: 'No trail of the organization records this account.',
}

export default check({
  title: 'An organization trail records the account',
  resource: accountType,
  severity: 'medium',
  why: 'Members cannot stop or change a trail of the organization, and its logs end up in one place.',
  fix: {
    text: 'Create the trail in the management account or its delegated administrator for the whole organization.',
    effort: 'S',
    cli: 'aws cloudtrail create-trail --name NAME --s3-bucket-name BUCKET --is-organization-trail --is-multi-region-trail',
    cloudformation: `Type: AWS::CloudTrail::Trail
Properties:
  S3BucketName: BUCKET
  IsLogging: true
  IsMultiRegionTrail: true
  IsOrganizationTrail: true`,
  },
  reads: ['OrganizationId'],
  relates: [trailType],
  test: (account, facts) => {
    const organization = read(account, 'OrganizationId')
    if (organization === undefined) return notApplicable('The account is in no organization.')
    if (isUnknown(organization)) return undecided(organization, pointer('OrganizationId'))
    const shared = someOf(facts.everywhere(trailType), isOrganizationTrail)
    return decide(
      shared === true
        ? true
        : or(shared, someAround(account, facts, trailType, isOrganizationTrail)),
      messages,
    )
  },
  examples: {
    pass: [
      {
        name: 'with a trail of another account',
        properties: { OrganizationId: 'o-exampleorgid' },
        near: [trail({ IsOrganizationTrail: true, IsLogging: true }, '444455556666')],
      },
    ],
    fail: [
      { name: 'without trails', properties: { OrganizationId: 'o-exampleorgid' } },
      {
        name: 'with a trail of its own only',
        properties: { OrganizationId: 'o-exampleorgid' },
        near: [trail({ IsLogging: true }, '111122223333')],
      },
    ],
    unknown: [
      {
        name: 'when trails were not seen',
        properties: { OrganizationId: 'o-exampleorgid' },
        unseen: [trailType],
      },
    ],
    notApplicable: [{ name: 'without an organization', properties: {} }],
  },
})

function isOrganizationTrail(trail: Resource): Truth {
  return and(
    holds(read(trail, 'IsOrganizationTrail'), (v) => v === true),
    holds(read(trail, 'IsLogging'), (v) => v === true),
  )
}

function trail(properties: Record<string, unknown>, account: string) {
  return { type: trailType, id: 'main', account, properties }
}
