import { expect, test } from 'vitest'
import type { CloudTrailEvent } from '../../../../model/cloudtrail-event.ts'
import { readEstate } from '../../graph/estate.ts'
import { parsePolicy } from '../../policy/parse-policy.ts'
import type { GuardrailType } from '../guardrail.ts'
import { account, manager, member, organization } from '../organization.fixture.ts'
import { applyExemptions, suggestExemptions } from './exemptions.ts'
import { proposeChange } from './proposal.ts'
import { createReplay } from './replay.ts'

function call(name: string, more: Partial<CloudTrailEvent> = {}, owner = account): CloudTrailEvent {
  const [source, eventName = ''] = name.split(':')
  const arn = `arn:aws:iam::${owner}:role/app`
  return {
    eventTime: '2026-09-02T00:00:00Z',
    eventSource: `${source}.amazonaws.com`,
    eventName,
    awsRegion: 'us-east-1',
    recipientAccountId: owner,
    requestParameters: {},
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${owner}:assumed-role/app/s`,
      accountId: owner,
      sessionContext: { sessionIssuer: { arn } },
    },
    ...more,
  }
}

const estate = [organization(), member(), member('222233334444'), member(manager)]

function replay(document: object, events: readonly CloudTrailEvent[], type: GuardrailType = 'scp') {
  const { policy } = parsePolicy({ Version: '2012-10-17', ...document }, 'proposed')
  if (policy === undefined) throw new Error('The proposal cannot be read.')
  const found = proposeChange(estate, { type, policy, target: 'root' })
  if ('problem' in found) throw new Error(found.problem.message)
  const made = createReplay(found.change, readEstate(estate))
  for (const event of events) made.add(event)
  return made.result()
}

const regions = {
  Statement: [
    {
      Sid: 'Regions',
      Effect: 'Deny',
      NotAction: ['iam:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    },
  ],
}

test('calls that would break are told with count, times and statement', () => {
  const found = replay(regions, [
    call('ec2:RunInstances'),
    call('ec2:RunInstances', { eventTime: '2026-09-01T00:00:00Z' }),
    call('ec2:RunInstances', { awsRegion: 'eu-west-1' }),
    call('ec2:RunInstances', { errorCode: 'Client.UnauthorizedOperation' }),
    call('iam:CreateRole'),
    call('ec2:RunInstances', {}, manager),
  ])
  expect(found).toMatchObject({
    events: 6,
    refused: 1,
    calls: { broken: 2, unclear: 0 },
    broken: [
      {
        principal: `arn:aws:iam::${account}:role/app`,
        action: 'ec2:RunInstances',
        count: 2,
        first: '2026-09-01T00:00:00Z',
        last: '2026-09-02T00:00:00Z',
        statement: { index: 0, sid: 'Regions' },
        before: 'allow',
      },
    ],
    unclear: [],
  })
})

test('what the log does not tell is unknown, and named', () => {
  const tagged = {
    Statement: {
      Effect: 'Deny',
      Action: ['ec2:CreateVolume', 's3:PutObject'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestTag/team': 'x' } },
    },
  }
  const nobody = call('ec2:CreateVolume', { userIdentity: { type: 'AWSAccount' } })
  const found = replay(tagged, [call('ec2:CreateVolume'), nobody])
  expect(found.broken).toEqual([])
  expect(found.unclear.map(({ reason }) => reason).toSorted()).toEqual([
    expect.stringContaining('it depends on aws:RequestTag/'),
    'the log does not tell who called',
  ])
  expect(replay(regions, [call('odd:Thing')]).unplaced).toEqual({ 'odd:Thing': 1 })
  expect(replay(regions, []).silent).toContain('dynamodb')
})

test('a resource control policy binds whoever calls, by the account of the resource', () => {
  const ours = {
    Statement: {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-real' },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
  }
  const read = (accountId: string, owner: string) =>
    call('s3:GetObject', {
      requestParameters: { bucketName: 'reports', key: 'a' },
      resources: [{ ARN: 'arn:aws:s3:::reports', accountId: owner }],
      recipientAccountId: owner,
      userIdentity: { type: 'AWSAccount', accountId },
    })
  const found = replay(
    ours,
    [read('555566667777', account), read(account, account), read('555566667777', manager)],
    'rcp',
  )
  expect(found.broken.map(({ principal, count }) => [principal, count])).toEqual([
    ['someone of account 555566667777', 1],
  ])
  expect(found.calls).toEqual({ broken: 1, unclear: 0 })
  const service = call('s3:PutObject', {
    requestParameters: { bucketName: 'reports', key: 'a' },
    resources: [{ ARN: 'arn:aws:s3:::reports', accountId: account }],
    userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
  })
  expect(replay(ours, [service], 'rcp').calls).toEqual({ broken: 0, unclear: 0 })
})

test('with the suggested exemptions nothing of it breaks any more', () => {
  const events = [
    call('ec2:RunInstances'),
    call('kms:CreateKey', {}, '222233334444'),
    call('s3:CreateBucket', {
      userIdentity: { type: 'Root', arn: `arn:aws:iam::${account}:root`, accountId: account },
    }),
  ]
  const { broken } = replay(regions, events)
  const suggestions = suggestExemptions(broken)
  expect(suggestions).toMatchObject({
    exemptions: [
      {
        statement: { sid: 'Regions' },
        principals: ['arn:aws:iam::*:role/app'],
        calls: 2,
        accounts: { 'arn:aws:iam::*:role/app': 2 },
      },
    ],
    others: 1,
  })
  const exempted = applyExemptions(regions, suggestions.exemptions)
  expect(replay(exempted as object, events).broken).toMatchObject([{ kind: 'root' }])
})
