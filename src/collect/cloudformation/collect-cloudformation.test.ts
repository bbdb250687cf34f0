import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Collected } from '../../model/collected.ts'
import type { Resource } from '../../model/resource.ts'
import { collectCloudFormation } from './collect-cloudformation.ts'

const estate = 'test/estates/cloudformation'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-cfn-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
async function collect(
  text: string | Uint8Array,
  options = {},
  name = 't.yaml',
): Promise<Collected> {
  const place = join(folder, String(count++))
  await mkdir(place)
  await writeFile(join(place, name), text)
  return collectCloudFormation(join(place, name), options)
}

function pick({ resources }: Collected, id: string): Resource {
  const found = resources.find((r) => r.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const codes = ({ diagnostics }: Collected): readonly string[] => diagnostics.map((d) => d.code)

describe('a template', () => {
  test('gives resources with file, line, address, stack, name and tags', async () => {
    const collected = await collectCloudFormation(`${estate}/web-application.yaml`)
    expect(collected.diagnostics).toEqual([])
    expect(pick(collected, 'Uploads')).toMatchObject({
      type: 'AWS::S3::Bucket',
      stack: `${estate}/web-application.yaml`,
      tags: { 'data-classification': 'confidential', environment: 'production' },
      source: { kind: 'cloudformation', line: 51, address: 'Uploads' },
      lines: {
        '/BucketEncryption': 55,
        '/ResourcePolicy': 72,
        '/ResourcePolicy/Statement/0': 75,
        '/VersioningConfiguration/Status': 61,
      },
    })
    expect(collected.resources.map((r) => r.id)).not.toContain('Scratch')
  })

  test('is parametrised by the reader', async () => {
    const collected = await collectCloudFormation(`${estate}/web-application.yaml`, {
      parameters: { Environment: 'development', DatabasePassword: 'hunter2' },
      account: '111122223333',
      region: 'eu-west-1',
    })
    expect(collected.resources.map((r) => r.id)).toContain('Scratch')
    expect(pick(collected, 'Uploads')).toMatchObject({
      account: '111122223333',
      region: 'eu-west-1',
      name: 'examplepay-uploads-111122223333',
      properties: { VersioningConfiguration: { Status: 'Suspended' } },
    })
    expect(JSON.stringify(collected)).not.toContain('hunter2')
  })

  test('in JSON has lines too, and keeps what an undecided condition may deploy', async () => {
    const collected = await collectCloudFormation(`${estate}/data-platform.json`)
    expect(pick(collected, 'Archive').source.line).toBe(129)
    expect(pick(collected, 'Events').lines).toMatchObject({ '/Subscription/1': 48 })
    expect(codes(collected)).toEqual(['cloudformation-condition-undecided'])
    const statements = pick(collected, 'Worker').properties['ResourcePolicy']
    expect(statements).toMatchObject({
      Statement: [{ Principal: '*' }, { Sid: 'WorkerFromEvents' }],
    })
  })

  test('expands loops, reads nested templates beside it and names those it cannot read', async () => {
    const collected = await collectCloudFormation(`${estate}/account-baseline.yaml`)
    expect(collected.resources.map((r) => r.id)).toEqual(
      expect.arrayContaining(['AnalyzerACCOUNT', 'AnalyzerACCOUNTUNUSEDACCESS', 'Vault/Plan']),
    )
    expect(pick(collected, 'Vault/Vault')).toMatchObject({
      stack: `${estate}/account-baseline.yaml`,
      source: { file: `${estate}/account-vault.yaml`, line: 6 },
      properties: { Notifications: { SNSTopicArn: '${Alerts}' } },
    })
    expect(codes(collected)).toEqual(['cloudformation-nested-unread'])
    expect(collected.gaps).toMatchObject([{ resource: 'Remote', hides: true }])
    expect(collected.resources.filter((r) => r.type.startsWith('AWS::::'))).toHaveLength(2)
  })

  test('of the Serverless Application Model gives what it deploys', async () => {
    const collected = await collectCloudFormation(`${estate}/serverless.yaml`)
    expect(pick(collected, 'Handler').properties).toMatchObject({
      Runtime: 'nodejs22.x',
      TracingConfig: { Mode: 'Active' },
      FunctionUrl: { AuthType: 'NONE' },
      ResourcePolicy: { Statement: [{ Principal: '*', Action: 'lambda:InvokeFunctionUrl' }] },
      Role: '${HandlerRole.Arn}',
    })
    expect(pick(collected, 'HandlerRole').properties['Policies']).toMatchObject([
      { PolicyDocument: { $unknown: 'unsupported' } },
      { PolicyDocument: { Statement: [{ Action: 's3:*' }] } },
    ])
    expect(pick(collected, 'Sessions').type).toBe('AWS::DynamoDB::Table')
    expect(collected.gaps).toMatchObject([{ types: ['AWS::ApiGateway::Method'] }])
  })

  test('with an unknown macro is reviewed as written, with a gap', async () => {
    const collected = await collect(
      'Transform: [AWS::LanguageExtensions, Rewriter]\nResources: { T: { Type: "AWS::SNS::Topic" } }',
    )
    expect(collected.resources).toHaveLength(1)
    expect(collected.gaps).toMatchObject([{ types: ['AWS::SNS::Topic'], reason: 'unsupported' }])
    expect(codes(collected)).toEqual(['cloudformation-macro-unsupported'])
  })

  test('resolves outputs of nested stacks and refuses to nest itself or to leave its folder', async () => {
    const place = join(folder, 'nested')
    await mkdir(place)
    const stack = (url: string) =>
      `{ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: ${url} } }`
    await writeFile(
      join(place, 'outer.yaml'),
      `Resources:
  In: ${stack('inner.yaml')}
  Self: ${stack('outer.yaml')}
  Away: ${stack('../../../../../../etc/hosts')}
  T: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: !GetAtt In.Outputs.Key } }`,
    )
    await writeFile(
      join(place, 'inner.yaml'),
      'Resources: { K: { Type: "AWS::KMS::Key" } }\nOutputs: { Key: { Value: !GetAtt K.Arn } }',
    )
    const collected = await collectCloudFormation(join(place, 'outer.yaml'))
    expect(pick(collected, 'T').properties['KmsMasterKeyId']).toBe('${In/K.Arn}')
    expect(collected.gaps.map((g) => g.resource)).toEqual(['Self', 'Away'])
  })

  test('an import is no doubt about resources of the own stack', async () => {
    const collected = await collect(`Resources:
  G: { Type: 'AWS::EC2::SecurityGroup' }
  R: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: !ImportValue shared, FromPort: 22 } }`)
    expect(pick(collected, 'G').properties).not.toHaveProperty('SecurityGroupIngress')
    expect(pick(collected, 'R').type).toBe('AWS::EC2::SecurityGroupIngress')
  })
})

describe('bad input gives one clear diagnostic', () => {
  const deep = (open: string, close: string) =>
    `{"Resources":${open.repeat(5000)}1${close.repeat(5000)}}`
  const rows: [string, string | Uint8Array, string, string?][] = [
    ['empty', '  \n', 'cloudformation-empty'],
    ['binary', Uint8Array.of(0x50, 0x4b, 0, 1, 2), 'cloudformation-encoding'],
    ['no UTF-8', Uint8Array.of(0x41, 0xe9, 0x41), 'cloudformation-encoding'],
    ['truncated JSON', '{"Resources": {"A": {"Type": "AWS', 'cloudformation-json-syntax', 't.json'],
    ['malformed YAML', 'Resources:\n  A: [1, 2\n  B: }', 'cloudformation-yaml-syntax'],
    ['deep JSON', deep('{"a":', '}'), 'cloudformation-json-syntax', 't.json'],
    ['deep lists', `a: ${'['.repeat(100_000)}`, 'cloudformation-yaml-syntax'],
    ['deep compact lists', '- '.repeat(100_000), 'cloudformation-yaml-syntax'],
    [
      'deep blocks',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'cloudformation-yaml-syntax',
    ],
    ['an unknown alias', 'Resources: *nothing', 'cloudformation-yaml-syntax'],
    ['a cyclic alias', 'Resources: &a { b: *a }', 'cloudformation-yaml-syntax'],
    ['a list', '[]', 'cloudformation-not-a-template'],
    ['a text', 'hello', 'cloudformation-not-a-template'],
    ['no resources', 'Parameters: {}', 'cloudformation-not-a-template'],
    ['resources that are a list', 'Resources: []', 'cloudformation-not-a-template'],
    ['Kubernetes', 'apiVersion: v1\nkind: Pod', 'cloudformation-not-a-template'],
    ['a Terraform plan', '{"format_version":"1.2"}', 'cloudformation-not-a-template', 't.json'],
  ]
  test.each(rows)('%s', async (_, text, code, name = 't.yaml') => {
    const start = performance.now()
    const collected = await collect(text, {}, name)
    expect(codes(collected)).toEqual([code])
    expect(collected.diagnostics[0]?.severity).toBe('error')
    expect(collected.diagnostics[0]?.help).toMatch(/\.$/)
    expect(collected.resources).toEqual([])
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test('a missing file, a folder and one that is too large', async () => {
    expect(codes(await collectCloudFormation(join(folder, 'none.yaml')))).toEqual([
      'cloudformation-unreadable',
    ])
    expect(codes(await collectCloudFormation(folder))).toEqual(['cloudformation-not-a-file'])
    expect(codes(await collect('Resources: {}', { maxBytes: 5 }))).toEqual([
      'cloudformation-too-large',
    ])
  })

  test('a syntax error has its line and column, a plan the right flag', async () => {
    const broken = await collect('{\n  "Resources": {\n    "A": oops\n  }\n}', {}, 't.json')
    expect(broken.diagnostics[0]?.where).toMatchObject({ line: 3, column: 10 })
    const plan = await collect('{"terraform_version":"1.9"}', {}, 'p.json')
    expect(plan.diagnostics[0]?.help).toContain('--terraform')
  })

  test('UTF-16 with a byte order mark is read', async () => {
    const text = Buffer.from('\uFEFFResources: { T: { Type: "AWS::SNS::Topic" } }', 'utf16le')
    expect((await collect(text)).resources).toHaveLength(1)
  })

  test('aliases that multiply are refused in bounded time', async () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i++)
      bomb.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`)
    const start = performance.now()
    expect(codes(await collect(bomb.join('\n')))).toEqual(['cloudformation-yaml-syntax'])
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test('loops that multiply are unknown in bounded time', async () => {
    const items = JSON.stringify(Array.from({ length: 2_000 }, (_, i) => `i${i}`))
    const start = performance.now()
    const collected = await collect(
      `Resources: { "Fn::ForEach::A": [X, ${items}, { "Fn::ForEach::B\${X}": [Y, ${items}, { "R\${X}\${Y}": { Type: "AWS::SNS::Topic" } }] }] }`,
    )
    expect(codes(collected)).toEqual(['cloudformation-loop-unresolved'])
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('resources that are none are left out, the others stay; duplicates and __proto__ do no harm', async () => {
    const collected = await collect(`Resources:
  A: text
  B: { Properties: {} }
  C: { Type: 'AWS::SNS::Topic', Properties: [1] }
  D: { Type: 'Acme::Made::Up', Properties: { __proto__: { x: 1 }, k: 1, k: 2 } }
  __proto__: { Type: 'AWS::SNS::Topic' }`)
    expect(collected.resources.map((r) => r.id)).toEqual(['D', '__proto__'])
    expect(pick(collected, 'D').properties['k']).toBe(2)
    expect(codes(collected)).toEqual([
      'cloudformation-duplicate-key',
      'cloudformation-resource-malformed',
      'cloudformation-resource-malformed',
      'cloudformation-properties-unreadable',
    ])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(collected.gaps).toContainEqual(
      expect.objectContaining({ operation: 'Resources', types: ['*'], hides: true }),
    )
  })

  test('names are not longer than AWS takes, because every finding repeats them', async () => {
    const long = 'x'.repeat(100_000)
    const template = {
      Resources: {
        A: { Type: 'AWS::S3::Bucket', Properties: { BucketName: long } },
        [long]: { Type: 'AWS::S3::Bucket' },
        B: { Type: `AWS::S3::${long}` },
      },
    }
    const collected = await collect(JSON.stringify(template), {}, 't.json')
    expect(collected.resources.map((r) => r.id)).toEqual(['A'])
    expect(pick(collected, 'A').name).toHaveLength(512)
    expect(codes(collected)).toEqual([
      'cloudformation-resource-malformed',
      'cloudformation-resource-malformed',
    ])
    expect(JSON.stringify(collected.diagnostics).length).toBeLessThan(2_000)
  })

  test('only one YAML document is a template, so a second one is not passed over', async () => {
    const one = "Resources: { A: { Type: 'AWS::S3::Bucket' } }\n"
    const two = await collect(`${one}---\n${one}`)
    expect(two.resources).toEqual([])
    expect(two.diagnostics).toMatchObject([
      { code: 'cloudformation-yaml-syntax', severity: 'error', where: { line: 3 } },
    ])
    for (const end of ['---\n', '...\n', '---\n# end\n'])
      expect((await collect(`---\n${one}${end}`)).resources).toHaveLength(1)
  })

  test('undefined names are reported once, with the nearest name', async () => {
    const collected = await collect(`Resources:
  Bucket: { Type: 'AWS::S3::Bucket' }
  P: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: !Ref Buket } }`)
    expect(collected.diagnostics).toMatchObject([
      {
        code: 'cloudformation-reference-undefined',
        help: 'Did you mean Bucket?',
        where: { line: 3 },
      },
    ])
  })
})
