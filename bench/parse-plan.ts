// Reading a 100 MB plan: from the file to canonical resources.
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { collectTerraform } from '../src/collect/terraform/collect-terraform.ts'

const megabytes = 100
const aim = 3000
const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-'))
const file = join(folder, 'plan.json')
await writePlan(file, megabytes * 1024 * 1024)

const start = performance.now()
const { resources, diagnostics } = await collectTerraform(file, {})
const time = performance.now() - start
const size = statSync(file).size / 1024 / 1024
rmSync(folder, { recursive: true })
if (diagnostics.some((d) => d.severity === 'error')) throw new Error(diagnostics[0]?.message)
console.log(
  `parse-plan: ${time.toFixed(0)} ms for ${size.toFixed(0)} MB, ${resources.length} resources, peak RSS ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB (aim < ${aim} ms)`,
)
process.exitCode = time < aim ? 0 : 1

/** A plan as Terraform writes it: each resource in planned_values, in resource_changes and in the configuration. */
async function writePlan(path: string, bytes: number): Promise<void> {
  const out = createWriteStream(path)
  const count = Math.floor(bytes / 5600)
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain')
  }
  const section = async (make: (i: number) => object) => {
    for (let i = 0; i < count; i++) await write(`${i === 0 ? '' : ','}${JSON.stringify(make(i))}`)
  }
  await write(
    '{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[',
  )
  await section((i) => ({
    ...identity(i),
    schema_version: 0,
    values: values(i),
    sensitive_values: {},
  }))
  await write(']}},"resource_changes":[')
  await section((i) => ({
    ...identity(i),
    change: {
      actions: ['create'],
      before: null,
      after: values(i),
      after_unknown: { arn: true, id: true },
      before_sensitive: false,
      after_sensitive: {},
    },
  }))
  await write(
    '],"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws"}},"root_module":{"resources":[',
  )
  await section((i) => ({
    ...identity(i),
    provider_config_key: 'aws',
    expressions: { bucket: { constant_value: `bucket-${i}` } },
    schema_version: 0,
  }))
  await write(']}}}')
  out.end()
  await once(out, 'close')
}

function identity(i: number) {
  return {
    address: `aws_s3_bucket.bucket_${i}`,
    mode: 'managed',
    type: 'aws_s3_bucket',
    name: `bucket_${i}`,
    provider_name: 'registry.terraform.io/hashicorp/aws',
  }
}

function values(i: number) {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: `arn:aws:s3:::bucket-${i}/*`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  })
  const tags = Object.fromEntries(
    Array.from({ length: 24 }, (_, t) => [
      `tag-${t}`,
      `value-${i}-${t}-padding-to-a-realistic-length`,
    ]),
  )
  return {
    bucket: `bucket-${i}`,
    force_destroy: false,
    policy,
    tags,
    tags_all: tags,
    versioning: [{ enabled: true, mfa_delete: false }],
    timeouts: null,
  }
}
