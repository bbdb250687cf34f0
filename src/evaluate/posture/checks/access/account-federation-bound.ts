import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { fail, notApplicable, pass, undecided } from '../../predicates/judgement.ts'
import { nameSome } from '../../predicates/name-some.ts'
import { someOf } from '../../predicates/related.ts'
import { holds } from '../../predicates/truth.ts'
import { read } from '../../predicates/value.ts'

const roleType = 'AWS::IAM::Role'
const github = 'token.actions.githubusercontent.com'

export default check({
  title: 'No role is open to whoever joins a shared identity provider',
  resource: accountType,
  severity: 'critical',
  exposure: 'public',
  why: 'Everybody can have an account at GitHub, GitLab or a Cognito identity pool of their own; the engine tries a token of such a stranger on every role.',
  fix: {
    text: 'Require the claim that names your organization in the trust policies that plinth access exposure lists.',
    effort: 'S',
    cli: 'aws iam update-assume-role-policy --role-name ROLE --policy-document file://TRUST.json',
  },
  reads: [],
  relates: [roleType],
  test: (account, facts) => {
    const federated = someOf(facts.all(roleType, account), (role) =>
      holds(read(role, 'AssumeRolePolicyDocument'), namesProvider),
    )
    const seen = facts.seen(roleType, account)
    if (federated === false)
      return isUnknown(seen)
        ? undecided(seen, '/id')
        : notApplicable('No role trusts an identity provider.', '/id')
    const { certain, doubt } = facts.access.exposures(account)
    const trusting = new Set(
      facts
        .all(roleType, account)
        .filter((role) => namesProvider(role.properties['AssumeRolePolicyDocument']))
        .map(({ arn }) => arn),
    )
    const open = certain.filter(
      ({ reach, resource }) => reach === 'public' && trusting.has(resource),
    )
    if (open.length > 0)
      return fail(`Open to strangers: ${nameSome(open.map(({ resource }) => resource))}.`, '/id')
    const unread = [federated, seen, doubt].find(isUnknown)
    return unread === undefined
      ? pass('Every role names whose tokens of its provider it takes.', '/id')
      : undecided(unread, '/id')
  },
  examples: {
    pass: [{ name: 'with an owner', near: [role({ [`${github}:sub`]: 'repo:example/*' })] }],
    fail: [
      { name: 'with the audience alone', near: [role({ [`${github}:aud`]: 'sts.amazonaws.com' })] },
      {
        name: 'with any token, and open to all accounts too',
        near: [role({}, [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }])],
      },
      { name: 'with every repository', near: [role({ [`${github}:sub`]: 'repo:*' })] },
      {
        name: 'with a deny that leaves strangers',
        near: [
          role({}, [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringNotLike: { [`${github}:sub`]: 'repo:*' } },
            },
          ]),
        ],
      },
    ],
    unknown: [
      {
        name: 'with a subject that is not resolved, beside a role that is open to all',
        near: [
          role({ [`${github}:sub`]: { $unknown: 'unresolved' } }),
          {
            ...role({}),
            id: 'open',
            name: 'open',
            arn: 'arn:aws:iam::111122223333:role/open',
            properties: {
              RoleName: 'open',
              AssumeRolePolicyDocument: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
              },
            },
          },
        ],
      },
      {
        name: 'with a subject that is not resolved',
        near: [role({ [`${github}:sub`]: { $unknown: 'unresolved' } })],
      },
      { name: 'when roles were not seen', unseen: [roleType] },
    ],
    notApplicable: [{ name: 'without roles for providers' }],
  },
})

function namesProvider(document: unknown): boolean {
  return JSON.stringify(document ?? null).includes('"Federated"')
}

function role(StringLike: object, more: readonly object[] = []) {
  const Principal = { Federated: `arn:aws:iam::111122223333:oidc-provider/${github}` }
  const Action = 'sts:AssumeRoleWithWebIdentity'
  const Condition = Object.keys(StringLike).length === 0 ? {} : { StringLike }
  return {
    type: roleType,
    id: 'deploy',
    name: 'deploy',
    arn: 'arn:aws:iam::111122223333:role/deploy',
    properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal, Action, Condition }, ...more],
      },
    },
  }
}
