import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { documentOf } from './document.ts'
import { bucketSnapshot } from './good-files.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const escape = '\u001b'
const rightToLeft = '\u202e'
const names = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  `${escape}[2J${escape}]0;title\u0007red`,
  `invoice${rightToLeft}gpj.exe`,
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '@SUM(A1)',
  '-2+3',
  'a,b"c\nd\r\ne',
  ']]>&amp;<!-- -->',
  '[link](javascript:alert(1)) | `code` ![](x)',
  '${jndi:ldap://example.com/x}',
  '::error::injected%0A',
  '../../../../etc/passwd',
  'ümläut-🔒-漢字',
  '\ud800 lone',
  'x'.repeat(10_000),
]
const cwd = workspace({
  'hostile.gz': bucketSnapshot(names),
  'markers.gz': bucketSnapshot(['a'], {
    properties: {
      BucketName: { $unknown: '__proto__' },
      BucketEncryption: { $unknown: { deep: true } },
      VersioningConfiguration: { $unknown: 5, detail: { toString: 1 } },
      Policy: JSON.parse(
        '{"__proto__":{"Statement":[]},"Statement":{"Effect":{},"Principal":[[]]}}',
      ),
      AccessControl: 7,
      LifecycleConfiguration: [null, 'x'],
    },
    facts: { constructor: 1 },
    lines: { '/properties': 'x', '/a': -1 },
    origins: { '': 'odd' },
    arn: 'arn:aws:s3:::\nb',
  }),
})

describe.concurrent('names that try to be more than names', () => {
  test('are all reviewed, as what they are', async ({ expect }) => {
    const result = await plinth(['review', '--snapshot', 'hostile.gz', '--json'], { cwd })
    expect(result.code).toBe(0)
    const { summary, findings } = documentOf(result)
    expect(summary.resources).toBe(names.length)
    const seen = new Set(findings.map((f) => f.resource.id))
    expect(names.filter((name) => !seen.has(name) && !seen.has(name.toWellFormed()))).toEqual([])
  })

  test.for(['table', 'html', 'html-static', 'markdown', 'sarif', 'junit', 'csv'])(
    'stay harmless in %s',
    async (format, { expect }) => {
      const args = ['review', '--snapshot', 'hostile.gz', '--format', format]
      const { code, stdout, stderr } = await plinth(args, { cwd })
      expect(code).toBe(0)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect(stdout.includes(escape)).toBe(false)
      // SARIF is data for programs, which need ids as they are; its messages are for people.
      const shown =
        format === 'sarif' ? stdout.replaceAll(/"logicalLocations":\[[^\]]*\]/g, '') : stdout
      expect(shown.includes(rightToLeft)).toBe(false)
      const live = {
        html: /<script>alert|<img src=x/,
        'html-static': /<script|<img/,
        junit: /<script>|<img/,
        csv: /(^|,)"?[=+@]/m,
      }
      expect(live[format as keyof typeof live]?.test(stdout) ?? false).toBe(false)
    },
  )

  test('stay harmless in check and collect', async ({ expect }) => {
    const [checked, collected] = await Promise.all([
      plinth(['check', 'hostile.gz'], { cwd }),
      plinth(['collect', '--snapshot', 'hostile.gz', '--output', 'again.gz'], { cwd }),
    ])
    expect(checked).toMatchObject({ code: 0, stderr: '' })
    expect(checked.stdout).not.toContain(escape)
    expect(collected).toMatchObject({ code: 0, stderr: '' })
    const again = await plinth(['check', 'again.gz', '--json'], { cwd })
    expect(documentOf(again).summary.resources).toBe(names.length)
  })

  test('as file names are told without their power', async ({ expect }) => {
    const name = `${escape}[31m${rightToLeft}.yaml`
    writeFileSync(join(cwd, name), 'x: [')
    const { code, stdout, stderr } = await plinth(['check', name], { cwd })
    expect(code).toBe(2)
    expect(stdout + stderr).not.toContain(escape)
    expect(stdout + stderr).not.toContain(rightToLeft)
  })

  test('as arguments are told without their power', async ({ expect }) => {
    for (const args of [
      ['explain', `${escape}[31m`],
      ['check', `${escape}[31m`],
      ['check', 'x', '--fail-on', `${escape}[31m`],
      [`${escape}[31m`],
    ]) {
      const { code, stderr } = await plinth(args, { cwd })
      expect(code).toBe(2)
      expect(stderr).not.toContain(escape)
    }
  })
})

test.concurrent('properties of every wrong shape are unknown or judged, never a crash', async ({
  expect,
}) => {
  const result = await plinth(['review', '--snapshot', 'markers.gz', '--json'], { cwd })
  expect(result.stderr).not.toMatch(/bug|\n\s+at /)
  expect(result.code).toBe(0)
})

test.concurrent('a fault inside is reported as a bug, with 70', async ({ expect }) => {
  const fault = 'Date.prototype.toISOString = () => { throw new Error("injected") }'
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}` }
  const { code, stdout, stderr } = await plinth(['check', 'hostile.gz', '--json'], { cwd, env })
  expect({ code, stdout }).toEqual({ code: 70, stdout: '' })
  expect(stderr).toMatch(/^This is a bug in Plinth, not in your input[^]*injected/)
})
