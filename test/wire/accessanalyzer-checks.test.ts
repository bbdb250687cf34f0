import * as sdk from '@aws-sdk/client-accessanalyzer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnalyzerBench, openAnalyzerBench } from './accessanalyzer-bench.ts'

let bench: AnalyzerBench
let reader: sdk.AccessAnalyzerClient
beforeAll(async () => {
  bench = await openAnalyzerBench()
  reader = bench.client('reader')
})
afterAll(() => bench.close())

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}
const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const narrow = { ...read, Resource: 'arn:aws:s3:::reports/*' }
const anybody = { ...narrow, Sid: 'Everyone', Principal: '*' }
const own = { ...narrow, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }

describe('CheckNoNewAccess', () => {
  const check = (existing: string, changed: string) =>
    reader.send(
      new sdk.CheckNoNewAccessCommand({
        existingPolicyDocument: existing,
        newPolicyDocument: changed,
        policyType: 'IDENTITY_POLICY',
      }),
    )

  test('passes a narrower policy and fails a wider one with the statement at fault', async () => {
    expect(await check(policy(read), policy(narrow))).toMatchObject({ result: 'PASS' })
    const failed = await check(policy(narrow), policy(narrow, { ...read, Sid: 'Wider' }))
    expect(failed).toMatchObject({
      result: 'FAIL',
      reasons: [{ statementIndex: 1, statementId: 'Wider' }],
    })
    expect(failed.reasons?.[0]?.description).toContain('s3:GetObject')
  })

  test('refuses a policy that is none', async () => {
    await expect(check(policy(read), '{"Version":')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('newPolicyDocument'),
    })
  })
})

describe('CheckAccessNotGranted', () => {
  const check = (
    document: string,
    access: sdk.Access,
    policyType: 'IDENTITY_POLICY' | 'RESOURCE_POLICY' = 'IDENTITY_POLICY',
  ) =>
    reader.send(
      new sdk.CheckAccessNotGrantedCommand({
        policyDocument: document,
        access: [access],
        policyType,
      }),
    )

  test('looks for actions, for resources, or for both', async () => {
    expect(await check(policy(narrow), { actions: ['s3:PutObject'] })).toMatchObject({
      result: 'PASS',
    })
    expect(await check(policy(narrow), { actions: ['s3:Get*'] })).toMatchObject({
      result: 'FAIL',
      reasons: [{ statementIndex: 0, statementId: 'Read' }],
    })
    const other = { resources: ['arn:aws:s3:::secrets/*'] }
    expect(await check(policy(narrow), other)).toMatchObject({ result: 'PASS' })
    expect(await check(policy(read), other)).toMatchObject({ result: 'FAIL' })
  })

  test('knows trust policies among resource policies', async () => {
    const trust = policy({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: 'sts:AssumeRole',
    })
    const found = await check(trust, { actions: ['sts:AssumeRole'] }, 'RESOURCE_POLICY')
    expect(found).toMatchObject({ result: 'FAIL', reasons: [{ statementIndex: 0 }] })
  })

  test('wants something to look for', async () => {
    await expect(check(policy(read), { actions: [] })).rejects.toMatchObject({
      name: 'ValidationException',
      reason: 'fieldValidationFailed',
      fieldList: [{ name: 'access' }],
    })
    await expect(check(policy(read), { actions: ['GetObject'] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })
})

describe('CheckNoPublicAccess', () => {
  const check = (document: string, resourceType: sdk.AccessCheckResourceType = 'AWS::S3::Bucket') =>
    reader.send(new sdk.CheckNoPublicAccessCommand({ policyDocument: document, resourceType }))

  test('fails what lets anybody in, and passes what names an account', async () => {
    expect(await check(policy(own))).toMatchObject({ result: 'PASS' })
    expect(await check(policy(anybody))).toMatchObject({
      result: 'FAIL',
      reasons: [{ statementIndex: 0, statementId: 'Everyone' }],
    })
    const condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-example1234' } }
    expect(await check(policy({ ...anybody, Condition: condition }))).toMatchObject({
      result: 'PASS',
    })
  })

  test('judges trust policies by their own rules', async () => {
    const trust = policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' })
    expect(await check(trust, 'AWS::IAM::AssumeRolePolicyDocument')).toMatchObject({
      result: 'FAIL',
    })
  })

  test('fails what it cannot decide, and says so', async () => {
    const variables = Array.from({ length: 60 }, (_, at) => ({
      ...anybody,
      Sid: `S${at}`,
      Effect: at % 2 === 0 ? 'Allow' : 'Deny',
      Resource: [`arn:aws:s3:::*a*b*c*${at}*d*e*\${aws:username}*f*`],
      Condition: {
        StringNotLike: { [`aws:PrincipalTag/k${at % 7}`]: [`*x*${at}*y*`, `*z*${at}*w*`] },
        'ForAnyValue:StringLike': { 'aws:TagKeys': [`*q*${at}*`] },
      },
    }))
    const found = await check(policy(...variables))
    expect(found.result).toBe('FAIL')
  })
})

describe('ValidatePolicy', () => {
  const validate = (input: Partial<sdk.ValidatePolicyCommandInput>) =>
    reader.send(
      new sdk.ValidatePolicyCommand({
        policyDocument: policy(read),
        policyType: 'IDENTITY_POLICY',
        ...input,
      }),
    )

  test('tells where a finding is', async () => {
    const document =
      '{\n  "Version": "2012-10-17",\n  "Statement": {\n    "Effect": "Allow",\n    "Action": "s3:GetObjekt",\n    "Resource": "*"\n  }\n}'
    const { findings } = await validate({ policyDocument: document })
    expect(findings).toMatchObject([
      {
        findingType: 'ERROR',
        issueCode: 'INVALID_ACTION',
        learnMoreLink: expect.stringContaining('https://docs.aws.amazon.com/'),
        locations: [
          {
            path: [{ value: 'Statement' }, { value: 'Action' }],
            span: { start: { line: 5, column: 14 }, end: { line: 5 } },
          },
        ],
      },
    ])
  })

  test('knows the four types of policy and resource types', async () => {
    const scp = await validate({
      policyType: 'SERVICE_CONTROL_POLICY',
      policyDocument: policy({ ...read, Principal: '*' }),
    })
    expect(scp.findings?.map(({ issueCode }) => issueCode)).toContain('SCP_SYNTAX_ERROR_PRINCIPAL')
    const trust = await validate({
      policyType: 'RESOURCE_POLICY',
      validatePolicyResourceType: 'AWS::IAM::AssumeRolePolicyDocument',
      policyDocument: policy({
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: 'sts:AssumeRole',
        Resource: '*',
      }),
    })
    expect(trust.findings?.map(({ issueCode }) => issueCode)).toContain(
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    )
  })

  test('pages, and a policy that is no JSON is a finding', async () => {
    const actions = Array.from({ length: 7 }, (_, at) => `s3:Nothing${at}`)
    const input = { policyDocument: policy({ ...read, Action: actions }), maxResults: 3 }
    const first = await validate(input)
    expect(first.findings).toHaveLength(3)
    const second = await validate({ ...input, nextToken: first.nextToken ?? '' })
    expect(second.findings).toHaveLength(3)
    expect(second.findings?.[0]).not.toEqual(first.findings?.[0])
    await expect(validate({ maxResults: 0 })).rejects.toMatchObject({ name: 'ValidationException' })
    const broken = await validate({ policyDocument: '{' })
    expect(broken.findings?.[0]).toMatchObject({ issueCode: 'JSON_SYNTAX_ERROR' })
  })
})

test('Errors are worded as this service words them.', async () => {
  const wrong = new sdk.ValidatePolicyCommand({
    policyDocument: '{}',
    policyType: 'x' as 'IDENTITY_POLICY',
  })
  await expect(reader.send(wrong)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('policyType'),
    reason: 'fieldValidationFailed',
    fieldList: [{ name: 'policyType', message: expect.stringContaining('enum') }],
  })
})
