import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { someInlinePolicy } from '../../predicates/identity-policies.ts'
import { decide } from '../../predicates/judgement.ts'
import { statements } from '../../predicates/policy.ts'
import { or, not, type Truth } from '../../predicates/truth.ts'
import { pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The inline policies name their actions.',
  fail: 'An inline policy allows all actions of a service.',
}

export default check({
  title: 'Inline policies of the role name their actions',
  resource: 'AWS::IAM::Role',
  severity: 'medium',
  why: 'A wildcard for a whole service also grants what the service will learn to do, and who may change its policies.',
  fix: {
    text: 'List the actions the role really uses; Access Analyzer generates such a policy from CloudTrail.',
    effort: 'M',
    cli: 'aws accessanalyzer start-policy-generation --policy-generation-details principalArn=ROLE_ARN',
  },
  reads: ['Policies'],
  test: (role) =>
    decide(not(someInlinePolicy(role, allowsWholeService)), messages, pointer('Policies')),
  examples: {
    pass: [
      { name: 'with named actions', properties: inline('s3:GetObject') },
      { name: 'without inline policies', properties: {} },
    ],
    fail: [
      { name: 'with a service wildcard', properties: inline('s3:*') },
      { name: 'with every action', properties: inline('*') },
    ],
    unknown: [{ name: 'with unresolved actions', properties: inline({ $unknown: 'unresolved' }) }],
  },
})

function allowsWholeService(document: unknown): Truth {
  const all = statements(document)
  if (isUnknown(all)) return all
  let result: Truth = false
  for (const { effect, actions } of all) {
    if (effect !== 'Allow') continue
    if (isUnknown(actions)) result = or(result, actions)
    else if (actions.some((a) => a === '*' || a.endsWith(':*'))) return true
  }
  return result
}

function inline(Action: unknown) {
  const Statement = [{ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::example/*' }]
  return { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] }
}
