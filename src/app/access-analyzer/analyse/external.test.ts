import { expect, test } from 'vitest'
import { readEstate } from '../../../evaluate/access/graph/estate.ts'
import type { Resource } from '../../../model/resource.ts'
import { externalByPolicy } from './external.ts'
import { externalBySharing } from './shared.ts'

const account = '111122223333'
const usual = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }

function queue(...statements: readonly object[]): Resource {
  return resource('AWS::SQS::Queue', `arn:aws:sqs:eu-west-1:${account}:jobs`, {
    ResourcePolicy: {
      Version: '2012-10-17',
      Statement: statements.map((one) => Object.assign({}, usual, one)),
    },
  })
}

function resource(type: string, arn: string, properties: Resource['properties']): Resource {
  return { type, id: arn, arn, account, tags: {}, source: { kind: 'aws' }, properties }
}

function found(...resources: readonly Resource[]) {
  return externalByPolicy(readEstate(resources), 'account', () => true).map(({ data }) => data)
}

test('One finding for each principal and conditions, with all actions of theirs.', () => {
  const principal = {
    AWS: ['arn:aws:iam::444455556666:root', 'arn:aws:iam::444455556666:role/app'],
  }
  const both = found(
    queue({ Principal: principal }, { Principal: principal, Action: 'sqs:ReceiveMessage' }),
  )
  const action = ['sqs:ReceiveMessage', 'sqs:SendMessage']
  expect(both).toMatchObject([
    { principal: { AWS: '444455556666' }, action, isPublic: false, condition: {} },
    { principal: { AWS: 'arn:aws:iam::444455556666:role/app' }, action },
  ])
})

test('Conditions are shown with the capitals of their keys.', () => {
  const condition = { StringEquals: { 'aws:principalorgid': 'o-example1234' } }
  expect(found(queue({ Principal: '*', Condition: condition }))).toMatchObject([
    {
      principal: { AWS: '*' },
      isPublic: false,
      condition: { 'aws:PrincipalOrgID': 'o-example1234' },
    },
  ])
})

test('The own account is inside; a policy that could not be read may let anybody in.', () => {
  expect(found(queue({ Principal: { AWS: account } }))).toEqual([])
  const unread = resource('AWS::SQS::Queue', `arn:aws:sqs:eu-west-1:${account}:jobs`, {
    ResourcePolicy: { $unknown: 'denied', detail: 'sqs:GetQueueAttributes' },
  })
  expect(found(unread)).toMatchObject([{ error: expect.stringMatching(/^UNDECIDED: /) }])
})

test('Snapshots are shared by lists of accounts, which may not be known.', () => {
  const snapshot = (SharedWith: unknown) =>
    resource('AWS::EC2::Snapshot', `arn:aws:ec2:eu-west-1:${account}:snapshot/snap-1`, {
      SharedWith,
    })
  const look = (one: Resource) =>
    externalBySharing(readEstate([one]), 'account', () => true).map(({ data }) => data)
  expect(look(snapshot(['all', '444455556666', account]))).toMatchObject([
    { isPublic: true, principal: { AWS: '*' } },
    { isPublic: false, principal: { AWS: '444455556666' } },
  ])
  expect(look(snapshot([]))).toEqual([])
  expect(look(snapshot({ $unknown: 'denied' }))).toMatchObject([{ error: expect.any(String) }])
})
