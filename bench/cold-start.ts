// Cold start of `plinth check` on a 50-resource template: a new process each time, best and median of several runs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const runs = 9
const aim = 700
const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-'))
const template = join(folder, 'template.yaml')
const binary = join(import.meta.dirname, '../bin/plinth.mjs')

writeFileSync(template, fiftyResources())
const times: number[] = []
for (let run = 0; run < runs; run++) {
  const start = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    [binary, 'check', template, '--format', `json=${join(folder, 'out.json')}`, '--quiet'],
    { encoding: 'utf8' },
  )
  times.push(performance.now() - start)
  if (status !== 0) throw new Error(`plinth check ended with ${status}: ${stderr}`)
}
rmSync(folder, { recursive: true })
const sorted = times.toSorted((a, b) => a - b)
const median = sorted[Math.floor(runs / 2)] ?? Number.NaN
console.log(
  `cold-start: median ${median.toFixed(0)} ms, best ${(sorted[0] ?? Number.NaN).toFixed(0)} ms of ${runs} runs (aim < ${aim} ms)`,
)
process.exitCode = median < aim ? 0 : 1

/** Ten each of five types, with the intrinsics that templates use. */
function fiftyResources(): string {
  const parts = [
    "AWSTemplateFormatVersion: '2010-09-09'",
    'Parameters:',
    '  Stage: { Type: String, Default: prod }',
    'Resources:',
  ]
  for (let i = 0; i < 10; i++)
    parts.push(`  Bucket${i}:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub 'data-\${Stage}-${i}'
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }] }
  Policy${i}:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket${i}
      PolicyDocument:
        Statement:
          - { Effect: Deny, Principal: '*', Action: 's3:*', Resource: !Sub '\${Bucket${i}.Arn}/*', Condition: { Bool: { 'aws:SecureTransport': false } } }
  Role${i}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }
  Function${i}:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs22.x, Role: !GetAtt 'Role${i}.Arn', Handler: index.handler, Code: { S3Bucket: code, S3Key: app.zip } }
  Queue${i}:
    Type: AWS::SQS::Queue`)
  return `${parts.join('\n')}\n`
}
