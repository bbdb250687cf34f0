import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, notApplicable, pass, undecided } from '../../predicates/judgement.ts'
import { nameSome } from '../../predicates/name-some.ts'

const roleType = 'AWS::IAM::Role'
const vendor = 'arn:aws:iam::777788889999:root'

export default check({
  title: 'Roles for other organizations ask for an external id',
  resource: accountType,
  severity: 'high',
  exposure: 'cross-account',
  why: 'Without one, any customer of the same vendor could have it enter this account.',
  fix: {
    text: 'Agree on an external id with the vendor and require it in the trust policy of the role.',
    effort: 'M',
    cli: 'aws iam update-assume-role-policy --role-name ROLE --policy-document file://TRUST.json',
  },
  reads: [],
  relates: [roleType],
  test: (account, facts) => {
    const { certain, doubt } = facts.access.exposures(account)
    const roles = certain.filter(
      ({ reach, resource }) => reach === 'cross-organization' && resource.includes(':role/'),
    )
    const loose = roles.filter(({ externalId }) => !externalId).map(({ resource }) => resource)
    const unread = doubt ?? facts.seen(roleType, account)
    if (loose.length === 0 && isUnknown(unread)) return undecided(unread, '/id')
    if (roles.length === 0) return notApplicable('No role is open to another organization.', '/id')
    return loose.length === 0
      ? pass('Every role that is open to another organization asks for an external id.', '/id')
      : fail(`Without an external id: ${nameSome(loose)}.`, '/id')
  },
  examples: {
    pass: [
      {
        name: 'with an external id',
        near: [role({ StringEquals: { 'sts:ExternalId': 'example' } })],
      },
    ],
    fail: [{ name: 'without one', near: [role()] }],
    unknown: [
      {
        name: 'with a trust policy that could not be read',
        near: [{ ...role(), properties: { AssumeRolePolicyDocument: { $unknown: 'denied' } } }],
      },
    ],
    notApplicable: [{ name: 'without such roles' }],
  },
})

function role(Condition?: object) {
  return {
    type: roleType,
    id: 'vendor',
    name: 'vendor',
    arn: 'arn:aws:iam::111122223333:role/vendor',
    properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: vendor },
            Action: 'sts:AssumeRole',
            ...(Condition && { Condition }),
          },
        ],
      },
    },
  }
}
