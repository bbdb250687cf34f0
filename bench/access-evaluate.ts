// Decisions of the access engine a second of one core (CPU time, so that neighbours do not count): a plain request, and one that nine layers have a say in.
import { performance } from 'node:perf_hooks'
import {
  type Authorization,
  contextOf,
  evaluateAccess,
  parsePolicy,
} from '../src/app/access/index.ts'
import type { AccessRequest } from '../src/evaluate/access/request/request.ts'
import type { Policy } from '../src/evaluate/access/policy/policy.ts'

const seconds = 2
let failed = false

function policy(...statements: readonly object[]): Policy {
  const { policy } = parsePolicy({ Version: '2012-10-17', Statement: statements })
  if (policy === undefined) throw new Error('a policy of the bench cannot be read')
  return policy
}

const allowAll = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
const account = '111122223333'
const bucket = 'arn:aws:s3:::reports'

const readers = policy({
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: [bucket, `${bucket}/*`],
})

const simple: AccessRequest = {
  principal: { kind: 'user', arn: `arn:aws:iam::${account}:user/alice`, account },
  action: 's3:GetObject',
  resource: `${bucket}/2026/q3.pdf`,
  resourceAccount: account,
  context: contextOf({ 'aws:SourceIp': '192.0.2.7' }),
}

const nine: Authorization = {
  serviceControlPolicies: [
    [
      allowAll,
      policy({ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }),
    ],
    [
      allowAll,
      policy({
        Effect: 'Deny',
        NotAction: ['iam:*', 's3:*', 'sts:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
      }),
    ],
    [allowAll],
  ],
  resourceControlPolicies: [
    [
      policy({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    ],
  ],
  vpcEndpointPolicy: policy({
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucket, `${bucket}/*`],
  }),
  resourcePolicy: policy(
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [bucket, `${bucket}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' },
      Action: 's3:GetObject',
      Resource: `${bucket}/*`,
    },
  ),
  identityPolicies: [
    readers,
    policy({
      Effect: 'Allow',
      Action: 's3:Get*',
      Resource: `${bucket}/\${aws:PrincipalTag/team}/*`,
      Condition: { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '192.0.2.0/24'] } },
    }),
  ],
  permissionsBoundary: policy({ Effect: 'Allow', Action: ['s3:*', 'kms:Decrypt'], Resource: '*' }),
  sessionPolicies: [
    policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/2026/*` }),
  ],
  s3: { accountPublicAccessBlock: { restrictPublicBuckets: true, ignorePublicAcls: true } },
}

const crossAccount: AccessRequest = {
  principal: {
    kind: 'assumed-role',
    arn: 'arn:aws:sts::444455556666:assumed-role/reader/alice',
    account: '444455556666',
    orgId: 'o-exampleorg',
    tags: { team: '2026' },
  },
  action: 's3:GetObject',
  resource: `${bucket}/2026/q3.pdf`,
  resourceAccount: account,
  context: contextOf({ 'aws:SourceIp': '192.0.2.7', 'aws:SecureTransport': 'true' }),
}

measure('simple request', { identityPolicies: [readers] }, simple, 500_000)
measure('nine-layer request', nine, crossAccount, 100_000)
process.exitCode = failed ? 1 : 0

function measure(
  name: string,
  authorization: Authorization,
  request: AccessRequest,
  aim: number,
): void {
  const expected = evaluateAccess(authorization, request).verdict
  if (expected !== 'allow') throw new Error(`${name}: ${expected}`)
  let best = 0
  for (let round = 0; round < 3; round++) {
    const until = performance.now() + (seconds * 1000) / 3
    const cpu = process.cpuUsage()
    let count = 0
    while (performance.now() < until) {
      // A new request each time, as callers make them: nothing about it is remembered.
      for (let i = 0; i < 1000; i++) evaluateAccess(authorization, { ...request })
      count += 1000
    }
    best = Math.max(best, count / cpuSeconds(cpu))
  }
  failed ||= best < aim
  console.log(
    `access-evaluate: ${name} ${Math.round(best).toLocaleString('en')} decisions/s (aim ≥ ${aim.toLocaleString('en')})`,
  )
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}
