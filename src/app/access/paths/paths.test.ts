import { expect, test } from 'vitest'
import type { Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { readAuthorizationDetails } from '../../../collect/authorization-details/read-authorization-details.ts'
import { answerPaths, type PathsAnswer } from '../paths.ts'
import { answerPathsCase, answerPathsCases } from '../paths-case.ts'
import { account, document, iam } from './conformance/estate.ts'

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
const admin = { ManagedPolicyArns: [administrator] }

function may(Action: unknown, Resource: unknown, more: object = {}): object {
  return {
    Policies: [
      {
        PolicyName: 'inline',
        PolicyDocument: document({ Effect: 'Allow', Action, Resource, ...more }),
      },
    ],
  }
}

function trusts(Principal: object, more: object = {}): object {
  return {
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      ...more,
    }),
  }
}

const user = (name: string) => `arn:aws:iam::${account}:user/${name}`
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`

function ask(resources: readonly Resource[], more: object = {}): PathsAnswer {
  return answerPaths({ resources, ...more })
}

/** `user/ana -sts-001> role/a -lambda-001> role/admin`. */
function draw({ paths }: PathsAnswer): readonly string[] {
  const short = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1)
  return paths.map(({ from, hops }) =>
    hops.reduce((text, { method, to }) => `${text} -${method}> ${short(to)}`, short(from)),
  )
}

test('paths go over several hops, and start at every identity on the way', () => {
  const answer = ask([
    iam('User', 'ana', {}),
    iam('Role', 'one', { ...may('sts:AssumeRole', role('two')), ...trusts({ AWS: user('ana') }) }),
    iam('Role', 'two', { ...may(['iam:PassRole', 'lambda:*'], '*'), ...trusts({ AWS: account }) }),
    iam('Role', 'top', { ...admin, ...trusts({ Service: 'lambda.amazonaws.com' }) }),
  ])
  expect(draw(answer)).toContain(
    'user/ana -sts-001> role/one -sts-001> role/two -lambda-001> role/top',
  )
  expect(new Set(answer.paths.map(({ from }) => from))).toEqual(
    new Set([user('ana'), role('one'), role('two')]),
  )
  expect(answer.already).toEqual([role('top')])
})

test('a circle of roles leads nowhere, and ends', () => {
  const next = (name: string, to: string) =>
    iam('Role', name, { ...may('sts:AssumeRole', role(to)), ...trusts({ AWS: account }) })
  const answer = ask([next('a', 'b'), next('b', 'c'), next('c', 'a')])
  expect(answer.paths).toEqual([])
  expect(answer.methods).toEqual(['sts-001'])
})

test('roles of another account are reached where both sides allow it', () => {
  const far = 'arn:aws:iam::444455556666:role/far'
  const estate = (trust: object) => [
    iam('User', 'ana', may('sts:AssumeRole', far)),
    iam('Role', 'far', { ...admin, ...trust }, { arn: far, account: '444455556666' }),
  ]
  expect(ask(estate(trusts({ AWS: account }))).methods).toEqual(['sts-001'])
  expect(ask(estate(trusts({ AWS: '444455556666' }))).methods).toEqual([])
  const external = trusts(
    { AWS: account },
    { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } },
  )
  const answer = ask(estate(external))
  expect(answer.paths).toEqual([])
  expect(answer.unknownPaths[0]?.hops[0]?.reasons?.join()).toContain('sts:ExternalId')
})

test('what a boundary leaves is not everything', () => {
  const bounded = (document_: object) => [
    iam('User', 'ana', {
      ...may('iam:PutUserPolicy', user('ana')),
      PermissionsBoundary: `arn:aws:iam::${account}:policy/limit`,
    }),
    iam('ManagedPolicy', 'limit', { PolicyDocument: document_ }),
  ]
  const narrow = document({ Effect: 'Allow', Action: ['iam:PutUserPolicy', 's3:*'], Resource: '*' })
  expect(ask(bounded(narrow)).methods).toEqual([])
  const wide = document({ Effect: 'Allow', Action: '*', Resource: '*' })
  expect(ask(bounded(wide)).methods).toEqual(['iam-007'])
})

test('a role whose boundary holds it down is no administrator', () => {
  const limit = document({ Effect: 'Allow', Action: 's3:*', Resource: '*' })
  const answer = ask([
    iam('User', 'ana', may(['iam:PassRole', 'lambda:*'], '*')),
    iam('Role', 'top', {
      ...admin,
      ...trusts({ Service: 'lambda.amazonaws.com' }),
      PermissionsBoundary: `arn:aws:iam::${account}:policy/limit`,
    }),
    iam('ManagedPolicy', 'limit', { PolicyDocument: limit }),
  ])
  expect(answer.paths).toEqual([])
})

test('passing a role to another service than the one it trusts gives nothing', () => {
  const only = { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }
  const estate = [
    iam('User', 'ana', {
      Policies: [
        {
          PolicyName: 'pass',
          PolicyDocument: document({
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: '*',
            ...only,
          }),
        },
        {
          PolicyName: 'functions',
          PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:*', Resource: '*' }),
        },
      ],
    }),
    iam('Role', 'top', { ...admin, ...trusts({ Service: 'lambda.amazonaws.com' }) }),
  ]
  expect(
    ask(estate).methods.filter((id) => id.startsWith('lambda-00') && id !== 'lambda-003'),
  ).toEqual([])
})

test('who may write a policy anew writes it without the denies in it', () => {
  const own = `arn:aws:iam::${account}:policy/own`
  const limited = (Action: string, Resource: string) =>
    document(
      { Effect: 'Allow', Action, Resource },
      {
        Effect: 'Deny',
        Action: ['s3:*', 'ec2:*', 'lambda:*', 'dynamodb:*', 'rds:*'],
        Resource: '*',
      },
    )
  const managed = (rewrites: string, more: object = {}) => [
    iam('User', 'ana', { ManagedPolicyArns: [own], ...more }),
    iam('ManagedPolicy', 'own', { PolicyDocument: limited('iam:CreatePolicyVersion', rewrites) }),
  ]
  expect(ask(managed(own)).methods).toEqual(['iam-001'])
  const inline = (name: string, policy: object) => ({ PolicyName: name, PolicyDocument: policy })
  const put = limited('iam:PutUserPolicy', user('ana'))
  expect(ask([iam('User', 'ana', { Policies: [inline('own', put)] })]).methods).toEqual(['iam-007'])
  // A deny that stands elsewhere stays.
  const elsewhere = { Policies: [inline('own', put)] }
  expect(ask(managed('arn:aws:iam::*:policy/none', elsewhere)).methods).toEqual([])
  expect(
    ask([iam('User', 'ana', { Policies: [inline('own', put), inline('two', put)] })]).methods,
  ).toEqual([])
})

test('policies that may be attached count by name', () => {
  const only = (arn: string) => ({ Condition: { ArnEquals: { 'iam:PolicyARN': arn } } })
  const estate = (arn: string) => [
    iam('User', 'ana', may('iam:AttachUserPolicy', '*', only(arn))),
    iam('ManagedPolicy', 'all', {
      PolicyDocument: document({ Effect: 'Allow', Action: '*', Resource: '*' }),
    }),
  ]
  expect(ask(estate('arn:aws:iam::aws:policy/ReadOnlyAccess')).methods).toEqual([])
  expect(ask(estate(administrator)).methods).toEqual(['iam-008'])
  expect(ask(estate(`arn:aws:iam::${account}:policy/all`)).methods).toEqual(['iam-008'])
})

test('all of IAM is a step to everything, where only the policy of administrators is refused', () => {
  const refused = { Condition: { ArnNotEquals: { 'iam:PolicyARN': administrator } } }
  const estate = (...denied: readonly object[]) => [
    iam('User', 'ana', {
      Policies: [
        {
          PolicyName: 'attach',
          PolicyDocument: document(
            { Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: '*', ...refused },
            ...denied,
          ),
        },
      ],
    }),
  ]
  expect(ask(estate()).methods).toEqual(['iam-008'])
  const write = { Effect: 'Deny', Action: 'iam:Put*', Resource: '*' }
  expect(ask(estate(write)).methods).toEqual([])
})

test('a new function is named and placed as the policy wants it', () => {
  const estate = (name: string) => [
    iam('User', 'ana', {
      Policies: [
        {
          PolicyName: 'pass',
          PolicyDocument: document({
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: role('top'),
          }),
        },
        {
          PolicyName: 'functions',
          PolicyDocument: document({
            Effect: 'Allow',
            Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'],
            Resource: name,
          }),
        },
      ],
    }),
    iam('Role', 'top', { ...admin, ...trusts({ Service: 'lambda.amazonaws.com' }) }),
  ]
  const found = ask(estate(`arn:aws:lambda:eu-west-1:${account}:function:team-*`))
  expect(found.paths[0]?.hops[0]?.permissions[1]?.resource).toBe(
    `arn:aws:lambda:eu-west-1:${account}:function:team-any`,
  )
  expect(ask(estate(`arn:aws:lambda:eu-west-1:444455556666:function:*`)).methods).toEqual([])
})

test('data is a goal: the path ends with the call that takes it', () => {
  const secret: Resource = {
    type: 'AWS::SecretsManager::Secret',
    id: 'db',
    arn: `arn:aws:secretsmanager:eu-west-1:${account}:secret:db-AbCdEf`,
    account,
    region: 'eu-west-1',
    properties: {},
    tags: {},
    source: { kind: 'aws' },
  }
  const estate = [
    iam('User', 'ana', may('sts:AssumeRole', role('reader'))),
    iam('Role', 'reader', {
      ...may('secretsmanager:GetSecretValue', secret.arn),
      ...trusts({ AWS: account }),
    }),
    secret,
  ]
  for (const to of ['sensitive', secret.arn ?? '']) {
    const [path] = ask(estate, { to }).paths
    expect(path).toMatchObject({
      from: user('ana'),
      to: role('reader'),
      access: { action: 'secretsmanager:GetSecretValue' },
    })
  }
  expect(ask(estate).paths).toEqual([])
  expect(draw(ask(estate, { to: role('reader') }))).toEqual(['user/ana -sts-001> role/reader'])
})

test('a policy that nobody could read makes paths unknown', () => {
  const answer = ask([
    iam('User', 'ana', { Policies: unknown('denied', 'iam:GetUserPolicy') }),
    iam('Role', 'top', { ...admin, ...trusts({ Service: 'lambda.amazonaws.com' }) }),
  ])
  expect(answer.paths).toEqual([])
  expect(answer.methods).toEqual([])
  expect(answer.unknownPaths.length).toBeGreaterThan(0)
})

const elsewhere = `arn:aws:iam::${account}:policy/elsewhere`
const unseenPolicies = { ManagedPolicyArns: [elsewhere] }
const why = `${elsewhere} is not in the snapshot`

test('an attached policy that is not there leaves its holder undecided', () => {
  const answer = ask([iam('User', 'ana', unseenPolicies)])
  expect(answer).toMatchObject({ paths: [], undecided: [{ arn: user('ana'), reason: why }] })
})

test('a policy that is not there and cannot matter leaves nobody undecided', () => {
  const answer = ask([
    iam('User', 'ana', {
      ...unseenPolicies,
      PermissionsBoundary: `arn:aws:iam::${account}:policy/limit`,
    }),
    iam('ManagedPolicy', 'limit', {
      PolicyDocument: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    }),
  ])
  expect(answer).toMatchObject({ paths: [], unknownPaths: [], undecided: [] })
})

test('a way to somebody who may be an administrator is an unknown path', () => {
  const answer = ask(
    [
      iam('User', 'ana', may('sts:AssumeRole', role('worker'))),
      iam('Role', 'worker', { ...unseenPolicies, ...trusts({ AWS: account }) }),
    ],
    { from: [user('ana')] },
  )
  expect(answer).toMatchObject({ paths: [], undecided: [] })
  expect(answer.unknownPaths).toMatchObject([
    { from: user('ana'), to: role('worker'), certainty: 'unknown', doubt: why },
  ])
})

test('what a boundary that is not there leaves of every permission is unknown', () => {
  const answer = ask([
    iam('User', 'ana', { ...may('iam:PutUserPolicy', '*'), PermissionsBoundary: elsewhere }),
  ])
  expect(answer.unknownPaths).toMatchObject([{ methods: ['iam-007'], doubt: why }])
})

const secret: Resource = {
  type: 'AWS::SecretsManager::Secret',
  id: 'db',
  arn: `arn:aws:secretsmanager:eu-west-1:${account}:secret:db-AbCdEf`,
  account,
  region: 'eu-west-1',
  properties: {},
  tags: {},
  source: { kind: 'aws' },
}

test.each(['sensitive', secret.arn ?? ''])(
  'who may reach %s is undecided, with the reason',
  (to) => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
    const { undecided } = ask(
      [iam('User', 'ana', may('secretsmanager:GetSecretValue', '*', mfa)), secret],
      { to },
    )
    expect(undecided).toMatchObject([{ arn: user('ana') }])
    expect(undecided[0]?.reason).toContain('aws:MultiFactorAuthPresent')
  },
)

test('data outside of the snapshot is said to be unseen: its own policy may let anybody in', () => {
  const to = 'arn:aws:s3:::reports'
  expect(ask([iam('User', 'ana', {})], { to })).toMatchObject({ paths: [], unseen: to })
  expect(ask([iam('User', 'ana', {}), secret], { to: secret.arn })).not.toHaveProperty('unseen')
})

test('ways beyond those that are followed leave the identity undecided', () => {
  const tagged = { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }
  const names = Array.from({ length: 30 }, (_, at) => `worker${at}`)
  const estate = (last: object) => [
    iam('User', 'ana', may('sts:AssumeRole', '*')),
    ...names.map((name) =>
      iam('Role', name, {
        ...may('s3:GetObject', `arn:aws:s3:::${name}/*`),
        ...trusts({ AWS: account }, tagged),
      }),
    ),
    iam('Role', 'last', { ...last, ...trusts({ AWS: account }, tagged) }),
  ]
  const power = may('iam:PutRolePolicy', '*')
  const { paths, unknownPaths, undecided } = ask(estate(power), { from: [user('ana')] })
  expect(paths).toEqual([])
  expect([...unknownPaths, ...undecided]).not.toEqual([])
})

test('the cut is the statement without which fewest are left', () => {
  const shared = `arn:aws:iam::${account}:policy/deploy`
  const estate = (statements: readonly object[]) => [
    ...['ana', 'bob', 'eve'].map((name) => iam('User', name, { ManagedPolicyArns: [shared] })),
    iam('User', 'zoe', may('iam:PutUserPolicy', user('zoe'))),
    iam('ManagedPolicy', 'deploy', { PolicyDocument: document(...statements) }),
    iam('Role', 'top', { ...admin, ...trusts({ Service: 'lambda.amazonaws.com' }) }),
  ]
  const pass = { Sid: 'Pass', Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }
  const make = { Sid: 'Make', Effect: 'Allow', Action: 'lambda:*', Resource: '*' }
  const again = { Sid: 'Again', Effect: 'Allow', Action: 'lambda:*', Resource: '*' }
  const { cut } = ask(estate([make, pass, again]))
  expect(cut).toMatchObject({ policy: 'deploy', sid: 'Pass', index: 1 })
  expect(cut?.frees).toEqual([user('ana'), user('bob'), user('eve')])
  const after = ask(estate([make, again]))
  expect([...new Set(after.paths.map(({ from }) => from))]).toEqual([user('zoe')])
})

test('the cut is about the identities that were asked for', () => {
  const estate = [
    ...['ana', 'bob', 'eve'].map((name) => iam('User', name, may('iam:PutUserPolicy', '*'))),
    iam('User', 'zoe', may('iam:AttachUserPolicy', user('zoe'))),
  ]
  const answer = ask(estate, { from: [user('zoe'), user('nobody')] })
  expect(answer.cut?.frees).toEqual([user('zoe')])
  expect(answer.missing).toEqual([user('nobody')])
})

test('what is known of every request decides conditions', () => {
  const timed = [
    iam(
      'User',
      'ana',
      may('iam:PutUserPolicy', '*', {
        Condition: { DateLessThan: { 'aws:CurrentTime': '2026-06-01T00:00:00Z' } },
      }),
    ),
  ]
  expect(ask(timed).unknown.map(({ method }) => method)).toEqual(['iam-007'])
  expect(ask(timed, { now: Date.UTC(2026, 4, 1) }).methods).toEqual(['iam-007'])
  expect(ask(timed, { now: Date.UTC(2026, 6, 1) })).toMatchObject({ methods: [], unknown: [] })
  const guarded = (mfa: object) =>
    answerPathsCase({
      fields: {
        ...mfa,
        principal: user('ana'),
        policies: [
          document(
            { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' },
            {
              Effect: 'Deny',
              Action: '*',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
          ),
        ],
      },
    })
  expect(guarded({}).methods).toEqual([])
  expect(guarded({ context: { 'aws:MultiFactorAuthPresent': 'true' } }).methods).toEqual([
    'iam-007',
  ])
  expect(guarded({ context: { 'aws:MultiFactorAuthPresent': 'false' } })).toMatchObject({
    methods: [],
    unknown: [],
  })
})

test('tags of assumed targets are unknown', () => {
  const tagged = {
    Effect: 'Allow',
    Action: 'iam:CreateAccessKey',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/a': 'b' } },
  }
  const answer = answerPathsCase({
    fields: { principal: user('ana'), policies: [document(tagged)] },
  })
  expect(answer.methods).toEqual([])
  expect(answer.unknown.map(({ method }) => method)).toContain('iam-002')
})

test('hostile names and documents neither throw nor make a path', () => {
  const names = [
    '__proto__',
    'constructor',
    '\u202Eevil',
    'a'.repeat(5000),
    '${aws:username}',
    '*',
    '',
  ]
  const estate = names.flatMap((name) => [
    iam('User', name, may('iam:PutUserPolicy', user(name))),
    iam('Role', name, {
      Policies: name,
      AssumeRolePolicyDocument: name,
      ManagedPolicyArns: { a: 1 },
    }),
    iam('Group', name, { ManagedPolicyArns: [null, 7] }),
  ])
  expect(() => ask(estate, { to: 'sensitive' })).not.toThrow()
})

const details = {
  UserDetailList: [{ UserName: 'ana', Arn: user('ana'), GroupList: ['team'] }],
  GroupDetailList: [
    {
      GroupName: 'team',
      Arn: `arn:aws:iam::${account}:group/team`,
      AttachedManagedPolicies: [
        { PolicyName: 'own', PolicyArn: `arn:aws:iam::${account}:policy/own` },
      ],
    },
  ],
  RoleDetailList: [],
  Policies: [
    {
      PolicyName: 'own',
      Arn: `arn:aws:iam::${account}:policy/own`,
      PolicyVersionList: [
        {
          VersionId: 'v2',
          IsDefaultVersion: true,
          Document: encodeURIComponent(
            JSON.stringify(
              document({ Effect: 'Allow', Action: 'iam:CreatePolicyVersion', Resource: '*' }),
            ),
          ),
        },
        ...['v1', 'v3', 'v4'].map((VersionId) => ({
          VersionId,
          IsDefaultVersion: false,
          Document: {},
        })),
      ],
    },
  ],
}

test('authorization details are read as IAM gives them; five versions are one too many', () => {
  expect(ask(readAuthorizationDetails(details, 'iam.json').resources).methods).toEqual(['iam-001'])
  const full = structuredClone(details)
  full.Policies[0]?.PolicyVersionList.push({
    VersionId: 'v5',
    IsDefaultVersion: false,
    Document: {},
  })
  expect(ask(readAuthorizationDetails(full, 'iam.json').resources).methods).toEqual([])
})

test.each([
  null,
  7,
  'x',
  [],
  {},
  { UserDetailList: 7 },
  { UserDetailList: [null, { Arn: 7 }] },
  { RoleDetailList: [{ Arn: role('a'), RolePolicyList: [null], Tags: 'x' }] },
])('authorization details of another shape leave a diagnostic, never an exception: %j', (value) => {
  expect(() => ask(readAuthorizationDetails(value, 'x').resources)).not.toThrow()
})

test('a case holds policies alone, and the targets are assumed', () => {
  const fields = (Action: unknown, more: object = {}) => ({
    principal: user('ana'),
    policies: [document({ Effect: 'Allow', Action, Resource: '*' })],
    ...more,
  })
  expect(
    answerPathsCase({
      fields: fields(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
    }).methods,
  ).toEqual(['lambda-001'])
  expect(
    answerPathsCase({ fields: fields(['iam:PassRole', 'lambda:InvokeFunction']) }).methods,
  ).toEqual([])
  const denied = { scps: [document({ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' })] }
  expect(
    answerPathsCase({ fields: fields(['iam:PassRole', 'lambda:*'], denied) }).methods,
  ).not.toContain('lambda-001')
  const bounded = {
    permissionsBoundary: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  }
  expect(answerPathsCase({ fields: fields('iam:PutUserPolicy', bounded) }).methods).toEqual([])
  expect(answerPathsCase({ fields: fields('iam:PutUserPolicy') }).methods).toContain('iam-007')
})

test('cases are answered line by line; broken ones with a diagnostic', async () => {
  const lines = [
    JSON.stringify({ id: 'a', gaad: details }),
    'x',
    '{}',
    JSON.stringify({ id: 'b', gaad: 7, resources: 7 }),
  ]
  const answers = []
  for await (const answer of answerPathsCases(
    (async function* () {
      yield lines.join('\n')
    })(),
  ))
    answers.push(answer)
  expect(answers.map(({ id, line }) => id ?? line)).toEqual(['a', 2, 3, 'b'])
  expect(answers[0]?.methodsByPrincipal).toEqual({ [user('ana')]: ['iam-001'] })
  for (const answer of answers.slice(1)) expect(answer.diagnostics?.[0]?.severity).toBe('error')
})
