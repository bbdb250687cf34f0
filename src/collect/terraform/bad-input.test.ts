import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPlan } from '../../../test/estates/terraform/build-plan.ts'
import { collectTerraform } from './collect-terraform.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-terraform-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let written = 0
function file(content: string | Uint8Array): string {
  const path = join(folder, `${written++}.json`)
  writeFileSync(path, content)
  return path
}

describe('bad input gives one diagnostic', () => {
  const plan = JSON.stringify(buildPlan({ resources: [{ address: 'aws_sns_topic.t' }] }))
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['empty', '', 'terraform-empty'],
    ['only white space', ' \n\t', 'terraform-empty'],
    ['truncated', plan.slice(0, -40), 'terraform-truncated'],
    ['malformed', plan.replace(':', '='), 'terraform-json-syntax'],
    ['HCL', 'resource "aws_s3_bucket" "b" {\n}\n', 'terraform-not-json'],
    ['a binary plan', new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0, 0, 1]), 'terraform-not-json'],
    ['bytes', new Uint8Array([0x80, 0x81, 0xff]), 'terraform-encoding'],
    ['a log stream', '{"@level":"info","@message":"x"}\n{"@level":"info"}\n', 'terraform-not-json'],
    ['one log line', '{"@level":"info","@message":"x"}', 'terraform-not-a-plan'],
    ['readable output', 'Terraform will perform the following actions:\n', 'terraform-not-json'],
    ['a raw state', '{"version":4,"lineage":"x","resources":[]}', 'terraform-not-a-plan'],
    ['a template', '{"Resources":{}}', 'terraform-not-a-plan'],
    ['a list', '[]', 'terraform-not-a-plan'],
    ['deep nesting', '['.repeat(100_000), 'terraform-truncated'],
  ]
  test.each(cases)('%s', async (_, content, code) => {
    const { resources, diagnostics } = await collectTerraform(file(content))
    expect(resources).toEqual([])
    expect(diagnostics).toMatchObject([{ code, severity: 'error' }])
    expect(diagnostics[0]?.message).toMatch(/\.$/)
    expect(diagnostics[0]?.help).toMatch(/\.$/)
  })

  test('a missing file and a folder', async () => {
    const codes = await Promise.all(
      [join(folder, 'none.json'), folder].map(
        async (path) => (await collectTerraform(path)).diagnostics[0]?.code,
      ),
    )
    expect(codes).toEqual(['terraform-file-missing', 'terraform-not-a-file'])
  })

  test('a file of 1 GB is refused unread', async () => {
    const path = file('')
    truncateSync(path, 1024 ** 3)
    const { diagnostics } = await collectTerraform(path)
    expect(diagnostics).toMatchObject([{ code: 'terraform-too-large' }])
  })

  test('UTF-16 and byte order marks are no problem', async () => {
    const utf16 = Buffer.from(`\uFEFF${plan}`, 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    for (const bytes of [
      utf16,
      swapped,
      Buffer.from(plan, 'utf16le'),
      Buffer.from(`\uFEFF${plan}`),
    ])
      expect((await collectTerraform(file(bytes))).resources).toHaveLength(1)
  })

  test('what cannot be read as resources is told and hides everything, never passed over', async () => {
    const good = { address: 'aws_sns_topic.t', mode: 'managed', type: 'aws_sns_topic', name: 't' }
    const long = { ...good, address: `aws_sns_topic.t["${'x'.repeat(100_000)}"]` }
    let deep: object = { resources: [good] }
    for (let level = 0; level < 150; level++) deep = { child_modules: [deep] }
    const modules: readonly (readonly [object, RegExp])[] = [
      [{ resources: [null, 5] }, /has no address, type or name/],
      [{ resources: [{ address: 'aws_sns_topic.t', mode: 'managed' }] }, /has no address/],
      [{ resources: { 0: good } }, /the resources of a module are no list/],
      [{ resources: [long] }, /an address has more than 2048 characters/],
      [deep, /modules nest more than 100 levels deep/],
    ]
    for (const [module, says] of modules) {
      const document = { format_version: '1.2', planned_values: { root_module: module } }
      const { resources, diagnostics, gaps } = await collectTerraform(
        file(JSON.stringify({ ...document, configuration: {} })),
      )
      expect(resources.filter((r) => r.type === 'AWS::SNS::Topic')).toEqual([])
      expect(diagnostics).toMatchObject([{ code: 'terraform-resource-malformed' }])
      expect(diagnostics[0]?.message).toMatch(says)
      expect(gaps).toMatchObject([{ reason: 'failed', types: ['*'], hides: true }])
    }
  })

  test('names are not longer than AWS takes, because every finding repeats them', async () => {
    const after = { name: 'x'.repeat(100_000) }
    const document = buildPlan({ resources: [{ address: 'aws_sns_topic.t', values: after }] })
    const { resources } = await collectTerraform(file(JSON.stringify(document)))
    expect(resources.find((r) => r.type === 'AWS::SNS::Topic')?.name).toHaveLength(512)
  })

  test('hostile keys and depth neither crash nor pollute', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
    const text = plan
      .replaceAll(
        '"after":{}',
        `"after":{"__proto__":{"x":1},"tags":{"__proto__":"v"},"policy":${JSON.stringify(deep)},"display_name":${deep}}`,
      )
      .replaceAll('"after_unknown":{}', `"after_unknown":{"display_name":${deep}}`)
    const { resources } = await collectTerraform(file(text))
    expect(Object.hasOwn({}, 'x')).toBe(false)
    expect(resources[0]?.properties).toMatchObject({
      DisplayName: { $unknown: 'unresolved' },
      ResourcePolicy: { $unknown: 'unresolved' },
    })
  })
})
