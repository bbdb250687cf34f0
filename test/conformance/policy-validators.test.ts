import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { buildPlan } from '../estates/terraform/build-plan.ts'
import { workspace } from '../e2e/workspace.ts'
import { type Report, validatePlan, validateTemplate } from './policy-validators.ts'
import { type Served, serveWithKeys } from './serve.ts'

const python = inject('validatorPython')
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement })
const trust = (principal: object) =>
  document({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })
const anyone = (Action: string, Resource: unknown) =>
  document({ Effect: 'Allow', Principal: { AWS: '*' }, Action, Resource })
const worker = document(
  { Effect: 'Allow', Action: 's3:GetObjet', Resource: 'arn:aws:s3:::logs/*' },
  { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
)

const template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    Worker: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust({ AWS: 'arn:aws:iam::444455556666:root' }),
        Policies: [{ PolicyName: 'own', PolicyDocument: worker }],
      },
    },
    Queue: { Type: 'AWS::SQS::Queue' },
    QueueAccess: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: anyone('sqs:SendMessage', { 'Fn::GetAtt': ['Queue', 'Arn'] }),
      },
    },
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: document({
          Effect: 'Allow',
          Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
          Action: 'kms:*',
          Resource: '*',
        }),
      },
    },
  },
}

const plan = buildPlan({
  resources: [
    {
      address: 'aws_iam_role.worker',
      values: {
        name: 'worker',
        assume_role_policy: JSON.stringify(trust({ Service: 'lambda.amazonaws.com' })),
      },
    },
    {
      address: 'aws_iam_role_policy.own',
      values: { name: 'own', role: 'worker', policy: JSON.stringify(worker) },
    },
    {
      address: 'aws_s3_bucket_policy.logs',
      values: {
        bucket: 'logs',
        policy: JSON.stringify(anyone('s3:GetObject', 'arn:aws:s3:::logs/*')),
      },
    },
  ],
})

const folder = workspace({
  'template.json': JSON.stringify(template),
  'plan.json': JSON.stringify(plan),
  'reference.json': JSON.stringify(document({ Effect: 'Allow', Action: 's3:*', Resource: '*' })),
})
const reference = [
  '--reference-policy',
  join(folder, 'reference.json'),
  '--reference-policy-type',
  'identity',
]

const found = ({ blocking }: Report) =>
  blocking.map(({ code, resourceName, policyName }) => [code, resourceName, policyName])

describe.skipIf(python === '')(
  'the public policy validators run unmodified, without credentials of AWS',
  () => {
    let served: Served<'ci'>
    beforeAll(async () => {
      served = await serveWithKeys({ ci: { account: '111122223333', user: 'ci', role: 'owner' } })
    }, 120_000)
    afterAll(() => served?.stop())

    const checks = [
      [
        'validate',
        [],
        [
          ['INVALID_ACTION', 'Worker', 'own'],
          ['PASS_ROLE_WITH_STAR_IN_RESOURCE', 'Worker', 'own'],
          ['EXTERNAL_PRINCIPAL', 'Worker', 'TrustPolicy'],
          ['EXTERNAL_PRINCIPAL', 'Queue', 'QueuePolicy'],
        ],
      ],
      ['check-no-new-access', reference, [['policy-analysis-CheckNoNewAccess', 'Worker', 'own']]],
      [
        'check-access-not-granted',
        ['--actions', 'iam:PassRole'],
        [['policy-analysis-CheckAccessNotGranted', 'Worker', 'own']],
      ],
      ['check-access-not-granted', ['--actions', 'ec2:RunInstances'], []],
      [
        'check-no-public-access',
        [],
        [['policy-analysis-CheckNoPublicAccess', 'Queue', 'QueuePolicy']],
      ],
    ] as const

    test.for(checks)('CloudFormation: %s %s', async ([check, args, expected]) => {
      const path = join(folder, 'template.json')
      const report = await validateTemplate(place(), served.keys.ci, path, check, ...args)
      expect(report.stderr).toBe('')
      expect(found(report)).toEqual(expected)
      expect(report.code).toBe(expected.length > 0 ? 2 : 0)
    })

    const planned = [
      ['validate', [], ['INVALID_ACTION', 'PASS_ROLE_WITH_STAR_IN_RESOURCE']],
      ['check-no-new-access', reference, ['policy-analysis-CheckNoNewAccess']],
      [
        'check-access-not-granted',
        ['--actions', 'iam:PassRole'],
        ['policy-analysis-CheckAccessNotGranted'],
      ],
      ['check-no-public-access', [], ['policy-analysis-CheckNoPublicAccess']],
    ] as const

    test.for(planned)('Terraform: %s', async ([check, args, expected]) => {
      const path = join(folder, 'plan.json')
      const report = await validatePlan(place(), served.keys.ci, path, check, ...args)
      expect(report.stderr).toBe('')
      expect(report.blocking.map(({ code }) => code)).toEqual(expected)
      expect(report.code).toBe(expected.length > 0 ? 2 : 0)
    })

    test('a template and a plan of an estate', async () => {
      const estates = join(import.meta.dirname, '../estates')
      const { ci } = served.keys
      const functions = join(estates, 'cloudformation/serverless.yaml')
      expect(await validateTemplate(place(), ci, functions, 'validate')).toMatchObject({
        code: 0,
        blocking: [],
        stderr: '',
      })
      const account = join(estates, 'terraform/account-baseline.json')
      const report = await validatePlan(place(), ci, account, 'validate')
      expect(report).toMatchObject({ code: 0, blocking: [], stderr: '' })
    })

    test('a key that is none is refused, and says so', async () => {
      const key = { ...served.keys.ci, secretAccessKey: 'no-secret-of-anybody' }
      const path = join(folder, 'template.json')
      const { code, stderr } = await validateTemplate(place(), key, path, 'validate')
      expect(code).toBe(1)
      expect(stderr).toContain('GetCallerIdentity')
    })

    const place = () => ({ python, url: served.url })
  },
)
