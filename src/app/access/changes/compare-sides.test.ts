import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compareSides, type CompareOptions } from './compare-sides.ts'
import { readSide } from './side.ts'

const folder = mkdtempSync(join(tmpdir(), 'plinth-changes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0

type Files = Readonly<Record<string, unknown>>

/** Writes a side: files of a folder, or one file where its name is the empty text. */
function place(files: Files): string {
  const root = join(folder, String(made++))
  for (const [name, content] of Object.entries(files)) {
    const path = name === '' ? `${root}.json` : join(root, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 1))
  }
  return '' in files ? `${root}.json` : root
}

const sources = { regions: [], parameters: {}, now: 0 }

async function compare(before: Files, after: Files, options: CompareOptions = {}) {
  const sides = [place(before), place(after)].map((path) => readSide(path, sources))
  const [left, right] = await Promise.all(sides)
  if (right === undefined) throw new Error('there is no side')
  const { changes, unchanged, unread } = compareSides(left, right, options)
  return {
    changes: changes.map(({ policy, change, checks }) => [
      change,
      policy,
      ...checks.map(({ check, result }) => `${check} ${result}`),
    ]),
    reasons: changes.flatMap(({ checks }) =>
      checks.flatMap(({ reason, reasons = [] }) => [
        ...(reason === undefined ? [] : [reason]),
        ...reasons.map(({ document, statementIndex }) => `${document} ${statementIndex}`),
      ]),
    ),
    unchanged,
    unread: unread.map(({ file }) => file),
  }
}

const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement })
const allow = (Action: string, more: object = {}) =>
  Object.assign({ Effect: 'Allow', Action, Resource: '*' }, more)
const deny = (Action: string, more: object = {}) =>
  Object.assign(allow(Action), { Effect: 'Deny' }, more)
const trust = (service: string) =>
  document({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' })

const template = (Resources: object, more: object = {}) => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Resources,
  ...more,
})
const role = (more: object = {}, service = 'lambda.amazonaws.com') => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trust(service), ...more },
})
const inline = (PolicyName: string, PolicyDocument: object) => ({ PolicyName, PolicyDocument })

test('files of folders pair by their paths', async () => {
  const found = await compare(
    {
      'a/read.json': document(allow('s3:GetObject')),
      'gone.json': document(allow('s3:*')),
      'same.json': document(allow('sqs:*')),
      'package.json': { name: 'shop' },
    },
    {
      'a/read.json': document(allow('s3:Get*')),
      'new.json': document(allow('ec2:*')),
      'same.json': JSON.stringify(document(allow('sqs:*'))),
      'package.json': { name: 'shop', version: '2' },
    },
  )
  expect(found).toEqual({
    changes: [
      ['changed', 'a/read.json', 'no-new-access fail'],
      ['added', 'new.json', 'no-new-access fail'],
      ['removed', 'gone.json'],
    ],
    reasons: ['undefined 0', 'undefined 0'],
    unchanged: 1,
    unread: [],
  })
})

test('a document with a Deny that goes lifts it; one that limits lets in what it kept out', async () => {
  const deny = { ...document(allow('s3:*')) }
  const denying = {
    ...deny,
    Statement: [{ Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' }],
  }
  const gone = await compare({ 'deny.json': denying, 'a.json': deny }, { 'a.json': deny })
  expect(gone.changes).toEqual([['removed', 'deny.json', 'no-lifted-deny fail']])
  const limit = { type: 'service-control' } as const
  const freed = await compare({ 'scp.json': deny, 'b.json': denying }, { 'b.json': denying }, limit)
  expect(freed.changes).toEqual([['removed', 'scp.json', 'no-new-access fail']])
  const limited = await compare(
    { 'b.json': denying },
    { 'scp.json': deny, 'b.json': denying },
    limit,
  )
  expect(limited.changes).toEqual([['added', 'scp.json', 'no-new-access pass']])
})

test('a file that is no JSON is unknown, unless it is the same on both sides', async () => {
  const broken = '{"Statement": [}'
  const good = document(allow('s3:GetObject'))
  expect(await compare({ 'a.json': good }, { 'a.json': broken })).toMatchObject({
    changes: [['removed', 'a.json']],
    unread: ['a.json'],
  })
  expect(await compare({ 'a.json': broken }, { 'a.json': broken })).toMatchObject({ unread: [] })
})

test('policies of templates pair by logical id and part', async () => {
  const found = await compare(
    {
      '': template({
        Worker: role({ Policies: [inline('read', document(allow('s3:GetObject')))] }),
        Other: role(),
      }),
    },
    {
      '': template({
        Worker: role(
          {
            Policies: [
              inline('read', document(allow('s3:GetObject'))),
              inline('write', document(deny('s3:Put*'), allow('s3:*'))),
            ],
          },
          'ec2.amazonaws.com',
        ),
        Other: role(),
      }),
    },
  )
  expect(found.changes).toEqual([
    ['changed', 'identity policies of AWS::IAM::Role Worker', 'no-new-access fail'],
    [
      'changed',
      'trust policy of AWS::IAM::Role Worker',
      'no-new-access fail',
      'no-public-access pass',
    ],
  ])
  expect(found.reasons[0]).toBe('write 1')
  expect(found.unchanged).toBe(2)
})

test('moving a statement from an inline policy to an attached one adds nothing to the role', async () => {
  const read = document(allow('s3:GetObject'))
  const found = await compare(
    { '': template({ Worker: role({ Policies: [inline('read', read)] }) }) },
    {
      '': template({
        Worker: role({ ManagedPolicyArns: [{ Ref: 'Read' }] }),
        Read: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: read } },
      }),
    },
  )
  expect(found.changes).toEqual([
    ['added', 'identity policies of AWS::IAM::ManagedPolicy Read', 'no-new-access fail'],
  ])
})

test('a boundary that goes adds access, one that comes does not', async () => {
  const bounded = template({
    Worker: role({ PermissionsBoundary: { Ref: 'Limit' } }),
    Limit: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: document(allow('s3:*')) },
    },
  })
  const free = { ...bounded, Resources: { ...bounded.Resources, Worker: role() } }
  const part = 'permissions boundary of AWS::IAM::Role Worker'
  expect((await compare({ '': bounded }, { '': free })).changes).toEqual([
    ['removed', part, 'no-new-access fail'],
  ])
  expect((await compare({ '': free }, { '': bounded })).changes).toEqual([
    ['added', part, 'no-new-access pass'],
  ])
  const { Limit } = bounded.Resources as Readonly<Record<string, object>>
  expect((await compare({ '': bounded }, { '': template({ Limit }) })).changes).toContainEqual([
    'removed',
    part,
  ])
})

test('an attached policy whose text is not there is unknown when it is new, and no matter when it stays', async () => {
  const attached = (...arns: readonly string[]) => ({
    '': template({
      Worker: role({
        ManagedPolicyArns: arns.map((name) => `arn:aws:iam::aws:policy/${name}`),
        Policies: [inline('own', document(allow(`s3:Get${arns.length === 1 ? '*' : 'Object'}`)))],
      }),
    }),
  })
  const found = await compare(attached('ReadOnlyAccess'), attached('ReadOnlyAccess', 'Billing'))
  expect(found.changes).toMatchObject([['changed', expect.anything(), 'no-new-access unknown']])
  expect(found.reasons).toEqual(['what arn:aws:iam::aws:policy/Billing allows is not in the input'])
  expect(
    (await compare(attached('ReadOnlyAccess'), attached('ReadOnlyAccess', 'AdministratorAccess')))
      .changes,
  ).toMatchObject([['changed', expect.anything(), 'no-new-access fail']])
  expect(
    (await compare(attached('ReadOnlyAccess', 'Billing'), attached('Billing'))).changes,
  ).toMatchObject([['changed', expect.anything(), 'no-new-access fail']])
})

test('what a template does not resolve is unknown, never a pass', async () => {
  const named = (value: object | string) => ({
    '': template({
      Worker: role({ Policies: [inline('own', document(allow('s3:*', { Resource: value })))] }),
    }),
  })
  const imported = { 'Fn::ImportValue': 'bucket' }
  const fixed = 'arn:aws:s3:::logs/*'
  for (const [before, after] of [
    [named(fixed), named(imported)],
    [named(imported), named({ 'Fn::ImportValue': 'other' })],
  ] as const)
    expect((await compare(before, after)).changes).toMatchObject([
      ['changed', 'identity policies of AWS::IAM::Role Worker', 'no-new-access unknown'],
    ])
  expect(await compare(named(imported), named(imported))).toMatchObject({
    changes: [],
    unchanged: 2,
  })
})

const imported = { 'Fn::ImportValue': 'bucket' }
const stated = (Resource: unknown, more: object = {}) =>
  inline('own', document(allow('s3:*', { Resource, ...more })))

/** A template with a role whose policy is not resolved, and what it may rest on. */
function partly(change: {
  Resources?: object
  Parameters?: object
  Conditions?: object
  policy?: object
}) {
  const { policy = stated(imported), Resources = {}, ...sections } = change
  return { '': template({ Worker: role({ Policies: [policy] }), ...Resources }, sections) }
}

const log = (LogGroupName: string) => ({
  Other: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName } },
})

test('what is not resolved and the same on both sides adds nothing, whatever else of the file changes', async () => {
  const lists = {
    Parameters: { Names: { Type: 'CommaDelimitedList' } },
    policy: stated({ Ref: 'Names' }),
  }
  for (const same of [{}, lists])
    expect(
      await compare(
        partly({ ...same, Resources: log('a') }),
        partly({ ...same, Resources: log('b') }),
      ),
    ).toMatchObject({ changes: [], unchanged: 2 })
})

const named = (more: object) => ({
  Parameters: { Stage: { Type: 'String', ...more } },
  policy: stated({ 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-bucket' } }),
})
const guarded = (Equals: readonly unknown[]) => ({
  Parameters: { Stage: { Type: 'String' } },
  Conditions: { IsLive: { 'Fn::Equals': Equals } },
  policy: stated({ 'Fn::If': ['IsLive', imported, 'arn:aws:s3:::test/*'] }),
})
const attached = (Resource: object, Roles: unknown = [{ Ref: 'Worker' }]) => ({
  Resources: {
    Extra: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'extra',
        Roles,
        PolicyDocument: document(allow('sqs:*', { Resource })),
      },
    },
  },
})
const byName = (Value: string) => ({
  ...attached({ 'Fn::ImportValue': { 'Fn::GetAtt': ['Other', 'Arn'] } }, 'nowhere'),
  Resources: { ...log(Value), ...attached({ 'Fn::ImportValue': { Ref: 'Other' } }).Resources },
})

test.each([
  ['the default of a parameter', named({ Default: 'a' }), named({ Default: 'b' })],
  ['a default that comes', named({}), named({ Default: 'b' })],
  ['a condition', guarded([{ Ref: 'Stage' }, 'live']), guarded([{ Ref: 'Stage' }, 'test'])],
  ['a policy that attaches itself', attached(imported), attached({ 'Fn::ImportValue': 'queue' })],
  [
    'a policy that may attach itself',
    attached(imported, { 'Fn::Split': [',', { 'Fn::ImportValue': 'roles' }] }),
    attached({ 'Fn::ImportValue': 'q' }, { 'Fn::Split': [',', { 'Fn::ImportValue': 'roles' }] }),
  ],
  ['a resource that it refers to', byName('a'), byName('b')],
])(
  'what is not resolved is unknown where it rests on %s that changes',
  async (_, before, after) => {
    const { changes } = await compare(partly(before), partly(after))
    expect(changes).toContainEqual([
      'changed',
      'identity policies of AWS::IAM::Role Worker',
      expect.stringMatching(/^no-new-access (?:unknown|fail)$/),
    ])
  },
)

test('a macro hides what it adds', async () => {
  const plain = template({ Worker: role() })
  const macro = { ...plain, Transform: 'Example::Macro' }
  expect((await compare({ 'a.json': plain }, { 'a.json': macro })).unread).toEqual(['a.json'])
  expect((await compare({ 'a.json': macro }, { 'a.json': macro })).unread).toEqual([])
})

test('a deny that goes is told, though the policy allows no more', async () => {
  const bucket = (...statements: readonly object[]) => ({
    '': template({
      Logs: { Type: 'AWS::S3::Bucket' },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Logs' }, PolicyDocument: document(...statements) },
      },
    }),
  })
  const everyone = { Principal: '*', Resource: { 'Fn::Sub': '${Logs.Arn}/*' } }
  const insecure = { Bool: { 'aws:SecureTransport': 'false' } }
  const tls = deny('s3:*', { ...everyone, Condition: insecure })
  const keep = deny('s3:DeleteObject', everyone)
  const found = await compare(bucket(tls, keep), bucket(keep))
  expect(found.changes).toEqual([
    [
      'changed',
      'resource policy of AWS::S3::Bucket Logs',
      'no-new-access pass',
      'no-lifted-deny fail',
      'no-public-access pass',
    ],
  ])
  expect(found.reasons).toEqual(['another policy 0'])
  const wider = deny('s3:*', everyone)
  expect((await compare(bucket(tls, keep), bucket(wider))).changes[0]).toContain(
    'no-lifted-deny pass',
  )
})

const lost = ['no-lifted-deny fail']
const keeping = document(deny('s3:DeleteBucket'))
const rest = { Logs: { Type: 'AWS::Logs::LogGroup' } }

test.each([
  [
    'a bucket elsewhere',
    'AWS::S3::BucketPolicy',
    { Bucket: 'reports', PolicyDocument: document(deny('s3:*', { Principal: '*' })) },
  ],
  [
    'a role elsewhere',
    'AWS::IAM::Policy',
    { PolicyName: 'keep', Roles: ['ops'], PolicyDocument: keeping },
  ],
  ['whoever has it attached', 'AWS::IAM::ManagedPolicy', { PolicyDocument: keeping }],
  ['a user elsewhere', 'AWS::IAM::ManagedPolicy', { Users: ['ana'], PolicyDocument: keeping }],
])('a policy with a deny that goes lifts it for %s', async (_, Type, Properties) => {
  const before = { '': template({ ...rest, Keep: { Type, Properties } }) }
  expect((await compare(before, { '': template(rest) })).changes).toMatchObject([
    ['removed', expect.stringContaining(`of ${Type} Keep`), ...lost],
  ])
})

test('a managed policy with a deny that goes is told by the role that has it, and not where that goes too', async () => {
  const Keep = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: keeping } }
  const attached = { ...rest, Keep, Worker: role({ ManagedPolicyArns: [{ Ref: 'Keep' }] }) }
  const own = 'identity policies of AWS::IAM::ManagedPolicy Keep'
  const stays = await compare(
    { '': template(attached) },
    { '': template({ ...rest, Worker: role() }) },
  )
  expect(stays.changes).toMatchObject([
    ['changed', 'identity policies of AWS::IAM::Role Worker', 'no-new-access pass', ...lost],
    ['removed', own],
  ])
  expect(stays.changes[1]).toHaveLength(2)
  const gone = await compare({ '': template(attached) }, { '': template(rest) })
  expect(gone.changes.flat().filter((text) => text.includes('fail'))).toEqual([])
  const { Properties } = Keep
  const both = { ...Keep, Properties: { ...Properties, Roles: [{ Ref: 'Worker' }, 'ops'] } }
  const outside = await compare(
    { '': template({ ...rest, Worker: role(), Keep: both }) },
    { '': template(rest) },
  )
  expect(outside.changes).toContainEqual(['removed', own, ...lost])
})

const planned = (...resources: readonly (readonly [type: string, values: object])[]) => ({
  '': {
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: {
      root_module: {
        resources: resources.map(([type, values]) => ({
          address: `${type}.keep`,
          mode: 'managed',
          type,
          name: 'keep',
          provider_name: 'registry.terraform.io/hashicorp/aws',
          values,
        })),
      },
    },
    configuration: { root_module: {} },
  },
})

test.each([
  ['aws_iam_policy', 'policy', keeping],
  ['aws_s3_bucket_policy', 'policy', document(deny('s3:*', { Principal: '*' }))],
  ['aws_iam_role_policy', 'policy', keeping],
])('a planned %s with a deny that goes lifts it', async (type, attribute, policy) => {
  const values = {
    name: 'keep',
    role: 'ops',
    bucket: 'reports',
    [attribute]: JSON.stringify(policy),
  }
  const group = ['aws_cloudwatch_log_group', { name: 'logs' }] as const
  const found = await compare(planned([type, values], group), planned(group))
  expect(found.changes).toMatchObject([
    ['removed', expect.stringContaining(`${type}.keep`), ...lost],
  ])
})

describe('a policy by itself that only has another name', () => {
  const everyone = { Principal: '*' }
  const bucketPolicy = (name: string, PolicyDocument: object, Bucket: unknown = 'reports') => ({
    '': template({
      ...rest,
      [name]: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket, PolicyDocument } },
    }),
  })
  const closed = document(deny('s3:*', everyone))
  const read = document(allow('s3:GetObject', { Principal: { AWS: '111122223333' } }))

  const ofUser = (Type: string, nameKey: string) =>
    ['Keep', 'Guard'].map((name) => {
      const Properties = { [nameKey]: 'keep', Users: ['ana'], PolicyDocument: keeping }
      return { '': template({ ...rest, [name]: { Type, Properties } }) }
    })
  const guardrails = ['Keep', 'Guard'].map((name) => {
    const Properties = {
      Name: name,
      Type: 'SERVICE_CONTROL_POLICY',
      Content: document(deny('organizations:LeaveOrganization')),
      TargetIds: ['r-root', 'ou-apps'],
    }
    return { '': template({ [name]: { Type: 'AWS::Organizations::Policy', Properties } }) }
  })

  test.each([
    { of: 'a bucket', sides: [bucketPolicy('Keep', closed), bucketPolicy('Guard', closed)] },
    {
      of: 'a bucket that allows',
      sides: [bucketPolicy('Keep', read), bucketPolicy('Guard', read)],
    },
    { of: 'a user', sides: ofUser('AWS::IAM::Policy', 'PolicyName') },
    { of: 'a user, managed', sides: ofUser('AWS::IAM::ManagedPolicy', 'ManagedPolicyName') },
    { of: 'the organization', sides: guardrails },
  ])('is the same: that of $of', async ({ sides: [before = {}, after = {}] }) => {
    const { changes, unchanged } = await compare(before, after)
    expect(changes).toEqual([])
    expect(unchanged).toBeGreaterThan(0)
  })

  test('is compared with what it was where it says something else too', async () => {
    const opened = document(deny('s3:DeleteBucket', everyone))
    const found = await compare(bucketPolicy('Keep', closed), bucketPolicy('Guard', opened))
    expect(found.changes).toEqual([
      [
        'changed',
        'resource policy of AWS::S3::BucketPolicy Guard',
        'no-new-access pass',
        'no-lifted-deny fail',
        'no-public-access pass',
      ],
    ])
  })

  test.each([
    ['is attached to something else', bucketPolicy('Guard', closed, 'logs')],
    ['nobody knows to what', bucketPolicy('Guard', closed, { 'Fn::ImportValue': 'bucket' })],
  ])('is another policy where it %s', async (_, after) => {
    const { changes } = await compare(bucketPolicy('Keep', closed), after)
    expect(changes.map(([change]) => change)).toEqual(['added', 'removed'])
    expect(changes[1]).toContain('no-lifted-deny fail')
  })

  test('is another policy where others may have attached it by its name', async () => {
    const made = (name: string, ManagedPolicyName: string) => ({
      '': template({
        ...rest,
        [name]: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { ManagedPolicyName, PolicyDocument: keeping },
        },
      }),
    })
    const { changes } = await compare(made('Keep', 'keep'), made('Guard', 'guard'))
    expect(changes[1]).toContain('no-lifted-deny fail')
  })
})

test('a planned policy that is known after apply only is unknown, with the reason', async () => {
  const change = (values: object, unknown: object) => {
    const { '': plan } = planned(['aws_s3_bucket_policy', values])
    const address = 'aws_s3_bucket_policy.keep'
    const changed = {
      address,
      mode: 'managed',
      type: 'aws_s3_bucket_policy',
      name: 'keep',
      provider_name: 'registry.terraform.io/hashicorp/aws',
      change: { actions: ['create'], before: null, after: values, after_unknown: unknown },
    }
    return { '': { ...plan, resource_changes: [changed] } }
  }
  const policy = JSON.stringify(document(deny('s3:*', { Principal: '*' })))
  const known = change({ bucket: 'reports', policy }, {})
  const later = change({ bucket: 'reports' }, { policy: true })
  const found = await compare(known, later)
  expect(found.changes.flat()).not.toContain('no-new-access pass')
  expect(found.changes[0]).toEqual(expect.arrayContaining(['no-new-access unknown']))
  expect(found.reasons.join()).toContain('known after apply')
  const both = await compare(later, { '': { ...later[''], terraform_version: '1.9.1' } })
  expect(both.changes[0]).toEqual(expect.arrayContaining(['no-new-access unknown']))
})

test('of the whole organization', async () => {
  const attached = (statements: readonly object[], TargetIds: readonly string[]) => ({
    '': template({
      Guard: {
        Type: 'AWS::Organizations::Policy',
        Properties: {
          Name: 'guard',
          Type: 'SERVICE_CONTROL_POLICY',
          Content: document(...statements),
          TargetIds,
        },
      },
    }),
  })
  const guardrail = (...statements: readonly object[]) => attached(statements, ['r-root'])
  const leave = deny('organizations:LeaveOrganization')
  const trail = deny('cloudtrail:StopLogging')
  const part = 'guardrail of AWS::Organizations::Policy Guard on r-root'
  expect((await compare(guardrail(leave, trail), guardrail(leave))).changes).toEqual([
    ['changed', part, 'no-new-access fail'],
  ])
  expect((await compare(guardrail(leave), guardrail(leave, trail))).changes).toEqual([
    ['changed', part, 'no-new-access pass'],
  ])
  const moved = await compare(guardrail(leave), attached([leave], ['ou-apps']))
  expect(moved.changes).toContainEqual(['removed', part, 'no-new-access fail'])
})

test('policies of snapshots pair by account, Region and id', async () => {
  const live = (Resource: string, more: object = {}) => ({
    type: 'AWS::SQS::Queue',
    id: 'jobs',
    arn: 'arn:aws:sqs:eu-west-1:111122223333:jobs',
    account: '111122223333',
    region: 'eu-west-1',
    properties: {
      ResourcePolicy: document(
        allow('sqs:SendMessage', { Principal: { AWS: '444455556666' }, Resource }),
      ),
    },
    tags: {},
    source: { kind: 'aws' },
    ...more,
  })
  const snapshot = (...resources: readonly object[]) => {
    const stamp = '2026-10-01T08:00:00.000Z'
    const header = { plinth: 'snapshot', version: 1, started: stamp, ended: stamp, sources: [] }
    const end = { end: { resources: resources.length, gaps: 0 } }
    const lines = [header, ...resources.map((resource) => ({ resource })), end]
    return { '': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n` }
  }
  const arn = 'arn:aws:sqs:eu-west-1:111122223333:jobs'
  const elsewhere = { region: 'eu-central-1' }
  const found = await compare(
    snapshot(live(arn), live(arn, elsewhere)),
    snapshot(live('*'), live(arn, elsewhere)),
  )
  expect(found.changes).toEqual([
    [
      'changed',
      'resource policy of AWS::SQS::Queue jobs',
      'no-new-access fail',
      'no-public-access pass',
    ],
  ])
  expect(found.unchanged).toBe(1)
})

test('membership of a group gives what the group has', async () => {
  const stack = (groups: readonly object[]) => ({
    '': template({
      Admins: {
        Type: 'AWS::IAM::Group',
        Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      },
      Ana: { Type: 'AWS::IAM::User', Properties: { Groups: groups } },
    }),
  })
  const found = await compare(stack([]), stack([{ Ref: 'Admins' }]))
  expect(found.changes).toEqual([
    ['changed', 'identity policies of AWS::IAM::User Ana', 'no-new-access fail'],
  ])
  expect(found.reasons).toEqual(['arn:aws:iam::aws:policy/AdministratorAccess 0'])
})

test('the policy of an endpoint that goes lets everything through', async () => {
  const endpoint = (more: object) => ({
    '': template({
      Endpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          ServiceName: 'com.amazonaws.eu-west-1.s3',
          VpcId: 'vpc-0example0000000',
          ...more,
        },
      },
    }),
  })
  const PolicyDocument = document(allow('s3:GetObject', { Principal: '*' }))
  const part = 'policy of the endpoint of AWS::EC2::VPCEndpoint Endpoint'
  expect((await compare(endpoint({ PolicyDocument }), endpoint({}))).changes).toEqual([
    ['removed', part, 'no-new-access fail'],
  ])
  expect((await compare(endpoint({}), endpoint({ PolicyDocument }))).changes).toEqual([
    ['added', part, 'no-new-access pass'],
  ])
  const gone = { '': template({ Logs: { Type: 'AWS::S3::Bucket' } }) }
  expect((await compare(endpoint({ PolicyDocument }), gone)).changes).toEqual([['removed', part]])
})

test('plans pair by address, and by `--deny-actions` what is new is checked', async () => {
  const plan = (Action: string) => ({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'aws_iam_role.worker',
            mode: 'managed',
            type: 'aws_iam_role',
            name: 'worker',
            provider_name: 'registry.terraform.io/hashicorp/aws',
            values: {
              name: 'worker',
              assume_role_policy: JSON.stringify(trust('lambda.amazonaws.com')),
              inline_policy: [{ name: 'own', policy: JSON.stringify(document(allow(Action))) }],
            },
          },
        ],
      },
    },
    configuration: { root_module: {} },
  })
  const found = await compare(
    { '': plan('s3:*') },
    { '': plan('s3:Get*') },
    {
      access: { actions: ['s3:GetObject'] },
    },
  )
  expect(found.changes).toEqual([
    [
      'changed',
      'identity policies of AWS::IAM::Role aws_iam_role.worker',
      'no-new-access pass',
      'access-not-granted fail',
    ],
  ])
})
