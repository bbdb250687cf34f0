import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { accountType, type Resource } from '../../../../model/resource.ts'
import type { Facts } from '../../../../model/facts.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { accountTypes, areKnownAccounts } from '../../predicates/known-accounts.ts'
import { statementAccounts } from '../../predicates/policy-accounts.ts'
import { statements, type Statement } from '../../predicates/policy.ts'
import { hasConditionOn } from '../../predicates/trust.ts'
import { and, or, not, type Truth } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const externalId = new Set(['sts:externalid'])
const messages = {
  pass: 'Accounts of others need an external id to assume the role.',
  fail: 'An account of others may assume the role without an external id.',
}

export default check({
  title: 'Role asks accounts of others for an external id',
  resource: 'AWS::IAM::Role',
  severity: 'high',
  exposure: 'cross-account',
  why: 'A provider that serves many customers can be tricked into using the role of another customer.',
  fix: {
    text: 'Agree on a unique external id with the provider and require it in the trust policy.',
    effort: 'S',
    cli: 'aws iam update-assume-role-policy --role-name ROLE --policy-document file://TRUST.json',
    cloudformation: `Condition:
  StringEquals: { sts:ExternalId: EXTERNAL_ID }`,
  },
  reads: ['AssumeRolePolicyDocument'],
  relates: accountTypes,
  test: (role, facts) => {
    const all = statements(read(role, 'AssumeRolePolicyDocument'))
    if (isUnknown(all)) return undecided(all, pointer('AssumeRolePolicyDocument'))
    let strangers: Truth = false
    let guarded: Truth = true
    for (const statement of all) {
      const foreign = namesStranger(statement, role, facts)
      if (foreign === false) continue
      strangers = or(strangers, foreign)
      guarded = and(guarded, or(hasConditionOn(statement, externalId), not(foreign)))
    }
    return strangers === false
      ? notApplicable('The role trusts no account of others.')
      : decide(guarded, messages, pointer('AssumeRolePolicyDocument'))
  },
  examples: {
    pass: [
      {
        name: 'with an external id',
        properties: trust({ StringEquals: { 'sts:ExternalId': 'agreed' } }),
        near: [{ type: accountType, id: '111122223333' }],
      },
    ],
    fail: [
      {
        name: 'without one',
        properties: trust({}),
        near: [{ type: accountType, id: '111122223333' }],
      },
    ],
    unknown: [{ name: 'when it is not known whose account it is', properties: trust({}) }],
    notApplicable: [
      {
        name: 'for an account of the organization',
        properties: trust({}),
        near: [{ type: 'AWS::Organizations::Account', id: '999988887777' }],
      },
    ],
  },
})

function namesStranger(statement: Statement, role: Resource, facts: Facts): Truth {
  if (statement.effect !== 'Allow') return false
  return not(areKnownAccounts(statementAccounts(statement), role, facts))
}

function trust(Condition: object) {
  const Principal = { AWS: 'arn:aws:iam::999988887777:root' }
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }]
  return { AssumeRolePolicyDocument: { Statement } }
}
