import type { Resource } from '../../../../model/resource.ts'

/** A row of methods.json: what a method needs, and on what. */
export interface MethodRow {
  readonly id: string
  /** The permissions that the method needs, as its catalogue lists them. */
  readonly actions: readonly string[]
  readonly self: 'user' | 'role'
  readonly target: 'role' | 'user' | 'self' | 'own-group' | 'group' | 'policy'
  readonly service?: string
  readonly workload?: {
    readonly type: string
    readonly arn: string
    readonly properties: Readonly<Record<string, unknown>>
  }
}

export const account = '111122223333'
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'

export function iam(
  kind: string,
  name: string,
  properties: object,
  more: Partial<Resource> = {},
): Resource {
  const segment = {
    User: 'user',
    Role: 'role',
    Group: 'group',
    ManagedPolicy: 'policy',
    InstanceProfile: 'instance-profile',
  }[kind]
  const arn = `arn:aws:iam::${account}:${segment}/${name}`
  return {
    type: `AWS::IAM::${kind}`,
    id: kind === 'ManagedPolicy' ? arn : name,
    arn,
    name,
    account,
    properties: { ...properties },
    tags: {},
    source: { kind: 'aws' },
    ...more,
  }
}

export function document(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements }
}

export interface Variant {
  /** Statement that gives the permissions; Allow on everything without it. */
  readonly grant?: (actions: readonly string[]) => readonly object[]
  readonly more?: readonly object[]
  readonly boundary?: object
  readonly serviceControl?: object
  /** The service that the target role trusts instead. */
  readonly service?: string
  readonly withoutWorkload?: boolean
}

/** An estate in which somebody can use the method, or could if the variant did not keep it from that. */
export function estateOf(row: MethodRow, variant: Variant = {}): readonly Resource[] {
  const { actions, self, target, service, workload } = row
  const grant = variant.grant ?? ((all) => [{ Effect: 'Allow', Action: all, Resource: '*' }])
  const trust = [
    {
      Effect: 'Allow',
      Principal: { Service: variant.service ?? service ?? 'backup.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
    ...(actions.includes('sts:AssumeRole')
      ? [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: 'sts:AssumeRole',
          },
        ]
      : []),
  ]
  const attached = target === 'policy' ? ['own'] : []
  const weak = actions.some((action) => /^iam:(?:Attach|Put|CreatePolicyVersion)/.test(action))
  const rights = weak
    ? { ManagedPolicyArns: [arnOfPolicy('theirs')] }
    : { ManagedPolicyArns: [administrator] }
  return [
    iam(
      self === 'user' ? 'User' : 'Role',
      'attacker',
      {
        Policies: [
          { PolicyName: 'grant', PolicyDocument: document(...grant(actions)) },
          ...(variant.more === undefined
            ? []
            : [{ PolicyName: 'more', PolicyDocument: document(...variant.more) }]),
        ],
        ManagedPolicyArns: attached.map(arnOfPolicy),
        ...(target === 'own-group' && { Groups: ['team'] }),
        ...(self === 'role' && { AssumeRolePolicyDocument: document() }),
        ...(variant.boundary !== undefined && { PermissionsBoundary: arnOfPolicy('boundary') }),
      },
      { tags: { team: 'blue' } },
    ),
    ...['own', 'theirs'].map((name) =>
      iam('ManagedPolicy', name, {
        PolicyDocument: document({ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }),
      }),
    ),
    ...(variant.boundary === undefined
      ? []
      : [iam('ManagedPolicy', 'boundary', { PolicyDocument: variant.boundary })]),
    ...(target === 'role'
      ? [iam('Role', 'target', { ...rights, AssumeRolePolicyDocument: document(...trust) })]
      : []),
    ...(service === 'ec2.amazonaws.com'
      ? [iam('InstanceProfile', 'target', { InstanceProfileName: 'target', Roles: ['target'] })]
      : []),
    ...(target === 'user'
      ? [
          iam('User', 'target', rights, {
            facts: {
              AccessKeys: row.id === 'iam-003' ? [{}, {}] : [],
              PasswordEnabled: row.id === 'iam-006',
              MfaActive: false,
            },
          }),
        ]
      : []),
    ...(target === 'own-group' ? [iam('Group', 'team', {})] : []),
    ...(target === 'group'
      ? [iam('Group', 'administrators', { ManagedPolicyArns: [administrator] })]
      : []),
    ...(workload === undefined || variant.withoutWorkload === true ? [] : [computeOf(workload)]),
    ...(variant.serviceControl === undefined ? [] : organisation(variant.serviceControl)),
  ]
}

function computeOf({ type, arn, properties }: NonNullable<MethodRow['workload']>): Resource {
  return {
    type,
    id: arn,
    arn,
    account,
    region: arn.split(':')[3] ?? '',
    properties,
    tags: {},
    source: { kind: 'aws' },
  }
}

function arnOfPolicy(name: string): string {
  return `arn:aws:iam::${account}:policy/${name}`
}

function organisation(content: object): readonly Resource[] {
  const make = (kind: string, id: string, properties: Resource['properties']): Resource => ({
    type: `AWS::Organizations::${kind}`,
    id,
    properties,
    tags: {},
    source: { kind: 'aws' },
  })
  return [
    make('Organization', 'o-example', { RootId: 'r-1', ManagementAccountId: '444455556666' }),
    make('Account', account, { ParentIds: ['r-1'] }),
    make('Policy', 'p-1', {
      Name: 'guardrail',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: content,
      TargetIds: ['r-1'],
    }),
    make('Policy', 'p-FullAWSAccess', {
      Name: 'FullAWSAccess',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: document({ Effect: 'Allow', Action: '*', Resource: '*' }),
      TargetIds: [account],
    }),
  ]
}
