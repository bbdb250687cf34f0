import { describe, expect, test } from 'vitest'
import { loadEscalations } from '../../../../evaluate/access/graph/escalation/methods.ts'
import type { Resource } from '../../../../model/resource.ts'
import { answerPaths } from '../../paths.ts'
import { account, document, iam } from './estate.ts'

const arn = (path: string) => `arn:aws:iam::${account}:${path}`
const allow = (Action: string | readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })
const deny = (Action: string | readonly string[]) => ({ Effect: 'Deny', Action, Resource: '*' })
const inline = (name: string, ...statements: readonly object[]) => ({
  PolicyName: name,
  PolicyDocument: document(...statements),
})
const managed = (name: string, ...statements: readonly object[]) =>
  iam('ManagedPolicy', name, { PolicyDocument: document(...statements) })
const withVersion = (policy: Resource, other: unknown): Resource => ({
  ...policy,
  facts: { VersionCount: 2, OtherVersions: [{ VersionId: 'v1', PolicyDocument: other }] },
})

/** Everything, but what makes it stay: a deny on all that is not the call by which it goes. */
const held = (call: string) => ({ Effect: 'Deny', NotAction: [call], Resource: '*' })
const trusting = document({
  Effect: 'Allow',
  Principal: { AWS: arn('root') },
  Action: 'sts:AssumeRole',
})
type Make = (call: string, more: object) => readonly Resource[]

const user =
  (
    properties: (call: string) => object,
    ...others: readonly ((call: string) => Resource)[]
  ): Make =>
  (call, more) => [
    iam('User', 'attacker', { ...properties(call), ...more }),
    ...others.map((other) => other(call)),
  ]
const role =
  (
    properties: (call: string) => object,
    ...others: readonly ((call: string) => Resource)[]
  ): Make =>
  (call, more) => [
    iam('Role', 'attacker', {
      AssumeRolePolicyDocument: document(),
      ...properties(call),
      ...more,
    }),
    ...others.map((other) => other(call)),
  ]
/** Somebody with a few rights, beside a role that would be an administrator. */
const beside =
  (properties: object, ...others: readonly Resource[]): Make =>
  (call, more) => [
    iam('User', 'attacker', {
      Policies: [inline('grant', allow([call, 'sts:AssumeRole']))],
      ...more,
    }),
    iam('Role', 'target', { AssumeRolePolicyDocument: trusting, ...properties }),
    ...others,
  ]
const all = inline('all', allow('*'))
const limits = (call: string) => managed('limits', held(call))
const only = (call: string) => managed('limits', allow(call))

/** Method → an estate in which it leads to an administrator, with the call that it needs. */
const estates: Readonly<Record<string, readonly [call: string, make: Make]>> = {
  'lift-001': [
    'iam:DetachUserPolicy',
    user(() => ({ Policies: [all], ManagedPolicyArns: [arn('policy/limits')] }), limits),
  ],
  'lift-002': [
    'iam:DeleteUserPolicy',
    user((call) => ({ Policies: [all, inline('no', held(call))] })),
  ],
  'lift-003': [
    'iam:DetachRolePolicy',
    role(() => ({ Policies: [all], ManagedPolicyArns: [arn('policy/limits')] }), limits),
  ],
  'lift-004': [
    'iam:DeleteRolePolicy',
    role((call) => ({ Policies: [all, inline('no', held(call))] })),
  ],
  'lift-005': [
    'iam:DetachGroupPolicy',
    user(
      () => ({ Policies: [all], Groups: ['team'] }),
      limits,
      () => iam('Group', 'team', { ManagedPolicyArns: [arn('policy/limits')] }),
    ),
  ],
  'lift-006': [
    'iam:DeleteGroupPolicy',
    user(
      () => ({ Policies: [all], Groups: ['team'] }),
      (call) => iam('Group', 'team', { Policies: [inline('no', held(call))] }),
    ),
  ],
  'lift-007': [
    'iam:RemoveUserFromGroup',
    user(
      () => ({ Policies: [all], Groups: ['team'] }),
      (call) => iam('Group', 'team', { Policies: [inline('no', held(call))] }),
    ),
  ],
  'lift-008': [
    'iam:DeleteUserPermissionsBoundary',
    user(() => ({ Policies: [all], PermissionsBoundary: arn('policy/limits') }), only),
  ],
  'lift-009': [
    'iam:DeleteRolePermissionsBoundary',
    role(() => ({ Policies: [all], PermissionsBoundary: arn('policy/limits') }), only),
  ],
  'lift-010': [
    'iam:PutUserPermissionsBoundary',
    user(() => ({ Policies: [all], PermissionsBoundary: arn('policy/limits') }), only),
  ],
  'lift-011': [
    'iam:PutRolePermissionsBoundary',
    role(() => ({ Policies: [all], PermissionsBoundary: arn('policy/limits') }), only),
  ],
  'lift-012': [
    'iam:SetDefaultPolicyVersion',
    user(
      () => ({ ManagedPolicyArns: [arn('policy/own')] }),
      (call) => withVersion(managed('own', allow(call)), document(allow('*'))),
    ),
  ],
  'lift-013': [
    'iam:DetachRolePolicy',
    beside(
      { Policies: [all], ManagedPolicyArns: [arn('policy/limits')] },
      managed('limits', deny('iam:*')),
    ),
  ],
  'lift-014': ['iam:DeleteRolePolicy', beside({ Policies: [all, inline('no', deny('iam:*'))] })],
  'lift-015': [
    'iam:DeleteRolePermissionsBoundary',
    beside(
      { Policies: [all], PermissionsBoundary: arn('policy/limits') },
      managed('limits', allow('s3:*')),
    ),
  ],
  'lift-016': [
    'iam:PutRolePermissionsBoundary',
    beside(
      { Policies: [all], PermissionsBoundary: arn('policy/limits') },
      managed('limits', allow('s3:*')),
    ),
  ],
  'lift-017': [
    'iam:SetDefaultPolicyVersion',
    beside(
      { ManagedPolicyArns: [arn('policy/own')] },
      withVersion(managed('own', allow('s3:*')), document(allow('*'))),
    ),
  ],
}
const rows = Object.entries(estates).map(([id, [call, make]]) => ({ id, call, make }))

function ask(resources: readonly Resource[]) {
  const { paths, unknownPaths, methods, unknown } = answerPaths({ resources, cuts: 0 })
  const own = paths.filter(({ from }) => from.endsWith('/attacker'))
  return {
    /** Of the first hops. */
    methods: own.flatMap((path) => path.methods),
    own,
    every: [
      ...methods,
      ...unknown.map(({ method }) => method),
      ...[...paths, ...unknownPaths].flatMap(({ hops }) => hops.flatMap((hop) => hop.methods)),
    ],
    unknownPaths,
    unknown,
  }
}

/** An estate with something more that an identity has. */
function blocked(make: Make, call: string, ...more: readonly object[]): readonly Resource[] {
  const resources = make(call, {})
  return resources.map((one) => {
    if (one.name !== 'attacker') return one
    const { Policies: own = [], ManagedPolicyArns: attached = [] } = one.properties
    const policies = [...(own as readonly object[]), ...more.map((each) => inline('more', each))]
    const properties = { ...one.properties, Policies: policies, ManagedPolicyArns: attached }
    return Object.assign({}, one, { properties })
  })
}

test('every method that lifts something has an estate', () => {
  const ids = loadEscalations().methods.map(({ id }) => id)
  expect(ids.filter((id) => id.startsWith('lift-'))).toEqual(rows.map(({ id }) => id))
})

test.each(rows)('$id is found by $call', ({ id, call, make }) => {
  const { own, methods } = ask(make(call, {}))
  expect(methods).toContain(id)
  const path = own.find((one) => one.methods.includes(id))
  expect([path?.goal, path?.certainty]).toEqual(['admin', 'certain'])
  expect(path?.hops[0]?.permissions[0]?.action).toBe(call)
})

describe.each(rows)('$id', ({ id, call, make }) => {
  test('is blocked by a deny on the call that it needs', () => {
    // Another inline policy, which deleting one leaves, holds the deny.
    expect(ask(blocked(make, call, deny(call), deny('iam:Delete*Policy'))).every).not.toContain(id)
  })

  test('is blocked by a guardrail', () => {
    const organization = (type: string, name: string, properties: object): Resource => ({
      type: `AWS::Organizations::${type}`,
      id: name,
      properties: { ...properties },
      tags: {},
      source: { kind: 'aws' },
    })
    const guarded = [
      ...make(call, {}),
      organization('Organization', 'o-example', {
        RootId: 'r-1',
        ManagementAccountId: '444455556666',
      }),
      organization('Account', account, { ParentIds: ['r-1'] }),
      organization('Policy', 'p-1', {
        Name: 'guardrail',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: document(deny(call)),
        TargetIds: ['r-1'],
      }),
    ]
    expect(ask(guarded).every).not.toContain(id)
  })

  test('depends on what nobody knows: unknown, never a path', () => {
    const denied = {
      ...deny(call),
      Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
    }
    const answer = ask(blocked(make, call, denied, deny('iam:Delete*Policy')))
    expect(answer.methods).not.toContain(id)
    if (!/iam:Delete.*[a-z]Policy$/.test(call)) expect(answer.every).toContain(id)
  })
})

describe('taking away what holds nothing back', () => {
  const grants = (
    statements: readonly object[],
    more: object = {},
    ...others: readonly Resource[]
  ) => [iam('User', 'attacker', { Policies: [inline('grant', ...statements)], ...more }), ...others]
  test.for([
    [
      'a deny on what nothing allows',
      grants(
        [allow('iam:DetachUserPolicy')],
        { ManagedPolicyArns: [arn('policy/no')] },
        managed('no', deny('ec2:*')),
      ),
    ],
    [
      'a boundary that is wider than the policies',
      grants(
        [allow(['iam:DeleteUserPermissionsBoundary', 's3:*'])],
        { PermissionsBoundary: arn('policy/wide') },
        managed('wide', allow('*')),
      ),
    ],
    [
      'a version that says less',
      grants(
        [allow('iam:SetDefaultPolicyVersion')],
        { ManagedPolicyArns: [arn('policy/own')] },
        withVersion(managed('own', allow('s3:*')), document(allow('s3:GetObject'))),
      ),
    ],
    [
      'a policy without other versions',
      grants(
        [allow('iam:SetDefaultPolicyVersion')],
        { ManagedPolicyArns: [arn('policy/own')] },
        {
          ...managed('own', allow('s3:*')),
          facts: { VersionCount: 1, OtherVersions: [] },
        },
      ),
    ],
    [
      'nothing at all',
      grants([allow(['iam:DetachUserPolicy', 'iam:DeleteUserPermissionsBoundary'])]),
    ],
    [
      'a deny that stands in another policy too',
      grants(
        [allow('*')],
        { ManagedPolicyArns: [arn('policy/a'), arn('policy/b')] },
        managed('a', deny(['s3:*', 'iam:Put*', 'iam:Detach*'])),
        managed('b', deny(['s3:*', 'iam:Put*', 'iam:Detach*'])),
      ),
    ],
  ] as const)('%s is no escalation', ([, resources]) => {
    expect(ask(resources).every.filter((id) => id.startsWith('lift-'))).toEqual([])
  })

  test('other versions that were not collected are unknown, and may be the way', () => {
    const resources = grants(
      [allow('iam:SetDefaultPolicyVersion')],
      { ManagedPolicyArns: [arn('policy/own')] },
      managed('own', allow('s3:*')),
    )
    const answer = ask(resources)
    expect(answer.own).toEqual([])
    expect(answer.unknownPaths[0]).toMatchObject({ methods: ['lift-012'], certainty: 'unknown' })
    expect(answer.unknown[0]?.reasons).toEqual(['what other versions of own say'])
  })

  test('a boundary that must stay by the condition of the grant is not replaced', () => {
    const Condition = { StringEquals: { 'iam:PermissionsBoundary': arn('policy/limits') } }
    const put = { ...allow('iam:PutUserPermissionsBoundary'), Condition }
    const user = iam('User', 'attacker', {
      Policies: [inline('grant', allow('s3:*'), allow('ec2:*'), put, allow('iam:Put*Policy'))],
      PermissionsBoundary: arn('policy/limits'),
    })
    const limits = managed('limits', allow(['s3:*', 'iam:PutUserPermissionsBoundary']))
    expect(ask([user, limits]).every).toEqual([])
  })

  test('two things are lifted one after the other', () => {
    const user = iam('User', 'attacker', {
      Policies: [
        all,
        inline(
          'no',
          deny([
            's3:*',
            'iam:Put*',
            'iam:Attach*',
            'iam:Create*',
            'iam:Update*',
            'iam:Add*',
            'iam:Set*',
            'sts:*',
            'iam:PassRole',
          ]),
        ),
      ],
      PermissionsBoundary: arn('policy/limits'),
    })
    const limits = managed(
      'limits',
      allow(['iam:DeleteUserPolicy', 'iam:DeleteUserPermissionsBoundary']),
    )
    const [path] = ask([user, limits]).own
    expect(path?.certainty).toBe('certain')
    expect(path?.hops.map(({ method }) => method).toSorted()).toEqual(['lift-002', 'lift-008'])
  })

  test('what depends on who calls is asked anew once a deny is gone', () => {
    const Condition = { StringEquals: { 'aws:username': 'attacker' } }
    const user = iam('User', 'attacker', {
      Policies: [
        inline('own', { ...allow('iam:PutUserPolicy'), Condition }, allow('iam:DeleteUserPolicy')),
        inline('no', deny('iam:PutUserPolicy')),
      ],
    })
    const [path] = ask([user]).own
    expect(path?.hops.map(({ method }) => method)).toEqual(['lift-002', 'iam-007'])
  })

  test('a group that one left is no way in any more', () => {
    const user = iam('User', 'attacker', {
      Groups: ['team'],
      Policies: [inline('own', allow('iam:RemoveUserFromGroup'), allow('iam:PutGroupPolicy'))],
    })
    const team = iam('Group', 'team', {
      Policies: [inline('no', deny('iam:PutGroupPolicy'), deny('iam:RemoveUserFromGroup'))],
    })
    expect(ask([user, team]).every).toEqual([])
    const open = iam('Group', 'team', { Policies: [inline('no', deny('iam:PutGroupPolicy'))] })
    expect(ask([user, open]).own).toEqual([])
  })
})
