import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { bucketPlan, bucketSnapshot, bucketTemplate } from './good-files.ts'

const header =
  '{"plinth":"snapshot","version":1,"started":"","ended":"","sources":[{"kind":"aws","name":"x"}]}\n'
const gap = { source: 'aws', operation: 'x', reason: 'denied', error: '', types: [], hides: false }
const levels = 100_000
const gigabyte = 1_000_000_000

/** Name → content of files that a command line may meet; none is a source as it stands. */
export const badFiles: Readonly<Record<string, () => string | Buffer>> = {
  'malformed.json': () => '{"Resources": {"A": {"Type": "AWS::S3::Bucket",}}}',
  'malformed.yaml': () => 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n   Properties: [\n',
  'truncated-plan.json': () => bucketPlan().slice(0, -200),
  'empty.json': () => '',
  'empty.yaml': () => '',
  'blank.yaml': () => '\n\n   \n',
  'comment.yaml': () => '# nothing yet\n',
  'binary.yaml': () => Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)),
  'nul.yaml': () => Buffer.alloc(64),
  'latin1.yaml': () => Buffer.from('Resources:\n  # caf\u00e9\n', 'latin1'),
  'deep.json': () => `{"Resources": ${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`,
  'deep-list.json': () => `{"Resources": ${'['.repeat(levels)}${']'.repeat(levels)}}`,
  'deep-plan.json': () =>
    `{"format_version":"1.2","terraform_version":"1.9.8","planned_values":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`,
  'deep.yaml': () => `Resources:\n  A: ${'['.repeat(levels)}${']'.repeat(levels)}\n`,
  'deep-dashes.yaml': () => `Resources:\n  A:\n    ${'- '.repeat(levels)}x\n`,
  'deep-indent.yaml': () =>
    `Resources:\n${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i + 1)}a${i}:`).join('\n')} x\n`,
  'aliases.yaml': () =>
    `Resources:\n  A: &a0 [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => `  A${i}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(',')}]`).join('\n')}\n`,
  'alias-loop.yaml': () => 'Resources: &r\n  A: *r\n',
  'kubernetes.yaml': () =>
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports: [{ port: 80 }]\n',
  'list.json': () => '[1, 2, 3]',
  'string.json': () => '"hello"',
  'null.json': () => 'null',
  'resources-list.json': () => '{"Resources": [1, 2]}',
  'main.tf': () => 'resource "aws_s3_bucket" "logs" {\n  bucket = "example-logs"\n}\n',
  'binary-plan.tfplan': () =>
    Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from([0x14, 0, 8, 0, 8, 0, 0xfe, 0xff])]),
  'plan-log.ndjson': () =>
    '{"@level":"info","@message":"Terraform 1.9.8","@module":"terraform.ui","terraform":"1.9.8","type":"version","ui":"1.2"}\n{"@level":"info","@message":"Plan: 1 to add"}\n',
  'plan-text.txt': () => 'Terraform will perform the following actions:\n\n  # aws_s3_bucket.a\n',
  'newer.ndjson.gz': () => gzipSync('{"plinth":"snapshot","version":99,"sources":[]}\n'),
  'versionless.ndjson.gz': () => gzipSync('{"plinth":"snapshot","sources":[]}\n'),
  'odd-version.ndjson': () => '{"plinth":"snapshot","version":-0.5,"sources":[]}\n',
  'odd-entries.ndjson': () =>
    `${[
      {
        plinth: 'snapshot',
        version: 1,
        started: 5,
        ended: {},
        sources: [null, 3, { kind: 'aws' }, { kind: 'x', name: 5, collected: 'no' }],
      },
      { gap: null },
      { gap: 5 },
      { gap: { types: 'x' } },
      { gap: {} },
      { diagnostic: null },
      { diagnostic: { severity: 'fatal' } },
      { resource: null },
      { resource: { type: 'AWS::S3::Bucket', id: 'a', properties: {}, tags: {}, source: {} } },
      {
        resource: {
          type: 'AWS::S3::Bucket',
          id: 'b',
          properties: {},
          tags: { a: 5 },
          source: { kind: 'aws' },
          account: 5,
          region: [],
          facts: 7,
          arn: {},
        },
      },
      { end: 5 },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n')}\n`,
  'deep-snapshot.ndjson': () =>
    `{"plinth":"snapshot","version":1,"started":"","ended":"","sources":[{"kind":"aws","name":"x"}]}\n{"resource":{"type":"AWS::S3::Bucket","id":"a","properties":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)},"tags":{},"source":{"kind":"aws"}}}\n{"end":{}}\n`,
  'cut.ndjson': () => gunzipSync(bucketSnapshot(['a', 'b'])).subarray(0, 500),
  'cut.gz': () => bucketSnapshot(['a', 'b']).subarray(0, 150),
  'template-as-snapshot.gz': () => gzipSync(bucketTemplate),
}

/** Writes files that are sparse or compressed far below what they unpack to. */
export function writeHugeFiles(folder: string): void {
  const beginnings = {
    'huge.json': '{"format_version":"1.2"',
    'huge.yaml': 'Resources:',
    'huge.ndjson': `${header}{"resource":`,
  }
  for (const [name, beginning] of Object.entries(beginnings)) {
    writeFileSync(join(folder, name), beginning)
    truncateSync(join(folder, name), gigabyte)
  }
  const lines = { 'zeros.gz': '\0', 'newlines.gz': '\n', 'gaps.gz': `${JSON.stringify({ gap })}\n` }
  for (const [name, line] of Object.entries(lines)) writeFileSync(join(folder, name), bomb(line))
}

/** A snapshot whose lines unpack to 10 GB: members of gzip behind each other are one stream. */
function bomb(line: string): Buffer {
  const member = gzipSync(line.repeat(10_000_000 / line.length), { level: 9 })
  return Buffer.concat([gzipSync(header), ...Array<Buffer>(1000).fill(member)])
}
