import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { bucketTemplate } from './good-files.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const critical = `${bucketTemplate}  Open:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
          - { Effect: Allow, Principal: '*', Action: 's3:*', Resource: !Sub '\${Logs.Arn}/*' }
`
const unblocked = critical.replace(
  '      BucketName: example-logs\n',
  '      BucketName: example-logs\n      PublicAccessBlockConfiguration: { BlockPublicPolicy: false, RestrictPublicBuckets: false }\n',
)
const cwd = workspace({
  'bucket.yaml': bucketTemplate,
  'open.yaml': unblocked,
  'empty.yaml': "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
  'other.json': '{"Resources": {}}',
  'configured/bucket.yaml': bucketTemplate,
  'configured/plinth.yaml': `workload: { name: Shop }
sources: [{ cloudformation: bucket.yaml }]
failOn: [critical, s3-bucket-tls-only]
minCoverage: 99
`,
  'mistaken/plinth.yaml': 'sources: [{ sample: true }]\nfailOn: s3-bucket-tls-onyl\n',
})

describe.concurrent('the gate', () => {
  test.for([
    ['none', ['open.yaml'], 0, ''],
    ['critical, met', ['bucket.yaml', '--fail-on', 'critical'], 0, ''],
    ['critical', ['open.yaml', '--fail-on', 'critical'], 1, 'critical` is not met'],
    ['high is broken by critical', ['open.yaml', '--fail-on', 'high'], 1, 'high` is not met'],
    ['medium', ['bucket.yaml', '--fail-on', 'medium'], 1, 'medium` is not met'],
    ['high, met', ['bucket.yaml', '--fail-on', 'high'], 0, ''],
    ['new', ['bucket.yaml', '--fail-on', 'new'], 1, 'new` is not met'],
    ['a check', ['bucket.yaml', '--fail-on', 's3-bucket-tls-only'], 1, '1 finding fails it'],
    ['another check', ['bucket.yaml', '--fail-on', 's3-bucket-encrypted'], 0, ''],
    ['several', ['bucket.yaml', '--fail-on', 'critical,new'], 1, 'new` is not met'],
    ['high risk', ['bucket.yaml', '--fail-on', 'high-risk'], 1, 'at risk'],
    ['coverage', ['bucket.yaml', '--min-coverage', '99'], 3, 'coverage is'],
    ['coverage, met', ['bucket.yaml', '--min-coverage', '1'], 0, ''],
    ['coverage of nothing asked', ['bucket.yaml', '--min-coverage', '0%'], 0, ''],
    ['nothing in scope', ['empty.yaml', '--fail-on', 'new'], 4, 'Nothing in scope'],
    ['an unreadable input', ['bucket.yaml', 'other.txt', '--fail-on', 'critical'], 2, 'other.txt'],
  ] as const)('%s', async ([, args, code, message], { expect }) => {
    const result = await plinth(['check', ...args], { cwd })
    expect(result.stderr).toContain(message)
    expect(result.code).toBe(code)
  })

  test('with a baseline fails on what is new only', async ({ expect }) => {
    const before = await plinth(['check', 'bucket.yaml', '--format', 'json=before.json'], { cwd })
    expect(before.code).toBe(0)
    const gate = ['--fail-on', 'new', '--baseline', 'before.json']
    const [same, more] = await Promise.all([
      plinth(['check', 'bucket.yaml', ...gate], { cwd }),
      plinth(['check', 'bucket.yaml', 'open.yaml', ...gate], { cwd }),
    ])
    expect(same).toMatchObject({ code: 0, stderr: '' })
    expect(more.code).toBe(1)
  })

  test.for([
    ['nowhere.json', 'cannot be read: it does not exist'],
    ['bucket.yaml', 'not a review document'],
    ['other.json', 'not a review document'],
  ])('with %s as baseline is refused', async ([file = '', why], { expect }) => {
    const { code, stdout, stderr } = await plinth(['check', 'bucket.yaml', '--baseline', file], {
      cwd,
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^${file}: error: .*${why}.*\\n {2}help: `))
  })
})

describe.concurrent('flag before environment before plinth.yaml', () => {
  const folder = join(cwd, 'configured')
  test.for([
    ['plinth.yaml', {}, [], 1, 's3-bucket-tls-only` is not met'],
    ['the environment', { PLINTH_FAIL_ON: 'medium' }, [], 1, 'medium` is not met'],
    ['the environment, met', { PLINTH_FAIL_ON: 'critical' }, [], 3, '99 % was asked for'],
    [
      'both of the environment',
      { PLINTH_FAIL_ON: 'critical', PLINTH_MIN_COVERAGE: '98' },
      [],
      3,
      '98 % was asked for',
    ],
    [
      'the flags',
      { PLINTH_FAIL_ON: 'medium', PLINTH_MIN_COVERAGE: '98' },
      ['--fail-on', 'critical', '--min-coverage', '2'],
      0,
      '',
    ],
    ['a wrong environment', { PLINTH_FAIL_ON: 'hihg' }, [], 2, "from env 'PLINTH_FAIL_ON'"],
  ] as const)('%s', async ([, env, flags, code, message], { expect }) => {
    const result = await plinth(['review', ...flags], { cwd: folder, env })
    expect(result.stderr).toContain(message)
    expect(result.code).toBe(code)
  })

  test('the clock and the account come from the environment too', async ({ expect }) => {
    const env = { PLINTH_AT: '2026-06-01', PLINTH_ACCOUNT: '111122223333' }
    const { stdout } = await plinth(['check', 'bucket.yaml', '--json'], { cwd, env })
    expect(JSON.parse(stdout)).toMatchObject({
      at: '2026-06-01T00:00:00.000Z',
      sources: [{ account: '111122223333' }],
    })
  })

  test('a condition of plinth.yaml that is none is an error with its place', async ({ expect }) => {
    const result = await plinth(['review'], { cwd: join(cwd, 'mistaken') })
    expect(result.code).toBe(2)
    expect(result.stderr).toMatch(
      /^plinth\.yaml:2:1: error: .*`s3-bucket-tls-onyl`.*\n {2}help: Did you mean `s3-bucket-tls-only`\?/,
    )
  })
})

writeFileSync(join(cwd, 'other.txt'), 'hello')
