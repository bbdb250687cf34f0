import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import { parsePolicy } from '../policy/parse-policy.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { fitSize } from './fit-size.ts'
import { provePolicy } from './prove-policy.ts'
import { resourcePatterns } from './resource-patterns.ts'
import { addResource, resourceSet } from './resource-set.ts'
import { unusedGrants } from './unused-grants.ts'
import { createUsageRecorder } from './usage.ts'
import { writePolicy } from './write-policy.ts'

const role = 'arn:aws:iam::111122223333:role/app/worker'
const userIdentity = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/worker/i-0',
  accountId: '111122223333',
  sessionContext: { sessionIssuer: { type: 'Role', arn: role } },
}

function event(
  service: string,
  name: string,
  more: Partial<CloudTrailEvent> = {},
): CloudTrailEvent {
  return {
    eventTime: '2026-11-01T10:00:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    eventType: 'AwsApiCall',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    userIdentity,
    ...more,
  }
}

function policyOf(events: readonly CloudTrailEvent[], options = {}) {
  const recorder = createUsageRecorder(() => true)
  for (const one of events) recorder.add(one)
  const [usage] = recorder.usage.principals.values()
  if (usage === undefined) throw new Error('No principal was seen.')
  const written = writePolicy(usage, { mostResources: 20, conditions: true, ...options })
  return { ...written, usage, logs: recorder.usage }
}

test.each<[string, CloudTrailEvent, string, readonly string[]]>([
  [
    'the action of the same name, with the resource of the parameters',
    event('dynamodb', 'PutItem', { requestParameters: { tableName: 'orders' } }),
    'dynamodb:PutItem',
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
  ],
  [
    'another name',
    event('s3', 'ListObjectsV2', { requestParameters: { bucketName: 'data' } }),
    's3:ListBucket',
    ['arn:aws:s3:::data'],
  ],
  [
    'a name with a version',
    event('lambda', 'GetFunction20150331v2', { requestParameters: { functionName: 'f' } }),
    'lambda:GetFunction',
    ['arn:aws:lambda:eu-west-1:111122223333:function:f'],
  ],
  [
    'a host that is not the prefix',
    event('monitoring', 'DescribeAlarms', { requestParameters: null }),
    'cloudwatch:DescribeAlarms',
    ['arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*'],
  ],
  [
    'the ARN that the event names',
    event('kms', 'Decrypt', {
      resources: [{ ARN: 'arn:aws:kms:eu-west-1:111122223333:key/k-1', type: 'AWS::KMS::Key' }],
    }),
    'kms:Decrypt',
    ['arn:aws:kms:eu-west-1:111122223333:key/k-1'],
  ],
  [
    'a queue by its URL',
    event('sqs', 'SendMessageBatch', {
      requestParameters: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs' },
    }),
    'sqs:SendMessage',
    ['arn:aws:sqs:eu-west-1:111122223333:jobs'],
  ],
  [
    'a secret by its name, which AWS completes',
    event('secretsmanager', 'GetSecretValue', { requestParameters: { secretId: 'db' } }),
    'secretsmanager:GetSecretValue',
    ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????'],
  ],
  [
    'a parameter without its first slash',
    event('ssm', 'GetParameter', { requestParameters: { name: '/app/url' } }),
    'ssm:GetParameter',
    ['arn:aws:ssm:eu-west-1:111122223333:parameter/app/url'],
  ],
  [
    'instances in a list',
    event('ec2', 'StopInstances', {
      requestParameters: {
        instancesSet: { items: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }] },
      },
    }),
    'ec2:StopInstances',
    [
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-2',
    ],
  ],
  [
    'what PartiQL asks for',
    event('dynamodb', 'ExecuteStatement', {
      requestParameters: { statement: 'select * from "orders"', tableName: 'orders' },
    }),
    'dynamodb:PartiQLSelect',
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
  ],
])('%s', (_, given, action, resources) => {
  const { statements, usage } = policyOf([given], { conditions: false })
  expect([...usage.uses.keys()]).toEqual([action])
  expect(statements).toEqual([
    { Sid: expect.any(String), Effect: 'Allow', Action: [action], Resource: resources },
  ])
})

test('both sides of a copy', () => {
  const copy = event('s3', 'CopyObject', {
    requestParameters: { bucketName: 'to', key: 'b.txt', 'x-amz-copy-source': '/from/a%20b.txt' },
  })
  const { statements } = policyOf([copy], { conditions: false })
  expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [['s3:GetObject'], ['arn:aws:s3:::from/a b.txt']],
    [['s3:PutObject'], ['arn:aws:s3:::to/b.txt']],
  ])
})

test('roles that were passed, to the service that took them', () => {
  const create = event('lambda', 'CreateFunction20150331', {
    requestParameters: { functionName: 'f', role: 'arn:aws:iam::111122223333:role/exec' },
  })
  const { statements } = policyOf([create])
  expect(statements.find(({ Action }) => Action.includes('iam:PassRole'))).toMatchObject({
    Resource: ['arn:aws:iam::111122223333:role/exec'],
    Condition: { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] } },
  })
})

test('refused calls are counted, not allowed', () => {
  const refused = event('s3', 'DeleteBucket', {
    errorCode: 'AccessDenied',
    requestParameters: { bucketName: 'data' },
  })
  const dryRun = event('ec2', 'DescribeInstances', { errorCode: 'Client.DryRunOperation' })
  const { usage, statements } = policyOf([refused, dryRun])
  expect(usage.denied).toBe(1)
  expect(statements.flatMap(({ Action }) => Action)).toEqual(['ec2:DescribeInstances'])
})

test('what nobody knows is told, what needs no permission is not', () => {
  const { usage, statements } = policyOf([
    event('sts', 'GetCallerIdentity'),
    event('quantum', 'Entangle'),
    event('signin', 'ConsoleLogin', { eventType: 'AwsConsoleSignIn' }),
  ])
  expect(statements).toEqual([])
  expect([...usage.unknown]).toEqual([['quantum:Entangle', 1]])
})

test('circumstances that always held become conditions, others do not', () => {
  const decrypt = (more: object) =>
    event('kms', 'Decrypt', {
      resources: [{ ARN: 'arn:aws:kms:eu-west-1:111122223333:key/k' }],
      vpcEndpointId: 'vpce-1',
      ...more,
    })
  const via = { userIdentity: { ...userIdentity, invokedBy: 's3.amazonaws.com' } }
  expect(policyOf([decrypt(via), decrypt(via)]).statements[0]?.Condition).toEqual({
    StringEquals: {
      'kms:ViaService': ['s3.eu-west-1.amazonaws.com'],
      'aws:SourceVpce': ['vpce-1'],
    },
  })
  expect(policyOf([decrypt(via), decrypt({})]).statements[0]?.Condition).toEqual({
    StringEquals: { 'aws:SourceVpce': ['vpce-1'] },
  })
})

test('the policy allows what was seen, and the report says where it allows more', () => {
  const events = Array.from({ length: 40 }, (_, i) =>
    event('s3', 'GetObject', {
      requestParameters: { bucketName: 'data', key: `2026/11/${i}.json` },
    }),
  )
  const { statements, widened, usage } = policyOf(events)
  expect(statements[0]?.Resource).toEqual(['arn:aws:s3:::data/2026/11/*'])
  expect(widened).toEqual([
    { action: 's3:GetObject', pattern: 'arn:aws:s3:::data/2026/11/*', names: 40, later: 0 },
  ])
  const { documents } = fitSize(statements, 6144)
  expect(provePolicy(documents, usage)).toMatchObject({ replayed: 40, untried: 0, refusals: 0 })
})

test('whole types are never made of names', () => {
  const set = resourceSet()
  for (let i = 0; i < 3000; i++)
    addResource(set, `arn:aws:dynamodb:eu-west-1:111122223333:table/t${i}`)
  expect(resourcePatterns(set, 10).widened.length).toBeLessThanOrEqual(1)
})

test('names that look like patterns stay names', () => {
  const { statements, usage } = policyOf([
    event('s3', 'GetObject', { requestParameters: { bucketName: 'data', key: 'a*b${c}?' } }),
  ])
  expect(statements[0]?.Resource).toEqual(['arn:aws:s3:::data/a${*}b${$}{c}${?}'])
  const { documents } = fitSize(statements, 6144)
  expect(provePolicy(documents, usage).refused).toEqual([])
})

test('large policies are spread, and say the same', () => {
  const events = Array.from({ length: 300 }, (_, i) =>
    event('dynamodb', 'GetItem', { requestParameters: { tableName: `a-rather-long-name-${i}` } }),
  )
  const { statements, usage } = policyOf(events)
  const { documents, tooLong } = fitSize(statements, 2048)
  expect(tooLong).toEqual([])
  expect(documents.length).toBeGreaterThan(5)
  for (const document of documents)
    expect(JSON.stringify(document).length).toBeLessThanOrEqual(2048)
  expect(provePolicy(documents, usage)).toMatchObject({ replayed: 300, untried: 0, refusals: 0 })
})

test('what is granted and not used is told apart from what leaves no trace', () => {
  const { usage, logs } = policyOf([
    event('sqs', 'GetQueueUrl', { requestParameters: { queueName: 'jobs' } }),
  ])
  const { policy } = parsePolicy({
    Statement: [
      {
        Effect: 'Allow',
        Action: ['sqs:GetQueue*', 'sqs:SendMessage', 'sns:Publish'],
        Resource: '*',
      },
      { Effect: 'Deny', Action: 'sns:*', Resource: '*' },
    ],
  })
  if (policy === undefined) throw new Error('The policy is not read.')
  expect(unusedGrants([policy], usage, logs)).toEqual([
    {
      service: 'sqs',
      granted: 3,
      used: ['sqs:GetQueueUrl'],
      unused: ['sqs:GetQueueAttributes'],
      noEvidence: ['sqs:SendMessage'],
    },
  ])
})

test('every action and prefix of the catalog of events exists', () => {
  const catalogue = loadCatalogue()
  const file = new URL('../../../../catalog/access/cloudtrail.json', import.meta.url)
  const { actions, prefixes } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly actions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
    readonly prefixes: Readonly<Record<string, string>>
  }
  const named = Object.values(actions).flatMap((events) => Object.values(events).flat())
  const ids = named.map((id) => id.split('@')[0] ?? '')
  expect(ids.length).toBeGreaterThan(100)
  expect(ids.filter((id) => catalogue.action(id) === undefined)).toEqual([])
  expect(Object.values(prefixes).filter((id) => catalogue.service(id) === undefined)).toEqual([])
})

test('no event makes the recorder throw, and the policy allows what was seen', () => {
  const word = fc.oneof(fc.stringMatching(/^[\w*?${}/:-]{0,12}$/), fc.string({ maxLength: 8 }))
  const parameters = fc.dictionary(
    fc.constantFrom(
      'bucketName',
      'key',
      'tableName',
      'roleArn',
      'queueUrl',
      'secretId',
      '__proto__',
    ),
    fc.oneof(word, fc.array(word, { maxLength: 3 }), fc.dictionary(word, word)),
  )
  const call = fc.record({
    eventSource: fc.constantFrom('s3.amazonaws.com', 'dynamodb.amazonaws.com', 'sqs.amazonaws.com'),
    eventName: fc.constantFrom(
      'GetObject',
      'PutItem',
      'SendMessage',
      'CopyObject',
      'TransactWriteItems',
    ),
    awsRegion: fc.constantFrom('eu-west-1', 'us-east-1'),
    userIdentity: fc.constant(userIdentity),
    requestParameters: fc.oneof(parameters, fc.constant(null)),
  })
  fc.assert(
    fc.property(fc.array(call, { minLength: 1, maxLength: 8 }), (events) => {
      const recorder = createUsageRecorder(() => true)
      for (const one of events) recorder.add(one as CloudTrailEvent)
      for (const usage of recorder.usage.principals.values()) {
        const { statements } = writePolicy(usage, { mostResources: 2, conditions: true })
        const { documents, tooLong } = fitSize(statements, 6144)
        expect(tooLong).toEqual([])
        expect(provePolicy(documents, usage).refused).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
