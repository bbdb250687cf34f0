// "Who can?" over 10,000 principals and 5,000 policies: building the index, and one question.
import { performance } from 'node:perf_hooks'
import { readEstate } from '../src/evaluate/access/graph/estate.ts'
import { WhoCanIndex } from '../src/evaluate/access/graph/who-can.ts'
import { contextOf } from '../src/evaluate/access/request/context.ts'
import type { Resource } from '../src/model/resource.ts'

const principals = 10_000
const policies = 5_000
const aims = { question: 20, build: 3_000 }
const services = ['s3', 'dynamodb', 'sqs', 'sns', 'lambda', 'ec2', 'kms', 'logs', 'ssm', 'ecr']
const verbs = [
  'Get*',
  'List*',
  'Describe*',
  'PutItem',
  'SendMessage',
  'InvokeFunction',
  'GetObject',
  '*',
]
const account = '111122223333'
const source = { kind: 'aws' } as const

const resources = [
  ...Array.from({ length: policies }, (_, n) => policy(n)),
  ...Array.from({ length: principals }, (_, n) => role(n)),
]
const start = performance.now()
const estate = readEstate(resources)
const index = new WhoCanIndex(estate)
const build = performance.now() - start

const context = contextOf({ 'aws:SecureTransport': true })
const questions = [
  { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket-7/reports/a.csv', context },
  {
    action: 'dynamodb:PutItem',
    resource: `arn:aws:dynamodb:eu-west-1:${account}:table/t-11`,
    context,
  },
  { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${account}:q-3`, context },
  {
    action: 'ec2:TerminateInstances',
    resource: `arn:aws:ec2:eu-west-1:${account}:instance/i-1`,
    context,
  },
  { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${account}:key/k-1`, context },
]
const times: number[] = []
let holders = 0
for (let round = 0; round < 12; round++)
  for (const question of questions) {
    const at = performance.now()
    holders = Math.max(holders, index.whoCan(question).holders.length)
    if (round > 1) times.push(performance.now() - at)
  }
times.sort((a, b) => a - b)
const median = times[Math.floor(times.length / 2)] ?? 0
const p95 = times[Math.floor(times.length * 0.95)] ?? 0
console.log(
  `access-who-can: ${median.toFixed(1)} ms a question, p95 ${p95.toFixed(1)} ms (aim < ${aims.question} ms), up to ${holders} of ${principals} principals; index in ${build.toFixed(0)} ms (aim < ${aims.build} ms)`,
)
process.exitCode = median < aims.question && build < aims.build ? 0 : 1

function policy(n: number): Resource {
  const statement = (i: number): object => ({
    Effect: (n + i) % 23 === 0 ? 'Deny' : 'Allow',
    Action: [0, 1, 2].map(
      (k) => `${services[(n + i + k) % services.length]}:${verbs[(n * 3 + i + k) % verbs.length]}`,
    ),
    Resource:
      (n + i) % 4 === 0
        ? '*'
        : [
            `arn:aws:s3:::bucket-${n % 50}/*`,
            `arn:aws:sqs:*:${account}:q-${n % 20}`,
            `arn:aws:dynamodb:*:*:table/t-${n % 40}*`,
          ],
    ...((n + i) % 5 === 0 && {
      Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    }),
  })
  const arn = `arn:aws:iam::${account}:policy/p-${n}`
  const PolicyDocument = { Version: '2012-10-17', Statement: [0, 1, 2, 3].map(statement) }
  return {
    type: 'AWS::IAM::ManagedPolicy',
    id: arn,
    arn,
    account,
    tags: {},
    source,
    properties: { PolicyDocument },
  }
}

function role(n: number): Resource {
  const arns = [0, 1, 2, 3, 4].map(
    (k) => `arn:aws:iam::${account}:policy/p-${(n * 7 + k * 977) % policies}`,
  )
  return {
    type: 'AWS::IAM::Role',
    id: `r-${n}`,
    name: `r-${n}`,
    arn: `arn:aws:iam::${account}:role/r-${n}`,
    account,
    tags: {},
    source,
    properties: { ManagedPolicyArns: arns, AssumeRolePolicyDocument: { Statement: [] } },
  }
}
