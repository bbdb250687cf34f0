import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  buildPlan,
  constant,
  type DescribedPlan,
  ref,
} from '../../../test/estates/terraform/build-plan.ts'
import type { Resource } from '../../model/resource.ts'
import { collectTerraform, type TerraformOptions } from './collect-terraform.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-terraform-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let written = 0
function file(content: string): string {
  const path = join(folder, `${written++}.json`)
  writeFileSync(path, content)
  return path
}

async function collect(plan: unknown, options: TerraformOptions = {}) {
  return collectTerraform(file(JSON.stringify(plan)), options)
}

async function resourcesOf(plan: DescribedPlan): Promise<readonly Resource[]> {
  return (await collect(buildPlan(plan))).resources
}

describe('a plan', () => {
  test('is folded: settings of a new bucket join it through its token', async () => {
    const bucket = { bucket: ref('aws_s3_bucket.b.id') }
    const resources = await resourcesOf({
      resources: [
        {
          address: 'aws_s3_bucket.b',
          values: { bucket: 'assets', tags_all: { team: 'web' } },
          unknown: { id: true, arn: true, versioning: true, policy: true, grant: true },
        },
        {
          address: 'aws_s3_bucket_versioning.b',
          values: { versioning_configuration: [{ status: 'Enabled' }] },
          unknown: { bucket: true },
          expressions: bucket,
        },
        {
          address: 'aws_s3_bucket_policy.b',
          values: { policy: '{"Statement":{"Effect":"Deny"}}' },
          unknown: { bucket: true },
          expressions: bucket,
        },
      ],
    })
    expect(resources).toHaveLength(1)
    expect(resources[0]).toMatchObject({
      type: 'AWS::S3::Bucket',
      id: 'aws_s3_bucket.b',
      name: 'assets',
      region: 'eu-west-1',
      tags: { team: 'web' },
      properties: {
        BucketName: 'assets',
        VersioningConfiguration: { Status: 'Enabled' },
        ResourcePolicy: { Statement: [{ Effect: 'Deny' }] },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true },
      },
      origins: { '/PublicAccessBlockConfiguration': 'default' },
      source: { kind: 'terraform', address: 'aws_s3_bucket.b' },
    })
  })

  test('joins through the id of another bucket setting, as public modules write it', async () => {
    const resources = await resourcesOf({
      resources: [
        { address: 'aws_s3_bucket.this[0]', module: 'module.s', unknown: { id: true } },
        {
          address: 'aws_s3_bucket_public_access_block.this[0]',
          module: 'module.s',
          values: { block_public_acls: false },
          unknown: { bucket: true },
          expressions: {
            bucket: {
              references: [
                'local.attach',
                'aws_s3_bucket_policy.this[0].id',
                'aws_s3_bucket_policy.this[0]',
                'aws_s3_bucket.this[0].id',
                'aws_s3_bucket.this[0]',
                'aws_s3_bucket.this',
              ],
            },
          },
        },
        {
          address: 'aws_s3_bucket_policy.this[0]',
          module: 'module.s',
          values: { policy: '{}' },
          unknown: { bucket: true },
          expressions: { bucket: ref('aws_s3_bucket.this[0].id') },
        },
      ],
      modules: [{ path: 'module.s' }],
    })
    expect(resources).toHaveLength(1)
    expect(resources[0]?.properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: false,
    })
  })

  test('does not show what it deletes or forgets, and shows what it replaces', async () => {
    const resources = await resourcesOf({
      resources: [
        { address: 'aws_sns_topic.a', values: { name: 'a' }, actions: ['delete'] },
        { address: 'aws_sns_topic.b', values: { name: 'b' }, actions: ['delete', 'create'] },
        { address: 'aws_sns_topic.c', values: { name: 'c' }, actions: ['no-op'] },
      ],
    })
    expect(resources.map((r) => r.id)).toEqual(['aws_sns_topic.b', 'aws_sns_topic.c'])
  })

  test('gives each peer of a security group its own rule', async () => {
    const [group] = await resourcesOf({
      resources: [
        {
          address: 'aws_security_group.web',
          values: {
            ingress: [
              {
                cidr_blocks: ['192.0.2.0/24', '198.51.100.0/24'],
                ipv6_cidr_blocks: ['::/0'],
                from_port: 443,
                to_port: 443,
                protocol: 'tcp',
                self: true,
                security_groups: [],
              },
            ],
            egress: [{ cidr_blocks: ['0.0.0.0/0'], from_port: 0, to_port: 0, protocol: '-1' }],
          },
          unknown: { ingress: [{ cidr_blocks: [false, false] }], egress: [{}] },
        },
      ],
    })
    const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }
    expect(group?.properties).toMatchObject({
      SecurityGroupIngress: [
        { ...https, CidrIp: '192.0.2.0/24' },
        { ...https, CidrIp: '198.51.100.0/24' },
        { ...https, CidrIpv6: '::/0' },
        { ...https, SourceSecurityGroupId: '${aws_security_group.web.id}' },
      ],
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
    })
  })

  test('with separate rules has only those; rules nobody can see leave the group unknown', async () => {
    const resources = await resourcesOf({
      resources: [
        { address: 'aws_security_group.a', unknown: { id: true, ingress: true, egress: true } },
        { address: 'aws_security_group.b', unknown: { id: true, ingress: true, egress: true } },
        {
          address: 'aws_vpc_security_group_ingress_rule.r',
          values: { cidr_ipv4: '0.0.0.0/0', from_port: 22, to_port: 22, ip_protocol: 'tcp' },
          unknown: { security_group_id: true },
          expressions: { security_group_id: ref('aws_security_group.a.id') },
        },
      ],
    })
    expect(resources.map((r) => r.properties['SecurityGroupIngress'])).toEqual([
      [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }],
      expect.objectContaining({ $unknown: 'unresolved' }),
    ])
  })

  test('places resources by provider, with variables and aliases', async () => {
    const resources = await resourcesOf({
      providers: {
        aws: { name: 'aws', expressions: { region: { references: ['var.region'] } } },
        'aws.us': {
          name: 'aws',
          alias: 'us',
          expressions: {
            region: constant('us-east-1'),
            allowed_account_ids: constant(['444455556666']),
          },
        },
        'module.m:aws': { name: 'aws', module_address: 'module.m' },
      },
      variables: { region: { value: 'eu-central-1' } },
      resources: [
        { address: 'aws_sns_topic.a', expressions: {} },
        { address: 'aws_sns_topic.b', provider: 'aws.us' },
        { address: 'aws_sns_topic.c', module: 'module.m', provider: 'module.m:aws' },
        { address: 'aws_iam_role.r', values: { arn: 'arn:aws:iam::111122223333:role/r' } },
      ],
      modules: [{ path: 'module.m' }],
      priorData: [
        { address: 'data.aws_caller_identity.me', values: { account_id: '111122223333' } },
      ],
    })
    expect(resources.map((r) => [r.id, r.account, r.region])).toEqual([
      ['aws_sns_topic.a', '111122223333', 'eu-central-1'],
      ['aws_sns_topic.b', '444455556666', 'us-east-1'],
      ['module.m.aws_sns_topic.c', '111122223333', 'eu-central-1'],
      ['aws_iam_role.r', '111122223333', undefined],
    ])
  })

  test('sets the account and Region, and lets features of a detector add up', async () => {
    const resources = await resourcesOf({
      resources: [
        {
          address: 'aws_account_alternate_contact.s',
          values: { alternate_contact_type: 'SECURITY' },
        },
        {
          address: 'aws_account_alternate_contact.b',
          values: { alternate_contact_type: 'BILLING' },
        },
        { address: 'aws_ebs_encryption_by_default.e', values: { enabled: true } },
        { address: 'aws_guardduty_detector.d', values: { enable: true }, unknown: { id: true } },
        ...['S3_DATA_EVENTS', 'EBS_MALWARE_PROTECTION'].map((name) => ({
          address: `aws_guardduty_detector_feature.${name}`,
          values: { name, status: 'ENABLED' },
          unknown: { detector_id: true },
          expressions: { detector_id: ref('aws_guardduty_detector.d.id') },
        })),
      ],
    })
    const of = (type: string) => resources.find((r) => r.type === type)?.properties
    expect(of('AWS::::Account')?.['AlternateContacts']).toEqual(['SECURITY', 'BILLING'])
    expect(of('AWS::::Region')).toMatchObject({
      EbsEncryptionByDefault: true,
      SnapshotBlockPublicAccess: { $unknown: 'not-collected' },
    })
    expect(of('AWS::GuardDuty::Detector')?.['Features']).toEqual([
      { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
      { Name: 'EBS_MALWARE_PROTECTION', Status: 'ENABLED' },
    ])
  })

  test('hides secrets and keeps the names of sensitive environment variables', async () => {
    const plan = {
      resources: [
        { address: 'aws_db_instance.d', values: { password: 'hunter2' } },
        {
          address: 'aws_lambda_function.f',
          values: { environment: [{ variables: { TOKEN: 'hunter2', MODE: 'x' } }] },
          sensitive: { environment: [{ variables: { TOKEN: true } }] },
        },
        {
          address: 'aws_ecs_task_definition.t',
          values: {
            container_definitions: JSON.stringify([
              { name: 'c', environment: [{ name: 'TOKEN', value: 'hunter2' }] },
            ]),
          },
          sensitive: { container_definitions: true },
        },
        {
          address: 'aws_instance.i',
          values: { user_data: 'hunter2' },
          sensitive: { user_data: true },
        },
      ],
    }
    const resources = await resourcesOf(plan)
    expect(JSON.stringify(resources)).not.toContain('hunter2')
    expect(resources[2]?.properties['ContainerDefinitions']).toMatchObject([
      { Environment: [{ Name: 'TOKEN', Value: { $unknown: 'unresolved' } }] },
    ])
    expect(resources[1]?.properties['Environment']).toMatchObject({
      Variables: { TOKEN: { $unknown: 'unresolved' }, MODE: 'x' },
    })
  })

  test('tells unmapped types once each, with what they hide', async () => {
    const { gaps } = await collect(
      buildPlan({
        resources: [
          { address: 'aws_glue_job.a' },
          { address: 'aws_glue_job.b' },
          { address: 'aws_invented_thing.c' },
          { address: 'random_id.r' },
        ],
      }),
    )
    expect(gaps).toMatchObject([
      { operation: 'aws_glue_job', types: ['AWS::Glue::Job'], hides: true, reason: 'unsupported' },
      { operation: 'aws_invented_thing', types: [] },
    ])
    expect(gaps[0]?.error).toContain('2 resources')
  })

  test('of another cloud has nothing in scope and says so once', async () => {
    const { resources, gaps, diagnostics } = await collect(
      buildPlan({
        resources: [{ address: 'azurerm_storage_account.a' }, { address: 'google_x.b' }],
      }),
    )
    expect([resources, gaps]).toEqual([[], []])
    expect(diagnostics).toMatchObject([{ code: 'terraform-other-provider', severity: 'warning' }])
  })

  test('notes settings whose resource it does not have', async () => {
    const { resources, diagnostics } = await collect(
      buildPlan({
        resources: [
          { address: 'aws_s3_bucket_versioning.v', values: { bucket: 'elsewhere' } },
          { address: 'aws_sns_topic.t' },
        ],
      }),
    )
    expect(resources).toHaveLength(1)
    expect(diagnostics).toMatchObject([{ code: 'terraform-parent-elsewhere', severity: 'note' }])
  })

  test('shows lines where the file has lines', async () => {
    const plan = buildPlan({ resources: [{ address: 'aws_sns_topic.t["a\\"b"]' }] })
    const text = JSON.stringify(plan, undefined, 2)
    const { resources } = await collectTerraform(file(text))
    const line = text.split('\n').findIndex((l) => l.includes('"address"')) + 1
    expect(resources[0]?.source.line).toBe(line)
    expect((await collect(plan)).resources[0]?.source.line).toBeUndefined()
  })
})

test('a state is read with its known ids, and joins by them', async () => {
  const state = {
    format_version: '1.0',
    terraform_version: '1.9.8',
    values: {
      root_module: {
        resources: [
          {
            address: 'aws_security_group.g',
            mode: 'managed',
            type: 'aws_security_group',
            name: 'g',
            values: {
              id: 'sg-0123456789abcdef0',
              arn: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0123456789abcdef0',
              name: 'web',
              ingress: [],
            },
          },
        ],
        child_modules: [
          {
            address: 'module.m',
            resources: [
              {
                address: 'module.m.aws_security_group_rule.r',
                mode: 'managed',
                type: 'aws_security_group_rule',
                name: 'r',
                values: {
                  type: 'ingress',
                  security_group_id: 'sg-0123456789abcdef0',
                  cidr_blocks: ['0.0.0.0/0'],
                  protocol: '-1',
                },
              },
            ],
          },
        ],
      },
    },
  }
  const { resources, diagnostics } = await collect(state)
  expect(diagnostics).toEqual([])
  expect(resources).toMatchObject([
    {
      account: '111122223333',
      region: 'eu-west-1',
      properties: { SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
    },
  ])
})
