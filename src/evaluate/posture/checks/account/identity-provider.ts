import { check } from '../../../../model/check.ts'
import { accountType, type Resource } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { someAround } from '../../predicates/related.ts'
import { or, not, holds, type Truth } from '../../predicates/truth.ts'
import { read, fact } from '../../predicates/value.ts'

const samlType = 'AWS::IAM::SAMLProvider'
const oidcType = 'AWS::IAM::OIDCProvider'
const userType = 'AWS::IAM::User'
const machines = [
  'githubusercontent.com',
  'oidc.eks.',
  'gitlab.com',
  'app.terraform.io',
  'circleci',
]
const messages = {
  pass: 'People sign in through an identity provider, or nobody has a console password.',
  fail: 'People sign in with passwords of IAM users and there is no identity provider.',
}

export default check({
  title: 'People sign in through an identity provider',
  resource: accountType,
  severity: 'high',
  why: 'One directory makes leavers lose access everywhere at once; IAM users outlive them.',
  fix: {
    text: 'Connect the workforce directory to IAM Identity Center for the organization and retire IAM users.',
    effort: 'L',
    cloudformation: `Type: AWS::IAM::SAMLProvider
Properties:
  Name: NAME
  SamlMetadataDocument: METADATA_XML`,
  },
  reads: [],
  relates: [samlType, oidcType, userType],
  test: (account, facts) => {
    const provider = or(
      someAround(account, facts, samlType, () => true),
      someAround(account, facts, oidcType, servesPeople),
    )
    if (provider === true) return decide(true, messages)
    const passwords = someAround(account, facts, userType, (user) =>
      holds(fact(user, 'PasswordEnabled'), (v) => v === true),
    )
    return decide(or(provider, not(passwords)), messages)
  },
  examples: {
    pass: [
      { name: 'with a SAML provider', near: [{ type: samlType, id: 'workforce' }] },
      {
        name: 'when no user has a console password',
        near: [{ type: userType, id: 'ci', facts: { PasswordEnabled: false } }],
      },
    ],
    fail: [
      {
        name: 'with passwords, and OIDC for pipelines only',
        near: [
          { type: userType, id: 'ann', facts: { PasswordEnabled: true } },
          {
            type: oidcType,
            id: 'ci',
            properties: { Url: 'https://token.actions.githubusercontent.com' },
          },
        ],
      },
    ],
    unknown: [
      {
        name: 'when providers were not seen',
        near: [{ type: userType, id: 'ann', facts: { PasswordEnabled: true } }],
        unseen: [samlType],
      },
    ],
  },
})

function servesPeople(provider: Resource): Truth {
  return holds(
    read(provider, 'Url'),
    (url) => typeof url === 'string' && !machines.some((machine) => url.includes(machine)),
  )
}
