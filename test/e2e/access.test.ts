import { describe, expect, test } from 'vitest'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const document = (...Statement: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement })
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }
const write = { ...read, Action: 's3:*' }
const everyone = { ...read, Principal: '*' }

const template = (action: string, resource = '!Sub "${Logs.Arn}/*"') => `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Logs:
    Type: AWS::S3::Bucket
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }]
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{ Sid: Logs, Effect: Allow, Action: '${action}', Resource: ${resource} }]
`

const user = 'arn:aws:iam::111122223333:user/ana'
const details = (Action: string, UserPolicyName = 'own') => ({
  UserDetailList: [
    {
      UserName: 'ana',
      Arn: user,
      Path: '/',
      UserPolicyList: [
        {
          UserPolicyName,
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
          },
        },
      ],
      AttachedManagedPolicies: [],
      GroupList: [],
    },
  ],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
})

/** A snapshot of one user who can do nothing, whose account did not let anybody list roles. */
function blindSnapshot(): string {
  const stamp = '2026-10-01T08:00:00.000Z'
  const account = '111122223333'
  const lines = [
    { plinth: 'snapshot', version: 1, started: stamp, ended: stamp, sources: [] },
    {
      resource: {
        type: 'AWS::IAM::User',
        id: 'ana',
        arn: user,
        account,
        properties: {},
        tags: {},
        source: { kind: 'aws' },
      },
    },
    {
      gap: {
        source: 'aws',
        operation: 'iam:ListRoles',
        account,
        reason: 'denied',
        error: 'AccessDenied',
        types: ['AWS::IAM::Role'],
        hides: true,
      },
    },
    { end: { resources: 1, gaps: 1 } },
  ]
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`
}

const stopped = {
  eventVersion: '1.11',
  eventID: '6f0d7f3e-0000-4000-8000-000000000001',
  eventTime: '2026-09-01T10:00:00Z',
  eventSource: 'cloudtrail.amazonaws.com',
  eventName: 'StopLogging',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '192.0.2.7',
  userIdentity: { type: 'IAMUser', arn: user, accountId: '111122223333', userName: 'ana' },
  requestParameters: { name: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main' },
  recipientAccountId: '111122223333',
}

const cwd = workspace({
  'read.json': document(read),
  'write.json': document(write),
  'public.json': document(everyone),
  'template.yaml': template('s3:GetObject'),
  'more.yaml': template('s3:*'),
  'import.yaml': template('s3:GetObject', '!ImportValue logs'),
  'main/policies/reader.json': document(read),
  'main/stack.yaml': template('s3:GetObject'),
  'branch/policies/reader.json': document(read),
  'branch/policies/writer.json': document(write),
  'branch/stack.yaml': template('s3:Get*'),
  'empty/readme.txt': 'nothing here',
  'broken.yaml': 'Resources: [',
  'admin.json': JSON.stringify(details('iam:PutUserPolicy')),
  'reader.json': JSON.stringify(details('s3:GetObject')),
  'blind.ndjson': blindSnapshot(),
  'nothing.json': '[]',
  'truncated.json': JSON.stringify({ ...details('s3:GetObject'), IsTruncated: true }),
  'attached.json': JSON.stringify({
    UserDetailList: [
      {
        UserName: 'ana',
        Arn: user,
        AttachedManagedPolicies: [
          { PolicyName: 'elsewhere', PolicyArn: 'arn:aws:iam::111122223333:policy/elsewhere' },
        ],
      },
    ],
  }),
  'logs/events.json': JSON.stringify({ Records: [stopped] }),
  'scp.json': document({ Effect: 'Deny', Action: 'cloudtrail:StopLogging', Resource: '*' }),
  'scp-other.json': document({ Effect: 'Deny', Action: 'sqs:DeleteQueue', Resource: '*' }),
})

const access = (...args: readonly string[]) => plinth(['access', ...args], { cwd })

describe.concurrent('access diff', () => {
  test.for([
    ['a policy that allows less', ['write.json', 'read.json'], 0, 'The change adds no access.'],
    ['one that allows more', ['read.json', 'write.json'], 1, 'statement 1 allows it'],
    ['one alone that is public', ['public.json'], 1, 'Anybody, without credentials'],
    ['one alone with nothing to check', ['read.json'], 2, 'nothing to check'],
    ['templates', ['template.yaml', 'more.yaml'], 1, 'statement Logs of own allows it'],
    [
      'templates, told by who has the policy',
      ['template.yaml', 'more.yaml'],
      1,
      'The role Worker could',
    ],
    ['templates the other way', ['more.yaml', 'template.yaml'], 0, 'adds no access'],
    ['a value that is not resolved', ['template.yaml', 'import.yaml'], 3, 'could not be decided'],
    ['the same twice', ['import.yaml', 'import.yaml'], 0, 'No policy changes; 2 policies'],
    ['folders', ['main', 'branch'], 1, 'added  policies/writer.json'],
    ['a folder alone', ['main', '--deny-actions', 'sqs:*'], 0, 'present  policies/reader.json'],
    ['what must not be granted', ['main', '--deny-actions', 's3:*'], 1, 'access not granted'],
    ['a folder without policies', ['empty', 'empty'], 4, '0 policies are the same'],
    ['a policy and a template', ['read.json', 'template.yaml'], 2, 'cannot be compared'],
    ['what does not exist', ['main', 'nowhere'], 2, 'it does not exist'],
    ['a broken template', ['template.yaml', 'broken.yaml'], 2, 'broken.yaml'],
    ['nothing', [], 2, 'name a policy'],
  ] as const)('%s', async ([, args, code, message]) => {
    const result = await access('diff', ...args)
    expect(result.stdout + result.stderr).toContain(message)
    expect(result.code).toBe(code)
  })

  test('as JSON says which policy, which document and which request', async () => {
    const { stdout, code } = await access('diff', 'main', 'branch', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      changes: [
        { policy: 'policies/writer.json', change: 'added', checks: [{ result: 'fail' }] },
        {
          policy: 'stack.yaml: identity policies of AWS::IAM::Role Worker',
          change: 'changed',
          line: 6,
          checks: [
            {
              check: 'no-new-access',
              result: 'fail',
              reasons: [
                {
                  document: 'own',
                  statementId: 'Logs',
                  witness: { resource: expect.stringContaining('arn:aws:s3:::Logs/') as string },
                },
              ],
            },
          ],
        },
      ],
      unchanged: 2,
      unread: [],
    })
  })
})

describe.concurrent('access paths', () => {
  test.for([
    ['a user who can give itself everything', ['--gaad', 'admin.json'], 1, 'iam:PutUserPolicy'],
    ['one who cannot', ['--gaad', 'reader.json'], 0, 'No known path of escalation'],
    [
      'one whose attached policy is not in the input',
      ['--gaad', 'attached.json'],
      3,
      'policy/elsewhere is not in the snapshot',
    ],
    [
      'roles that were not seen',
      ['--snapshot', 'blind.ndjson'],
      3,
      'AWS::IAM::Role may be missing',
    ],
    ['the sample', ['--sample'], 1, 'Cut first'],
    ['no source', [], 2, 'no source was named'],
    ['a file that does not exist', ['--gaad', 'nowhere.json'], 2, 'it does not exist'],
    ['nothing', ['--gaad', 'nothing.json'], 4, 'nothing to look at'],
    ['a goal that is none', ['--sample', '--to', 'everywhere'], 2, 'everywhere'],
  ] as const)('%s', async ([, args, code, message]) => {
    const result = await access('paths', ...args)
    expect(result.stdout + result.stderr).toContain(message)
    expect(result.code).toBe(code)
  })

  test('as JSON gives the way with its permissions', async () => {
    const { stdout, code } = await access('paths', '--gaad', 'admin.json', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      paths: [{ methods: ['iam-007'], from: user, certainty: 'certain' }],
    })
  })
})

describe.concurrent('access who-can', () => {
  const ask = ['s3:GetObject', 'arn:aws:s3:::reports/*', '--gaad', 'reader.json'] as const
  test.for([
    ['somebody', ask, 0, '1 can'],
    [
      'whoever was not listed',
      ['s3:GetObject', '*', '--snapshot', 'blind.ndjson'],
      0,
      'AWS::IAM::Role may be missing',
    ],
    [
      'one who cannot',
      ['s3:PutObject', ...ask.slice(1), '--principal', user],
      0,
      `${user} cannot s3:PutObject`,
    ],
    ['one who is not there', [...ask, '--principal', `${user}s`], 2, 'is not among'],
    ['no action', ['GetObject', ...ask.slice(1)], 2, 'An action is service:Action'],
    ['several actions', ['s3:*', ...ask.slice(1)], 2, 'one at a time'],
    ['no resource', ['s3:GetObject', 'reports', ...ask.slice(2)], 2, 'A resource is an ARN'],
    [
      'a file that does not exist',
      ['s3:GetObject', '*', '--gaad', 'nowhere.json'],
      2,
      'it does not exist',
    ],
  ] as const)('%s', async ([, args, code, message]) => {
    const result = await access('who-can', ...args)
    expect(result.stdout + result.stderr).toContain(message)
    expect(result.code).toBe(code)
  })
})

describe.concurrent('what could not be listed', () => {
  const blind = ['--snapshot', 'blind.ndjson', '--json'] as const
  test.for([
    ['who-can', ['who-can', 's3:GetObject', '*', ...blind], 0],
    ['exposure', ['exposure', ...blind], 0],
    ['paths', ['paths', ...blind], 3],
    ['what-if', ['guardrail', 'what-if', 'scp.json', ...blind], 3],
  ] as const)('is in the JSON of %s', async ([, args, code]) => {
    const result = await access(...args)
    expect(JSON.parse(result.stdout)).toMatchObject({
      unlisted: [
        {
          types: ['AWS::IAM::Role'],
          account: '111122223333',
          operation: 'iam:ListRoles',
          reason: 'denied',
          error: 'AccessDenied',
        },
      ],
    })
    expect(result.stderr).toContain('AWS::IAM::Role may be missing in 111122223333')
    expect(result.code).toBe(code)
  })

  test.for([
    ['a list', 'attached.json', 'has no RoleDetailList, GroupDetailList, Policies'],
    ['a page', 'truncated.json', 'ends with a truncated page'],
  ] as const)('is told where authorization details lack %s', async ([, file, message]) => {
    const result = await access('who-can', 's3:GetObject', '*', '--gaad', file)
    expect(result.stderr).toContain(message)
  })
})

describe.concurrent('access guardrail', () => {
  test.for([
    ['list', ['list'], 0, 'allowed-regions'],
    [
      'show',
      ['show', 'allowed-regions', '--param', 'allowedRegions=eu-west-1', '--policy-only'],
      0,
      'aws:RequestedRegion',
    ],
    ['show without the value', ['show', 'allowed-regions'], 0, 'allowedRegions'],
    ['show of what is not there', ['show', 'no-such'], 2, 'no-such'],
    ['test', ['test', '--all'], 0, 'pass'],
    ['what-if that breaks', ['what-if', 'scp.json', '--cloudtrail', 'logs'], 1, 'StopLogging'],
    [
      'what-if that does not',
      ['what-if', 'scp-other.json', '--cloudtrail', 'logs'],
      0,
      'Replayed 1 calls',
    ],
    ['what-if of nothing', ['what-if', 'scp.json'], 2, 'nothing to put the policy to'],
  ] as const)('%s', async ([, args, code, message]) => {
    const result = await access('guardrail', ...args)
    expect(result.stdout + result.stderr).toContain(message)
    expect(result.code).toBe(code)
  })
})
