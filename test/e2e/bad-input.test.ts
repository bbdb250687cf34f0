import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, test } from 'vitest'
import { badFiles, writeHugeFiles } from './bad-files.ts'
import { documentOf } from './document.ts'
import { bucketPlan, bucketSnapshot, bucketTemplate } from './good-files.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
const cwd = workspace({
  'good.yaml': bucketTemplate,
  'good.json': bucketPlan(),
  'good.gz': bucketSnapshot(['live']),
  'utf16.yaml': utf16(bucketTemplate),
  'utf16.json': utf16(bucketPlan()),
  'utf16be.json': utf16(bucketPlan()).swap16(),
  'utf16-bare.json': Buffer.from(bucketPlan(), 'utf16le'),
  'nothing/here.yaml': 'title: no source\n',
  ...Object.fromEntries(Object.entries(badFiles).map(([name, make]) => [name, make()])),
})
writeHugeFiles(cwd)
mkdirSync(join(cwd, 'folder'), { recursive: true })

/** File, option (none: found out by `check`), what the one message says. */
const refused: readonly (readonly [file: string, option: string, says: RegExp])[] = [
  ['malformed.json', '', /malformed\.json:1:48: .*not readable JSON/],
  ['malformed.yaml', '', /malformed\.yaml:4:1: .*not readable YAML/],
  ['truncated-plan.json', '', /:71:\d+: .*ends in the middle of the JSON/],
  ['empty.json', '', /is empty/],
  ['empty.yaml', '--terraform', /is empty/],
  ['empty.yaml', '--snapshot', /is empty/],
  ['blank.yaml', '', /is empty/],
  ['comment.yaml', '', /nothing but comments/],
  ['binary.yaml', '', /not valid UTF-8/],
  ['binary.yaml', '--terraform', /neither UTF-8 nor UTF-16/],
  ['binary.yaml', '--snapshot', /not a Plinth snapshot/],
  ['nul.yaml', '', /NUL bytes/],
  ['nul.yaml', '--terraform', /is not JSON/],
  ['latin1.yaml', '', /not valid UTF-8/],
  ['deep.json', '', /nests more than 200 levels/],
  ['deep-list.json', '', /nests more than 200 levels/],
  ['deep.yaml', '', /nests more than 200 levels/],
  ['deep-dashes.yaml', '', /nests more than 200 levels/],
  ['deep-indent.yaml', '', /nests more than 200 levels/],
  ['deep-snapshot.ndjson', '', /:2: .*nests more than 200 levels/],
  ['aliases.yaml', '', /aliases stand for more than/],
  ['alias-loop.yaml', '', /alias \*r names nothing before it/],
  ['kubernetes.yaml', '', /is a Kubernetes manifest/],
  ['list.json', '', /no template but a list/],
  ['null.json', '--terraform', /neither a Terraform plan nor a state/],
  ['string.json', '--snapshot', /not a Plinth snapshot/],
  ['resources-list.json', '', /Resources of .* is not an object/],
  ['main.tf', '', /is Terraform configuration \(HCL\)/],
  ['main.tf', '--terraform', /is Terraform configuration \(HCL\)/],
  ['binary-plan.tfplan', '', /is a binary plan file/],
  ['plan-log.ndjson', '', /is the log stream of `terraform plan -json`/],
  ['plan-text.txt', '', /is the readable output of `terraform plan`/],
  ['good.yaml', '--terraform', /is a CloudFormation template[^]*--cloudformation/],
  ['good.json', '--cloudformation', /is a Terraform plan or state[^]*--terraform/],
  ['good.json', '--snapshot', /not a Plinth snapshot[^]*--terraform/],
  ['good.gz', '--terraform', /is compressed[^]*--snapshot/],
  ['good.gz', '--cloudformation', /is compressed[^]*--snapshot/],
  ['newer.ndjson.gz', '', /format version 99; this Plinth reads up to 1/],
  ['versionless.ndjson.gz', '', /header of the snapshot/],
  ['odd-version.ndjson', '', /header of the snapshot/],
  ['odd-entries.ndjson', '', /header of the snapshot/],
  ['cut.ndjson', '', /ends early, after 1 resource\b/],
  ['cut.gz', '', /could not be read to its end: unexpected end of file/],
  ['template-as-snapshot.gz', '', /not a Plinth snapshot/],
  ['huge.json', '--terraform', /954 MB, more than the limit/],
  ['huge.yaml', '--cloudformation', /954 MB, more than the limit/],
  ['huge.ndjson', '--snapshot', /line of more than 32 MiB/],
  ['zeros.gz', '', /line of more than 32 MiB|100 times its size/],
  ['gaps.gz', '', /100 times its size/],
  ['newlines.gz', '', /100 times its size/],
  ['nowhere.json', '', /does not exist/],
  ['nowhere.json', '--terraform', /does not exist/],
  ['nowhere.json', '--cloudformation', /does not exist/],
  ['nowhere.json', '--snapshot', /does not exist/],
  ['folder', '--terraform', /is a folder/],
  ['folder', '--cloudformation', /is not a file/],
  ['folder', '--snapshot', /is a folder/],
]

describe.concurrent('what cannot be read is told once, and the rest is reviewed', () => {
  test.for(refused)('%s %s', async ([file, option, says], { expect }) => {
    const args = option === '' ? [file] : [option, file]
    const result = await plinth(['check', 'good.yaml', ...args, '--json'], { cwd })
    expect(result.stderr).toMatch(says)
    expect(result.stderr.match(/error: /g)).toHaveLength(1)
    expect(result.stderr).toMatch(/^[\w./-]+(:\d+)*: error: .*\. \[[a-z-]+\]\n {2}help: .*\.\n$/)
    expect(result.code).toBe(2)
    expect(documentOf(result).findings.some((f) => f.resource.id === 'Logs')).toBe(true)
    // Generous: an idle machine needs a tenth.
    expect(result.ms).toBeLessThan(20_000)
    expect(result.megabytes).toBeGreaterThan(0)
    expect(result.megabytes).toBeLessThan(700)
  })
})

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  const named = (option: string) => `"$0" bin/plinth.mjs check ${option} --json`
  const piped = (text: string, option: string) =>
    spawnSync('/bin/sh', ['-c', `printf '%s' "$1" | ${named(option)}`, process.execPath, text], {
      encoding: 'utf8',
    })

  test('is read where its kind is named', ({ expect }) => {
    for (const [text, option] of [
      [bucketTemplate, '--cloudformation /dev/stdin'],
      [bucketPlan(), '--terraform /dev/stdin'],
    ] as const) {
      const { status, stdout, stderr } = piped(text, option)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toContain('s3-bucket-tls-only')
    }
  })

  test('is refused where it is not', ({ expect }) => {
    const { status, stderr } = piped(bucketTemplate, '/dev/stdin')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^\/dev\/stdin: error: .* pipe .*\n {2}help: .*--cloudformation/)
  })
})

describe.concurrent('what is odd but good is read', () => {
  test.for(['utf16.yaml', 'utf16.json', 'utf16be.json', 'utf16-bare.json'])(
    '%s, as PowerShell writes it',
    async (file, { expect }) => {
      const result = await plinth(['check', file, '--json'], { cwd })
      expect(result).toMatchObject({ code: 0, stderr: '' })
      expect(documentOf(result).summary.resources).toBe(1)
    },
  )

  test('a template that refers to itself, and one of unknown types', async ({ expect }) => {
    const loops = `Conditions:
  A: !Condition B
  B: !Not [!Condition A]
  C: !Condition C
Resources:
  One: { Type: AWS::S3::Bucket, DependsOn: Two, Properties: { BucketName: !Ref Two } }
  Two: { Type: AWS::S3::Bucket, Condition: A, Properties: { BucketName: !GetAtt Two.Arn } }
  Three: { Type: AWS::S3::Bucket, Properties: { BucketName: !If [C, a, !Sub '\${One}-\${Three}'] } }
  Four: { Type: AWS::Nowhere::Thing, Properties: {} }
  Five: { Type: Custom::Thing, Properties: { ServiceToken: x } }
`
    writeFileSync(join(cwd, 'loops.yaml'), loops)
    const result = await plinth(['check', 'loops.yaml', '--json'], { cwd })
    expect([0, 2]).toContain(result.code)
    expect(result.stderr).not.toMatch(/bug|\n\s+at /)
    expect(result.stderr).toMatch(
      /loops\.yaml:9: note: No check judges AWS::Nowhere::Thing, Custom::Thing; 2 resources/,
    )
    expect(
      documentOf(result).findings.filter((f) => f.resource.id === 'One').length,
    ).toBeGreaterThan(5)
    expect(result.ms).toBeLessThan(10_000)
  })

  test('a plan without AWS says what it is of', async ({ expect }) => {
    const azure = bucketPlan()
      .replaceAll('aws_s3_bucket', 'azurerm_storage_account')
      .replaceAll('hashicorp/aws', 'hashicorp/azurerm')
    writeFileSync(join(cwd, 'azure.json'), azure)
    const { code, stderr } = await plinth(['check', 'azure.json', '--json'], { cwd })
    expect(code).toBe(4)
    expect(stderr).toMatch(/azurerm[^]*help: .*AWS/)
  })

  test('a plan that nests 100,000 levels where nothing looks', async ({ expect }) => {
    const { code, stderr, ms } = await plinth(['check', 'deep-plan.json', '--json'], { cwd })
    expect(code).toBe(4)
    expect(stderr).toContain('has no resources')
    expect(ms).toBeLessThan(10_000)
  })
})

test.skipIf(process.getuid?.() === 0)('a file that may not be read', async ({ expect }) => {
  const path = join(cwd, 'secret.yaml')
  writeFileSync(path, bucketTemplate)
  chmodSync(path, 0)
  const { code, stderr } = await plinth(['check', 'good.yaml', 'secret.yaml'], { cwd })
  rmSync(path)
  expect(code).toBe(2)
  expect(stderr).toContain('permission is denied')
})

test.skipIf(process.getuid?.() === 0)(
  'what may not be read in a folder is told, and the rest is reviewed',
  async ({ expect }) => {
    const places = ['closed/here/open.yaml', 'closed/secret.yaml', 'closed/locked/deep.yaml']
    for (const place of places) {
      mkdirSync(dirname(join(cwd, place)), { recursive: true })
      writeFileSync(join(cwd, place), bucketTemplate)
    }
    chmodSync(join(cwd, 'closed/secret.yaml'), 0)
    chmodSync(join(cwd, 'closed/locked'), 0)
    const result = await plinth(['check', 'closed', '--json'], { cwd })
    chmodSync(join(cwd, 'closed/locked'), 0o700)
    expect(result.code).toBe(2)
    expect(result.stderr).toMatch(/^closed\/secret\.yaml: error: .*permission is denied/m)
    expect(result.stderr).toMatch(/^closed\/locked: error: .*permission is denied/m)
    expect(documentOf(result).summary.resources).toBe(1)
  },
)
