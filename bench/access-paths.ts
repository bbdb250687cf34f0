// Every path of privilege escalation in an organisation of 5,000 roles: time and memory.
import { performance } from 'node:perf_hooks'
import { readEstate } from '../src/evaluate/access/graph/estate.ts'
import { findPaths } from '../src/evaluate/access/graph/paths/find-paths.ts'
import type { Resource } from '../src/model/resource.ts'

const accounts = 20
const rolesPerAccount = 250
const usersPerAccount = 25
const aims = { seconds: 10, megabytes: 1536 }

/** Numbers from a seed (mulberry32), so that each run has the same estate. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const next = random(7)
const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0]
const idOf = (index: number) => String(111122220000 + index)

function allow(Action: unknown, Resource: unknown, Condition?: object): object {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }
}
const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })

const services = [
  'lambda.amazonaws.com',
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'glue.amazonaws.com',
  'codebuild.amazonaws.com',
  'cloudformation.amazonaws.com',
  'sagemaker.amazonaws.com',
  'states.amazonaws.com',
] as const

/** What roles of a real organisation may do: mostly data, some deployment, a little IAM. */
function inline(account: string, index: number): object {
  const roll = next()
  const own = `arn:aws:s3:::data-${account}-${index}/*`
  if (roll < 0.55)
    return document(allow(['s3:GetObject', 's3:PutObject'], own), allow('logs:*', '*'))
  if (roll < 0.7)
    return document(
      allow(['dynamodb:*'], `arn:aws:dynamodb:*:${account}:table/t-${index}`),
      allow('sts:AssumeRole', `arn:aws:iam::*:role/r-${index % 50}`),
    )
  if (roll < 0.82)
    return document(
      allow('iam:PassRole', `arn:aws:iam::${account}:role/r-${index % 10}*`),
      allow(['lambda:*', 'glue:*', 'ecs:*'], '*'),
    )
  if (roll < 0.9)
    return document(
      allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': pick(services) } }),
      allow(['ec2:*', 'codebuild:*', 'cloudformation:*', 'sagemaker:*'], '*', {
        StringEquals: { 'aws:ResourceTag/team': `\${aws:PrincipalTag/team}` },
      }),
    )
  if (roll < 0.96)
    return document(
      allow(['iam:PutRolePolicy', 'iam:AttachRolePolicy'], `arn:aws:iam::${account}:role/app/*`),
      allow(
        ['iam:CreateAccessKey', 'iam:UpdateLoginProfile'],
        `arn:aws:iam::${account}:user/u-${index % 25}`,
      ),
    )
  return document(allow(['iam:*', 'lambda:*'], '*'), {
    Effect: 'Deny',
    Action: 'iam:*',
    Resource: '*',
    Condition: { StringNotLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/break-glass-*` } },
  })
}

function estate(): readonly Resource[] {
  const resources: Resource[] = []
  const add = (
    type: string,
    account: string,
    id: string,
    arn: string,
    properties: object,
    more: Partial<Resource> = {},
  ) =>
    resources.push({
      type,
      id,
      arn,
      name: id,
      account,
      properties: { ...properties },
      tags: {},
      source: { kind: 'aws' },
      ...more,
    })
  const organisation = (kind: string, id: string, properties: object) =>
    resources.push({
      type: `AWS::Organizations::${kind}`,
      id,
      properties: { ...properties },
      tags: {},
      source: { kind: 'aws' },
    })
  organisation('Organization', 'o-example', { RootId: 'r-1', ManagementAccountId: '111122223333' })
  organisation('Policy', 'p-FullAWSAccess', {
    Name: 'FullAWSAccess',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: document(allow('*', '*')),
    TargetIds: ['r-1', ...Array.from({ length: accounts }, (_, i) => idOf(i))],
  })
  organisation('Policy', 'p-1', {
    Name: 'regions',
    Type: 'SERVICE_CONTROL_POLICY',
    TargetIds: ['r-1'],
    Content: document({
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*', 's3:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
    }),
  })
  for (let a = 0; a < accounts; a++) {
    const account = idOf(a)
    organisation('Account', account, { ParentIds: ['r-1'] })
    for (let m = 0; m < 20; m++)
      add(
        'AWS::IAM::ManagedPolicy',
        account,
        `arn:aws:iam::${account}:policy/m-${m}`,
        `arn:aws:iam::${account}:policy/m-${m}`,
        { PolicyDocument: inline(account, m) },
      )
    for (let r = 0; r < rolesPerAccount; r++) {
      const path = r % 7 === 0 ? 'app/' : ''
      const trust = [
        { Effect: 'Allow', Principal: { Service: pick(services) }, Action: 'sts:AssumeRole' },
        ...(r % 9 === 0
          ? [
              {
                Effect: 'Allow',
                Principal: {
                  AWS: `arn:aws:iam::${r % 18 === 0 ? account : idOf((a + 1) % accounts)}:root`,
                },
                Action: 'sts:AssumeRole',
              },
            ]
          : []),
      ]
      add(
        'AWS::IAM::Role',
        account,
        `r-${r}`,
        `arn:aws:iam::${account}:role/${path}r-${r}`,
        {
          AssumeRolePolicyDocument: document(...trust),
          Policies: [{ PolicyName: 'inline', PolicyDocument: inline(account, r) }],
          ManagedPolicyArns: [
            ...(r % 83 === 1 ? ['arn:aws:iam::aws:policy/AdministratorAccess'] : []),
            ...(r % 3 === 0 ? [`arn:aws:iam::${account}:policy/m-${r % 20}`] : []),
          ],
          ...(r % 11 === 0 && {
            PermissionsBoundary: `arn:aws:iam::${account}:policy/m-${r % 20}`,
          }),
        },
        { tags: { team: `t-${r % 12}` } },
      )
    }
    for (let u = 0; u < usersPerAccount; u++)
      add('AWS::IAM::User', account, `u-${u}`, `arn:aws:iam::${account}:user/u-${u}`, {
        Policies: [{ PolicyName: 'inline', PolicyDocument: inline(account, u) }],
      })
    for (let f = 0; f < 100; f++)
      add(
        'AWS::Lambda::Function',
        account,
        `f-${f}`,
        `arn:aws:lambda:eu-west-1:${account}:function:f-${f}`,
        { Role: `arn:aws:iam::${account}:role/r-${(f * 3) % rolesPerAccount}` },
        { region: 'eu-west-1', tags: { team: `t-${f % 12}` } },
      )
  }
  return resources
}

const resources = estate()
const start = performance.now()
const before = process.cpuUsage()
const report = findPaths(readEstate(resources), { assumeWorkloads: true })
const seconds = (performance.now() - start) / 1000
const used = process.cpuUsage(before)
const processor = (used.user + used.system) / 1e6
const megabytes = process.resourceUsage().maxRSS / 1024
const hops = [...report.hops.values()].reduce((sum, each) => sum + each.length, 0)
console.log(
  `access-paths: ${(accounts * rolesPerAccount).toLocaleString('en')} roles, ${new Set(report.paths.map(({ from }) => from)).size} of them with a path, ${hops.toLocaleString('en')} hops, ${report.asked.toLocaleString('en')} decisions in ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor time (aim < ${aims.seconds} s), ${Math.round(megabytes)} MB (aim < ${aims.megabytes} MB)`,
)
// One thread does the work: on a machine that others use, its processor time is what it would take alone.
process.exitCode = Math.min(seconds, processor) < aims.seconds && megabytes < aims.megabytes ? 0 : 1
