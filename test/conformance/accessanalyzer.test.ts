import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { loadAccessAnalyzerModel } from '../../src/server/wire/accessanalyzer/load-model.ts'
import { plinth } from '../e2e/plinth.ts'
import { createKey, type Key, newHome, serveHome } from './serve.ts'

const python = inject('awsPython')
const run = promisify(execFile)
const account = '111122223333'

describe.skipIf(python === '')('aws-cli and boto3 run against Plinth as they are', () => {
  let home = ''
  let key: Key
  let served: Awaited<ReturnType<typeof serveHome>>

  beforeAll(async () => {
    home = await newHome('analyzer')
    await mkdir(join(home, 'policies'))
    key = await createKey(home, { account, user: 'alex', role: 'owner' })
    const review = [
      'review',
      '--sample',
      '--save',
      'Payments',
      '--save-account',
      account,
      '--quiet',
    ]
    await plinth(review, { cwd: home, env: { PLINTH_HOME: home }, timeout: 90_000 })
    served = await serveHome(home)
  }, 180_000)
  afterAll(() => served.stop())

  function surroundings() {
    const { PATH = '', HOME = '' } = process.env
    return {
      PATH,
      HOME,
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL_ACCESSANALYZER: served.url,
      AWS_CONFIG_FILE: join(home, 'none'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'none'),
      AWS_EC2_METADATA_DISABLED: 'true',
      PYTHONDONTWRITEBYTECODE: '1',
    }
  }

  async function aws(...args: string[]): Promise<Record<string, unknown>> {
    const all = ['-m', 'awscli', 'accessanalyzer', ...args, '--output', 'json']
    const { stdout } = await run(python, all, { env: surroundings() })
    return stdout === '' ? {} : JSON.parse(stdout)
  }

  async function file(name: string, statement: object): Promise<string> {
    const path = join(home, 'policies', name)
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }
    await writeFile(path, JSON.stringify(document, null, 2))
    return `file://${path}`
  }

  test('the checks of policies', async () => {
    const wide = await file('wide.json', { Sid: 'Wide', Action: 's3:*', Resource: '*' })
    const narrow = await file('narrow.json', { Action: 's3:GetObject', Resource: '*' })
    const open = await file('open.json', {
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::reports/*',
    })
    const type = ['--policy-type', 'IDENTITY_POLICY']
    const validated = await aws(
      'validate-policy',
      '--policy-document',
      await file('typo.json', { Action: 's3:GetObjekt', Resource: '*' }),
      ...type,
    )
    expect(validated['findings']).toMatchObject([
      {
        issueCode: 'INVALID_ACTION',
        locations: [{ span: { start: { line: 6, column: 16 } } }],
      },
    ])
    const documents = (before: string, after: string) => [
      '--existing-policy-document',
      before,
      '--new-policy-document',
      after,
    ]
    expect(await aws('check-no-new-access', ...documents(wide, narrow), ...type)).toMatchObject({
      result: 'PASS',
    })
    expect(await aws('check-no-new-access', ...documents(narrow, wide), ...type)).toMatchObject({
      result: 'FAIL',
      reasons: [{ statementIndex: 0, statementId: 'Wide' }],
    })
    const access = ['--access', 'actions=s3:PutObject']
    expect(
      await aws('check-access-not-granted', '--policy-document', wide, ...access, ...type),
    ).toMatchObject({ result: 'FAIL' })
    expect(
      await aws(
        'check-no-public-access',
        '--policy-document',
        open,
        '--resource-type',
        'AWS::S3::Bucket',
      ),
    ).toMatchObject({ result: 'FAIL', reasons: [{ statementIndex: 0 }] })
  })

  test('an analyzer, its findings, a rule and a preview', async () => {
    const created = await aws('create-analyzer', '--analyzer-name', 'account', '--type', 'ACCOUNT')
    const arn = String(created['arn'])
    const filter = JSON.stringify({ isPublic: { eq: ['true'] } })
    const listed = await aws('list-findings-v2', '--analyzer-arn', arn, '--filter', filter)
    const findings = listed['findings'] as { readonly id: string; readonly status: string }[]
    expect(findings.length).toBeGreaterThan(0)
    const rule = ['--analyzer-name', 'account', '--rule-name', 'known', '--filter', filter]
    await aws('create-archive-rule', ...rule)
    await aws('apply-archive-rule', '--analyzer-arn', arn, '--rule-name', 'known')
    const got = await aws('get-finding-v2', '--analyzer-arn', arn, '--id', findings[0]?.id ?? '')
    expect(got).toMatchObject({
      status: 'ARCHIVED',
      findingDetails: [{ externalAccessDetails: { isPublic: true } }],
    })
    const queue = `arn:aws:sqs:eu-west-1:${account}:jobs`
    const queuePolicy = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: queue },
    })
    const configurations = JSON.stringify({ [queue]: { sqsQueue: { queuePolicy } } })
    const { id } = await aws(
      'create-access-preview',
      '--analyzer-arn',
      arn,
      '--configurations',
      configurations,
    )
    const which = ['--analyzer-arn', arn, '--access-preview-id', String(id)]
    expect(await aws('get-access-preview', ...which)).toMatchObject({
      accessPreview: { status: 'COMPLETED' },
    })
    expect(await aws('list-access-preview-findings', ...which)).toMatchObject({
      findings: [{ changeType: 'NEW', isPublic: true, resource: queue }],
    })
  })

  test('boto3 has an answer that it knows to every operation', async () => {
    const script = join(import.meta.dirname, '../wire/accessanalyzer_requests.py')
    const args = [script, served.url, key.accessKeyId, key.secretAccessKey]
    const { stdout } = await run(python, args, { env: surroundings() })
    const answers: Record<string, string[]> = JSON.parse(stdout)
    expect(Object.keys(answers).toSorted()).toEqual(
      [...loadAccessAnalyzerModel().operations.keys()].toSorted(),
    )
    expect(
      Object.entries(answers).filter(([, each]) => each.some((one) => one.includes(' '))),
    ).toEqual([])
    expect(answers).toMatchObject({
      CheckNoNewAccess: ['ok', 'ok'],
      ListAnalyzers: ['ok', 'ok'],
      CreateAnalyzer: ['ok', expect.stringMatching(/ConflictException|ValidationException/)],
      GetFindingV2: ['ResourceNotFoundException', 'ResourceNotFoundException'],
    })
  })
})
