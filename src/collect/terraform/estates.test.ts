import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { accountBaseline } from '../../../test/estates/terraform/account-baseline.ts'
import { buildPlan } from '../../../test/estates/terraform/build-plan.ts'
import { webApplication } from '../../../test/estates/terraform/web-application.ts'
import { collectTerraform } from './collect-terraform.ts'
import { isTerraform } from './recognise.ts'

const folder = new URL('../../../test/estates/terraform/', import.meta.url)
const pathOf = (name: string) => fileURLToPath(new URL(`${name}.json`, folder))

describe.each([
  ['web-application', webApplication],
  ['account-baseline', accountBaseline],
])('the plan %s', (name, described) => {
  const text = readFileSync(pathOf(name), 'utf8')

  test('is as its description says', () => {
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(buildPlan(described))))
  })

  test('is recognised, whole and by its beginning', () => {
    expect(isTerraform(JSON.parse(text))).toBe('plan')
    expect(isTerraform(text.slice(0, 1000))).toBe('plan')
  })
})

test('the web application is read with its references, policy and defaults', async () => {
  const { resources, diagnostics, gaps } = await collectTerraform(pathOf('web-application'))
  expect([diagnostics, gaps]).toEqual([[], []])
  const of = (id: string) => resources.find((r) => r.id === id)?.properties ?? {}
  const key = '${module.key.aws_kms_key.this[0].arn}'
  const uploads = '${aws_s3_bucket.uploads.arn}'
  expect(of('aws_s3_bucket.uploads')).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } },
      ],
    },
    ResourcePolicy: { Statement: [{ Effect: 'Deny', Resource: [uploads, `${uploads}/*`] }] },
  })
  expect(of('module.queue["refunds"].aws_sqs_queue.this')).toMatchObject({
    QueueName: 'refunds',
    KmsMasterKeyId: key,
  })
  expect(of('aws_security_group.instances[0]')['SecurityGroupIngress']).toEqual([
    {
      IpProtocol: 'tcp',
      FromPort: 8080,
      ToPort: 8080,
      SourceSecurityGroupId: '${aws_security_group.balancer.id}',
    },
    { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '198.51.100.0/24' },
  ])
  expect(of('aws_lb.web')).toMatchObject({
    WebACLArn: '${aws_wafv2_web_acl.web.arn}',
    SecurityGroups: ['${aws_security_group.balancer.id}'],
  })
  expect(resources.every((r) => r.account === '111122223333')).toBe(true)
  expect(resources.find((r) => r.id === 'aws_s3_bucket.uploads')?.source.line).toBeGreaterThan(1)
})

test('the account baseline gives one account and a Region resource for each Region', async () => {
  const { resources, gaps } = await collectTerraform(pathOf('account-baseline'))
  const of = (type: string) => resources.filter((r) => r.type === type)
  expect(of('AWS::::Account')).toMatchObject([
    {
      account: '111122223333',
      properties: {
        PasswordPolicy: { MinimumPasswordLength: 16, PasswordReusePrevention: 24 },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true },
        AlternateContacts: ['SECURITY'],
        OrganizationId: { $unknown: 'not-collected' },
      },
    },
  ])
  expect(
    of('AWS::::Region').map((r) => [r.region, r.properties['EbsEncryptionByDefault']]),
  ).toEqual([
    ['eu-west-1', true],
    ['us-east-1', false],
  ])
  expect(of('AWS::GuardDuty::Detector')[0]?.properties['Features']).toHaveLength(2)
  expect(of('AWS::IAM::Role')[0]?.properties).toMatchObject({
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWS_ConfigRole'],
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'config.amazonaws.com' } }] },
  })
  expect(gaps).toMatchObject([{ operation: 'aws_glue_catalog_database' }])
})
