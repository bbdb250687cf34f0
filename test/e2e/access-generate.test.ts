import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, test } from 'vitest'
import type { GeneratedPolicies } from '../../src/app/access/generate.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const worker = 'arn:aws:iam::111122223333:role/app/worker'
let count = 0

function call(service: string, eventName: string, requestParameters: unknown, more = {}) {
  const n = count++
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/worker/i-0',
      accountId: '111122223333',
      sessionContext: { sessionIssuer: { type: 'Role', arn: worker } },
    },
    eventTime: `2026-11-${String(1 + (n % 28)).padStart(2, '0')}T10:00:00Z`,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-west-1',
    requestParameters,
    eventID: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
    ...more,
  }
}

const user = 'arn:aws:iam::111122223333:user/eve\u001B[31m'
const records = [
  ...Array.from({ length: 30 }, (_, n) =>
    call('s3', 'GetObject', { bucketName: 'orders', key: `in/${n}.json` }),
  ),
  call('dynamodb', 'PutItem', { tableName: 'orders' }),
  call('lambda', 'CreateFunction20150331', {
    functionName: 'f',
    role: 'arn:aws:iam::111122223333:role/exec',
  }),
  call('s3', 'DeleteBucket', { bucketName: 'orders' }, { errorCode: 'AccessDenied' }),
  call(
    'sqs',
    'GetQueueUrl',
    { queueName: 'jobs' },
    { userIdentity: { type: 'IAMUser', arn: user } },
  ),
]
const trail = gzipSync(JSON.stringify({ Records: records }))
const name = '111122223333_CloudTrail_eu-west-1_20261101T1000Z_Example.json.gz'
const items = Array.from({ length: 1200 }, (_, n) => ({ instanceId: `i-${n}` }))
const cwd = workspace({
  [`logs/first/${name}`]: trail,
  [`logs/second/${name}`]: trail,
  'damaged/cut.json.gz': trail.subarray(0, trail.length - 20),
  'damaged/whole.json': JSON.stringify({ Records: records.slice(30, 31) }),
  'many.json': JSON.stringify({
    Records: [call('ec2', 'StopInstances', { instancesSet: { items } })],
  }),
  'monitored.ndjson': [
    { Version: 1, Type: 'ApiCallAttempt', Service: 'SFN', Api: 'StartExecution' },
    { Version: 1, Type: 'ApiCall', Service: 'SFN', Api: 'StartExecution', Region: 'eu-west-1' },
  ]
    .map((row) => JSON.stringify(row))
    .join('\n'),
  'lake.csv.gz': gzipSync(
    [
      'eventTime,eventSource,eventName,awsRegion,userIdentity,requestParameters,recipientAccountId',
      `"2026-11-01 10:00:00.000","sqs.amazonaws.com","GetQueueUrl","eu-west-1","{type=AssumedRole, arn=arn:aws:sts::111122223333:assumed-role/worker/i-0, sessioncontext={sessionissuer={type=Role, arn=${worker}}}}","{queueName=jobs}","111122223333"`,
    ].join('\n'),
  ),
  'granted.json': JSON.stringify({
    Statement: { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:GetItem'], Resource: '*' },
  }),
})

const generate = (...args: readonly string[]) =>
  plinth(['access', 'generate', '--cloudtrail', ...args], { cwd })

describe.concurrent('access generate', () => {
  test('writes a policy for each principal, and counts once what two trails deliver', async ({
    expect,
  }) => {
    const { code, stdout } = await generate('logs', '--json')
    expect(code).toBe(0)
    const result = JSON.parse(stdout) as GeneratedPolicies
    expect(result).toMatchObject({ files: 2, events: records.length, copies: records.length })
    expect(result.policies.map((one) => one.principal)).toEqual([worker, user])
    for (const { proof, limits } of result.policies) {
      expect(proof).toMatchObject({ untried: 0, refusals: 0 })
      expect(limits).toEqual([])
    }
  })

  test('says what it allows beyond what was seen, what was refused, and what is unused', async ({
    expect,
  }) => {
    const { code, stdout } = await generate(
      'logs',
      '--principal',
      worker,
      '--granted',
      'granted.json',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('33 events, 1 of them refused and left out')
    expect(stdout).toContain('"iam:PassRole"')
    expect(stdout).toContain(
      's3:GetObject on arn:aws:s3:::orders/in/*, for 30 names that were used',
    )
    expect(stdout).toContain('✓ Put to the test: all 33 requests that were seen are allowed')
    expect(stdout).toContain('dynamodb: 1 of 2 actions used, 1 unused: dynamodb:GetItem')
    expect(stdout).not.toContain('DeleteBucket')
  })

  test('prints names of logs harmlessly', async ({ expect }) => {
    const { stdout } = await generate('logs')
    expect(stdout).toContain('user/eve')
    expect(stdout).not.toContain('\u001B')
  })

  test('names whom the logs are of, when it is nobody that was asked for', async ({ expect }) => {
    const { code, stdout } = await generate('logs', '--principal', 'arn:aws:iam::*:role/nobody')
    expect(code).toBe(4)
    expect(stdout).toContain('No event is of a principal that was asked for.')
    expect(stdout).toContain(`  ${worker}`)
  })

  test('tells when an event names more than is read', async ({ expect }) => {
    const { code, stdout } = await generate('many.json')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /Limits that were reached\n {2}1 event names more resources than are read/,
    )
  })

  test('reads calls that a client monitored', async ({ expect }) => {
    const { code, stdout } = await generate('monitored.ndjson', '--principal', worker, '--json')
    expect(code).toBe(0)
    const { policies, skipped } = JSON.parse(stdout) as GeneratedPolicies
    expect(policies[0]).toMatchObject({
      principal: worker,
      untold: [
        {
          action: 'states:StartExecution',
          pattern: 'arn:aws:states:eu-west-1:*:stateMachine:*',
        },
      ],
    })
    expect(skipped).toBe(0)
    const nameless = await generate('monitored.ndjson')
    expect(nameless.stderr).toContain('[cloudtrail-nameless]')
  })

  test('reads results of queries', async ({ expect }) => {
    const { code, stdout } = await generate('lake.csv.gz', '--policy-only')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      Statement: [
        {
          Action: ['sqs:GetQueueUrl'],
          Resource: ['arn:aws:sqs:eu-west-1:111122223333:jobs'],
        },
      ],
    })
  })

  test('writes files that are valid policies', async ({ expect }) => {
    const { code } = await generate('logs', '--principal', worker, '--out', 'policies')
    expect(code).toBe(0)
    expect(readdirSync(join(cwd, 'policies'))).toEqual(['111122223333-role-app-worker.json'])
    const file = join(cwd, 'policies/111122223333-role-app-worker.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ Version: '2012-10-17' })
    const validated = await plinth(['access', 'validate', file], { cwd })
    expect(validated.code).toBe(0)
  })

  test('goes on after a damaged file, and says so', async ({ expect }) => {
    const { code, stdout, stderr } = await generate('damaged')
    expect(code).toBe(0)
    expect(stderr).toContain('cut.json.gz')
    expect(stdout).toContain('dynamodb:PutItem')
  })

  test.for([
    ['without logs', []],
    ['with a folder that is not there', ['--cloudtrail', 'nowhere']],
    ['with a time that is none', ['--cloudtrail', 'logs', '--since', 'soon']],
    ['with a policy that is none', ['--cloudtrail', 'logs', '--granted', 'many.json']],
  ] as const)('ends with 2 %s', async ([, args], { expect }) => {
    const { code, stderr } = await plinth(['access', 'generate', ...args], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('error: ')
  })
})
