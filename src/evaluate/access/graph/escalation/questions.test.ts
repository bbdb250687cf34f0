import { array, assert, constantFrom, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { Resource } from '../../../../model/resource.ts'
import { readEstate } from '../estate.ts'
import { Questions } from './questions.ts'

const account = '111122223333'
const conditions = [
  {},
  { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
  { StringEquals: { 'aws:ResourceTag/team': 'red' } },
  { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/A*' } },
  { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:user/a` } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
]
const actions = ['iam:PassRole', 'iam:AttachRolePolicy', 'lambda:UpdateFunctionCode']
const targets = ['a', 'b'].map((name) => `arn:aws:iam::${account}:role/${name}`)

const statement = record({
  Effect: constantFrom('Allow', 'Allow', 'Deny'),
  Action: constantFrom('*', ...actions),
  Resource: constantFrom('*', '*', ...targets, `arn:aws:iam::${account}:role/\${aws:username}`),
  Condition: constantFrom(...conditions),
})
const policy = array(statement, { minLength: 1, maxLength: 3 }).map((Statement) => ({
  Version: '2012-10-17',
  Statement,
}))

function make(
  kind: string,
  name: string,
  properties: Resource['properties'],
  team: string,
): Resource {
  return {
    type: `AWS::IAM::${kind}`,
    id: name,
    name,
    arn: `arn:aws:iam::${account}:${kind.toLowerCase()}/${name}`,
    account,
    properties,
    tags: { team },
    source: { kind: 'aws' },
  }
}

test('what is remembered is what the evaluator would say again', () => {
  assert(
    property(array(policy, { minLength: 2, maxLength: 3 }), option(policy), (shared, boundary) => {
      const inline = shared.map((PolicyDocument) => ({ PolicyName: 'p', PolicyDocument }))
      const limit = boundary === null ? {} : { PermissionsBoundary: 'limit' }
      const resources = [
        make('User', 'a', { Policies: inline, ...limit }, 'red'),
        make('User', 'b', { Policies: inline, ...limit }, 'blue'),
        make('Role', 'a', { Policies: inline.slice(1) }, 'red'),
        make('Role', 'b', { Policies: inline.slice(0, 1) }, 'blue'),
        ...(boundary === null
          ? []
          : [
              {
                ...make('ManagedPolicy', 'limit', { PolicyDocument: boundary }, ''),
                arn: 'limit',
              },
            ]),
      ]
      const estate = readEstate(resources)
      const remembering = new Questions(estate)
      for (const identity of estate.identities)
        for (const action of actions)
          for (const [index, resource] of targets.entries())
            for (const region of ['eu-west-1', 'us-east-1'])
              for (const passedTo of ['lambda.amazonaws.com', 'ec2.amazonaws.com'])
                for (const policyArn of [
                  'arn:aws:iam::aws:policy/AdministratorAccess',
                  'arn:aws:iam::aws:policy/X',
                ]) {
                  const target = resources[2 + index]
                  const around = { region, passedTo, policyArn, ...(target && { target }) }
                  const { verdict } = remembering.ask(identity, action, resource, around)
                  const fresh = new Questions(estate).ask(identity, action, resource, around)
                  expect(verdict).toBe(fresh.verdict)
                  if (verdict === 'allow') expect(remembering.mayAllow(identity, action)).toBe(true)
                }
    }),
    { numRuns: 60 },
  )
})
