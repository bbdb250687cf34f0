import { describe, expect, test } from 'vitest'
import type { Resource } from '../../model/resource.ts'
import { type Unknown, unknown } from '../../model/unknown.ts'
import { canonicalise } from './canonicalise.ts'
import { partOf } from './part.ts'

const source = { kind: 'cloudformation', file: 't.yaml' } as const
const context = { stack: 't.yaml', source }

function made(type: string, id: string, properties: object = {}, more: object = {}): Resource {
  return {
    type,
    id,
    stack: 't.yaml',
    properties: { ...properties },
    tags: {},
    source: { ...source, line: 1, address: id },
    ...more,
  }
}

function one(id: string, ...resources: readonly Resource[]): Resource {
  const found = canonicalise(resources, context).find((r) => r.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const unnamed = (): Unknown => unknown('unresolved', 'Ref Name has no default')
const open = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*' }] }

describe('folding', () => {
  test("a bucket policy becomes the bucket's ResourcePolicy, with its lines", () => {
    const policy = made(
      'AWS::S3::BucketPolicy',
      'P',
      { Bucket: '${B}', PolicyDocument: open },
      { lines: { '/PolicyDocument': 12, '/PolicyDocument/Statement': 13 } },
    )
    const all = canonicalise([policy, made('AWS::S3::Bucket', 'B')], context)
    expect(all.map((r) => r.id)).toEqual(['B'])
    expect(all[0]?.properties['ResourcePolicy']).toEqual(open)
    expect(all[0]?.lines).toMatchObject({
      '/ResourcePolicy': 12,
      '/ResourcePolicy/Statement': 13,
    })
  })

  test.each([
    ['a token', '${B}'],
    ['an attribute token', '${B.Arn}'],
    ['its literal name', 'logs-bucket'],
    ['an ARN that ends in its name', 'arn:${AWS::Partition}:s3:::logs-bucket'],
    ['an ARN that ends in a token', 'arn:aws:s3:::${B}'],
  ])('a parent is found by %s', (_, Bucket) => {
    const bucket = made('AWS::S3::Bucket', 'B', { BucketName: 'logs-bucket' })
    const policy = made('AWS::S3::BucketPolicy', 'P', { Bucket, PolicyDocument: open })
    expect(one('B', bucket, policy).properties['ResourcePolicy']).toEqual(open)
  })

  test('a name that only contains a token does not mean the resource of that token', () => {
    const policy = made('AWS::S3::BucketPolicy', 'P', { Bucket: '${B}-logs', PolicyDocument: open })
    expect(one('B', made('AWS::S3::Bucket', 'B'), policy).properties).not.toHaveProperty(
      'ResourcePolicy',
    )
    expect(one('P', made('AWS::S3::Bucket', 'B'), policy).type).toBe('AWS::S3::BucketPolicy')
  })

  test('an unknown parent puts every possible parent in doubt, not those that are already certain', () => {
    const Bucket = unknown('unresolved', 'Ref Name has no default')
    const all = canonicalise(
      [
        made('AWS::S3::Bucket', 'A'),
        made('AWS::S3::Bucket', 'B'),
        made('AWS::S3::BucketPolicy', 'P', { Bucket, PolicyDocument: open }),
        made('AWS::S3::BucketPolicy', 'Q', { Bucket: '${B}', PolicyDocument: open }),
      ],
      context,
    )
    expect(all.map((r) => r.properties['ResourcePolicy'])).toEqual([
      { $unknown: 'unresolved', detail: 'P does not say which resource it belongs to' },
      open,
      undefined,
    ])
  })

  test('an unknown name that parent and child share joins them', () => {
    const all = canonicalise(
      [
        made('AWS::S3::Bucket', 'A'),
        made('AWS::S3::Bucket', 'B', { BucketName: unnamed() }),
        made('AWS::S3::BucketPolicy', 'P', { Bucket: unnamed(), PolicyDocument: open }),
      ],
      context,
    )
    expect(all.map((r) => r.properties['ResourcePolicy'])).toEqual([undefined, open])
  })

  test('an import is certainly elsewhere', () => {
    const Bucket = unknown('unresolved', 'Fn::ImportValue')
    const all = canonicalise(
      [
        made('AWS::S3::Bucket', 'A'),
        made('AWS::S3::BucketPolicy', 'P', { Bucket, PolicyDocument: open }),
      ],
      { ...context, elsewhere: (reference) => reference === Bucket },
    )
    expect(all[0]?.properties).not.toHaveProperty('ResourcePolicy')
  })

  test('a doubtful security-group rule becomes an unknown entry beside the known ones', () => {
    const group = made('AWS::EC2::SecurityGroup', 'G', {
      SecurityGroupIngress: [{ FromPort: 443 }],
    })
    const rule = made('AWS::EC2::SecurityGroupIngress', 'R', {
      GroupId: unknown('unresolved'),
      FromPort: 22,
    })
    expect(one('G', group, rule).properties['SecurityGroupIngress']).toEqual([
      { FromPort: 443 },
      expect.objectContaining({ $unknown: 'unresolved' }),
    ])
  })

  test('security-group rules are appended with numbers as numbers and one peer each', () => {
    const group = made('AWS::EC2::SecurityGroup', 'G', {
      SecurityGroupIngress: [{ FromPort: '80', CidrIp: '0.0.0.0/0', CidrIpv6: '::/0' }],
    })
    const rule = made('AWS::EC2::SecurityGroupIngress', 'R', {
      GroupId: '${G.GroupId}',
      FromPort: '22',
      CidrIp: '192.0.2.0/24',
    })
    expect(one('G', group, rule).properties['SecurityGroupIngress']).toEqual([
      { FromPort: 80, CidrIp: '0.0.0.0/0' },
      { FromPort: 80, CidrIpv6: '::/0' },
      { FromPort: 22, CidrIp: '192.0.2.0/24' },
    ])
  })

  test('an instance takes subnet and groups of its first interface, with their lines', () => {
    const interfaces = [
      { DeviceIndex: '1', SubnetId: '${B}' },
      { DeviceIndex: '0', SubnetId: '${A}', GroupSet: ['${G.GroupId}'] },
    ]
    const lines = { '/NetworkInterfaces/1/SubnetId': 9 }
    const instance = made('AWS::EC2::Instance', 'I', { NetworkInterfaces: interfaces }, { lines })
    const result = one('I', instance)
    expect(result.properties).toMatchObject({
      SubnetId: '${A}',
      SecurityGroupIds: ['${G.GroupId}'],
      NetworkInterfaces: interfaces,
    })
    expect(result.lines).toMatchObject({ '/SubnetId': 9 })
    const own = made('AWS::EC2::Instance', 'I', { SubnetId: '${C}', NetworkInterfaces: interfaces })
    expect(one('I', own).properties['SubnetId']).toBe('${C}')
  })

  test('an IAM policy goes to each of its principals and stays when one is outside', () => {
    const policy = made('AWS::IAM::Policy', 'P', {
      PolicyName: 'p',
      PolicyDocument: JSON.stringify(open),
      Roles: ['${R}', 'outside'],
      Users: ['ann'],
    })
    const all = canonicalise(
      [made('AWS::IAM::Role', 'R'), made('AWS::IAM::User', 'U', { UserName: 'ann' }), policy],
      context,
    )
    expect(all.map((r) => r.id)).toEqual(['R', 'U', 'P'])
    for (const index of [0, 1])
      expect(all[index]?.properties['Policies']).toEqual([
        { PolicyName: 'p', PolicyDocument: open },
      ])
  })

  test('managed policies, memberships and attachments reach their principals', () => {
    const user = one(
      'U',
      made('AWS::IAM::User', 'U'),
      made('AWS::IAM::ManagedPolicy', 'M', { Users: ['${U}'], PolicyDocument: open }),
      made('AWS::IAM::UserToGroupAddition', 'A', { GroupName: '${G}', Users: ['${U}'] }),
      made(partOf('AWS::IAM::User'), 'T', {
        Parent: '${U.name}',
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      }),
    )
    expect(user.properties).toMatchObject({
      ManagedPolicyArns: ['${M}', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
      Groups: ['${G}'],
    })
  })

  test('Lambda permissions become statements and function URLs a property, also through an alias', () => {
    const fn = one(
      'F',
      made('AWS::Lambda::Function', 'F'),
      made('AWS::Lambda::Alias', 'Live', { FunctionName: '${F}' }),
      made('AWS::Lambda::Permission', 'P', {
        FunctionName: '${Live}',
        Action: 'lambda:InvokeFunction',
        Principal: 's3.amazonaws.com',
        SourceArn: '${B.Arn}',
        SourceAccount: '111122223333',
      }),
      made('AWS::Lambda::Permission', 'Q', {
        FunctionName: '${F.Arn}',
        Action: 'lambda:InvokeFunction',
        Principal: '*',
      }),
      made('AWS::Lambda::Url', 'L', { TargetFunctionArn: '${F.Arn}', AuthType: 'NONE' }),
    )
    expect(fn.properties['FunctionUrl']).toEqual({ AuthType: 'NONE' })
    expect(fn.properties['ResourcePolicy']).toMatchObject({
      Statement: [
        {
          Sid: 'P',
          Principal: { Service: 's3.amazonaws.com' },
          Condition: {
            ArnLike: { 'aws:SourceArn': '${B.Arn}' },
            StringEquals: { 'aws:SourceAccount': '111122223333' },
          },
        },
        { Sid: 'Q', Principal: '*' },
      ],
    })
  })

  test('a rotation schedule through a target attachment turns rotation on', () => {
    const secret = one(
      'S',
      made('AWS::SecretsManager::Secret', 'S'),
      made('AWS::SecretsManager::SecretTargetAttachment', 'A', { SecretId: '${S}' }),
      made('AWS::SecretsManager::RotationSchedule', 'R', {
        SecretId: '${A}',
        RotationRules: { AutomaticallyAfterDays: '30' },
      }),
    )
    expect(secret.properties).toMatchObject({
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: 30 },
    })
  })

  test('topics, queues, network ACLs, route tables and load balancers take what belongs to them', () => {
    const all = canonicalise(
      [
        made('AWS::SNS::Topic', 'T'),
        made('AWS::SNS::TopicPolicy', 'TP', { Topics: ['${T}'], PolicyDocument: open }),
        made('AWS::SNS::Subscription', 'TS', { TopicArn: '${T}', Protocol: 'http', Endpoint: 'e' }),
        made('AWS::SQS::Queue', 'Q', { QueueName: 'jobs' }),
        made('AWS::SQS::QueuePolicy', 'QP', {
          Queues: ['https://sqs.eu-west-1.amazonaws.com/111122223333/jobs'],
          PolicyDocument: open,
        }),
        made('AWS::EC2::NetworkAcl', 'N'),
        made('AWS::EC2::NetworkAclEntry', 'NE', { NetworkAclId: '${N}', RuleNumber: '100' }),
        made('AWS::EC2::RouteTable', 'RT'),
        made('AWS::EC2::Route', 'RR', { RouteTableId: '${RT}', GatewayId: '${IGW}' }),
        made('AWS::EC2::SubnetRouteTableAssociation', 'RA', {
          RouteTableId: '${RT}',
          SubnetId: '${S}',
        }),
        made('AWS::ElasticLoadBalancingV2::LoadBalancer', 'LB'),
        made('AWS::WAFv2::WebACLAssociation', 'WA', {
          ResourceArn: '${LB}',
          WebACLArn: '${W.Arn}',
        }),
      ],
      context,
    )
    expect(Object.fromEntries(all.map((r) => [r.id, r.properties]))).toEqual({
      T: { ResourcePolicy: open, Subscription: [{ Protocol: 'http', Endpoint: 'e' }] },
      Q: { QueueName: 'jobs', ResourcePolicy: open, SqsManagedSseEnabled: true },
      N: { Entries: [{ RuleNumber: 100 }] },
      RT: { Routes: [{ GatewayId: '${IGW}' }], SubnetIds: ['${S}'] },
      LB: { WebACLArn: '${W.Arn}' },
    })
  })
})

describe('parts', () => {
  test('a part merges into its parent and disappears, by Terraform address', () => {
    const id = 'module.a["x.y"].aws_s3_bucket.b[0]'
    const all = canonicalise(
      [
        made('AWS::S3::Bucket', id, {}),
        made(partOf('AWS::S3::Bucket'), 'v', {
          Parent: `\${${id}.id}`,
          VersioningConfiguration: { Status: 'Enabled' },
        }),
        made(partOf('AWS::S3::Bucket'), 'p', {
          Parent: `\${${id}.bucket}`,
          PublicAccessBlockConfiguration: { BlockPublicAcls: 'true' },
        }),
      ],
      context,
    )
    expect(all).toHaveLength(1)
    expect(all[0]?.properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true },
    })
    expect(all[0]?.origins).not.toHaveProperty('/PublicAccessBlockConfiguration')
  })

  test('an unknown list and a known part give an unknown and a known entry', () => {
    const group = one(
      'G',
      made('AWS::EC2::SecurityGroup', 'G', { SecurityGroupIngress: unknown('unresolved') }),
      made(partOf('AWS::EC2::SecurityGroup'), 'R', {
        Parent: '${G.id}',
        SecurityGroupIngress: [{ FromPort: 22 }],
      }),
    )
    expect(group.properties['SecurityGroupIngress']).toEqual([
      { $unknown: 'unresolved' },
      { FromPort: 22 },
    ])
  })
})

describe('pseudo-resources and defaults', () => {
  test('nothing of the account gives no account', () => {
    expect(canonicalise([made('AWS::SNS::Topic', 'T')], context)).toHaveLength(1)
  })

  test('a trail makes the account a subject whose properties were not collected', () => {
    const all = canonicalise([made('AWS::CloudTrail::Trail', 'T')], {
      ...context,
      account: '111122223333',
    })
    expect(all.map((r) => [r.type, r.id])).toEqual([
      ['AWS::CloudTrail::Trail', 'T'],
      ['AWS::::Account', '111122223333'],
    ])
    expect(all[1]?.properties['PasswordPolicy']).toMatchObject({ $unknown: 'not-collected' })
    expect(all[1]?.stack).toBe('t.yaml')
  })

  test('settings of a Region merge and decide volumes that do not say', () => {
    const all = canonicalise(
      [
        made('AWS::EC2::Volume', 'V'),
        made('AWS::EC2::Volume', 'W', { Encrypted: 'false' }),
        made('AWS::::Region', 'aws_ebs_encryption_by_default.x', { EbsEncryptionByDefault: true }),
        made('AWS::EC2::SnapshotBlockPublicAccess', 'S', { State: 'block-all-sharing' }),
      ],
      context,
    )
    expect(all.map((r) => [r.type, r.properties['Encrypted']])).toEqual([
      ['AWS::EC2::Volume', true],
      ['AWS::EC2::Volume', false],
      ['AWS::::Region', undefined],
    ])
    expect(all[0]?.origins).toEqual({ '/Encrypted': 'account-setting' })
    expect(all[2]?.properties).toMatchObject({
      EbsEncryptionByDefault: true,
      SnapshotBlockPublicAccess: 'block-all-sharing',
      ImageBlockPublicAccess: { $unknown: 'not-collected' },
    })
  })

  test('a bucket gets what AWS gives new buckets, with origin default', () => {
    const bucket = one('B', made('AWS::S3::Bucket', 'B'))
    expect(bucket.origins).toEqual({
      '/BucketEncryption': 'default',
      '/PublicAccessBlockConfiguration': 'default',
      '/OwnershipControls': 'default',
    })
  })

  test('a database from a snapshot is encrypted as that is', () => {
    const restored = made('AWS::RDS::DBInstance', 'D', { DBSnapshotIdentifier: 'daily' })
    expect(one('D', restored).properties['StorageEncrypted']).toMatchObject({
      $unknown: 'not-collected',
    })
    const plain = made('AWS::RDS::DBInstance', 'D')
    expect(one('D', plain).properties).not.toHaveProperty('StorageEncrypted')
  })

  test('an unknown property gets no default', () => {
    const bucket = one(
      'B',
      made('AWS::S3::Bucket', 'B', { BucketEncryption: unknown('unresolved') }),
    )
    expect(bucket.properties['BucketEncryption']).toEqual({ $unknown: 'unresolved' })
  })

  test('egress is open by default in CloudFormation and not in Terraform', () => {
    const group = made('AWS::EC2::SecurityGroup', 'G')
    expect(one('G', group).properties['SecurityGroupEgress']).toEqual([
      { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
    ])
    const planned = { ...group, source: { kind: 'terraform' } as const }
    expect(one('G', planned).properties).not.toHaveProperty('SecurityGroupEgress')
  })

  test('an unreadable policy is unknown', () => {
    const role = one('R', made('AWS::IAM::Role', 'R', { AssumeRolePolicyDocument: '{"Version"' }))
    expect(role.properties['AssumeRolePolicyDocument']).toMatchObject({ $unknown: 'unresolved' })
  })
})

test('the input is not changed', () => {
  const input = [
    made('AWS::EC2::SecurityGroup', 'G', { SecurityGroupIngress: [{ FromPort: '1' }] }),
    made('AWS::EC2::SecurityGroupIngress', 'R', { GroupId: '${G}', FromPort: '22' }),
  ]
  const before = structuredClone(input)
  canonicalise(input, context)
  expect(input).toEqual(before)
})
