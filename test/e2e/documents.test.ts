import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, test } from 'vitest'
import { textWidth } from '../../src/lib/text-width.ts'
import { documentOf, findingOf } from './document.ts'
import { bucketPlan, bucketTemplate } from './good-files.ts'
import { command, plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const cwd = workspace({ 'template.yaml': bucketTemplate, 'plan.json': bucketPlan() })
const named = ['--cloudformation', 'template.yaml', '--terraform', 'plan.json']
const at = ['--at', '2026-06-01T00:00:00Z']
const beginnings = {
  table: /^\n {2}Unnamed workload/,
  json: /^\{\n {2}"plinth": "review"/,
  html: /^<!doctype html>/i,
  'html-static': /^<!doctype html>/i,
  markdown: /^# /,
  sarif: /^\{[^]*"version": ?"2\.1\.0"/,
  junit: /^<\?xml/,
  csv: /^"id","outcome"/,
} as const
const formats = Object.entries(beginnings)

describe.concurrent('a document', () => {
  test.for(formats)(
    '%s goes to stdout or to a file, with the same bytes each time',
    async ([format, beginning], { expect }) => {
      const file = `out/of/${format}/review`
      const [one, two, written] = await Promise.all([
        plinth(['review', ...named, ...at, '--format', format], { cwd }),
        plinth(['review', ...named, ...at, '--format', format], { cwd }),
        plinth(['review', ...named, ...at, '--format', `${format}=${file}`, '--quiet'], { cwd }),
      ])
      expect(one).toMatchObject({ code: 0, stderr: '' })
      expect(one?.stdout).toMatch(beginning)
      expect(two?.stdout).toBe(one?.stdout)
      expect(written).toMatchObject({ code: 0, stdout: '', stderr: '' })
      expect(readFileSync(join(cwd, file), 'utf8')).toBe(one?.stdout)
    },
  )

  test('is one of several, each whole, with the table on stdout', async ({ expect }) => {
    const files = formats.flatMap(([format]) => ['--format', `${format}=all/${format}`])
    const result = await plinth(['review', ...named, ...at, ...files], { cwd })
    expect(result.code).toBe(0)
    expect(result.stdout).toMatch(beginnings.table)
    expect(readdirSync(join(cwd, 'all')).toSorted()).toEqual(Object.keys(beginnings).toSorted())
  })

  test('that cannot be written is named, and the others are written', async ({ expect }) => {
    const files = ['--format', 'html=template.yaml/x.html', '--format', 'csv=good.csv']
    const { code, stdout, stderr } = await plinth(['check', 'plan.json', ...files, '--json'], {
      cwd,
    })
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^template\.yaml\/x\.html: error: The html document could not be written: .*\n {2}help: /,
    )
    expect(existsSync(join(cwd, 'good.csv'))).toBe(true)
    expect(JSON.parse(stdout)).toMatchObject({ plinth: 'review' })
  })

  test.skipIf(process.platform !== 'linux')(
    'in a folder that cannot be made is refused at once',
    async ({ expect }) => {
      const { code, stderr } = await plinth(
        ['check', 'plan.json', '--format', 'html=/proc/nope/x.html'],
        { cwd, timeout: 20_000 },
      )
      expect(code).toBe(2)
      expect(stderr).toContain('could not be written: it does not exist')
    },
  )
})

describe.concurrent('the table', () => {
  test.for([
    ['40', ['review', '--sample']],
    ['80', ['review', '--sample']],
    ['160', ['review', '--sample']],
    ['80', ['check', 'template.yaml', 'plan.json']],
    ['160', ['check', 'template.yaml', 'plan.json']],
  ] as const)('keeps to %s columns: %j', async ([columns, args], { expect }) => {
    const { code, stdout } = await plinth(args, { cwd, env: { COLUMNS: columns } })
    expect(code).toBe(0)
    const wide = stdout.split('\n').filter((line) => textWidth(line) > Number(columns))
    expect(wide).toEqual([])
  })

  test('has no colour in a pipe, nor with NO_COLOR where colour is forced', async ({ expect }) => {
    const [plain, refused, forced] = await Promise.all([
      plinth(['check', 'plan.json'], { cwd }),
      plinth(['check', 'plan.json', '--no-color'], { cwd, env: { FORCE_COLOR: '1' } }),
      plinth(['check', 'nowhere'], { cwd, env: { NO_COLOR: '1' } }),
    ])
    for (const { stdout, stderr } of [plain, refused, forced])
      expect(stdout + stderr).not.toContain('\u001b')
  })
})

describe.concurrent('stdout and stderr', () => {
  test('notes go to stderr, and --quiet leaves only errors', async ({ expect }) => {
    const args = ['review', '--sample', '--json']
    const [told, quiet, mistaken] = await Promise.all([
      plinth(args),
      plinth([...args, '--quiet']),
      plinth(['check', 'nowhere', '--json', '--quiet']),
    ])
    expect(told.stderr).toMatch(/warning: /)
    expect(quiet).toMatchObject({ stderr: '', stdout: told.stdout })
    expect(mistaken.stderr).toMatch(/^nowhere: error: /)
  })

  test('a pipe that closes early ends the document quietly, and the gate still counts', ({
    expect,
  }) => {
    const script = `"$@" review --sample --json --fail-on new 2>err.txt | head -1; echo "\${PIPESTATUS[0]}"; cat err.txt`
    const [first, code, ...rest] = execFileSync('bash', ['-c', script, 'bash', ...command], {
      cwd,
      encoding: 'utf8',
    }).split('\n')
    expect(first).toBe('{')
    expect(code).toBe('1')
    expect(rest.join('\n')).not.toMatch(/EPIPE|bug|\n\s+at /)
  })
})

describe.concurrent('for other tools', () => {
  test('JSON keeps to its published schema', async ({ expect }) => {
    const schema = JSON.parse(readFileSync('docs/schemas/review.schema.json', 'utf8')) as object
    const validate = new Ajv2020({ strict: false }).compile(schema)
    for (const args of [
      ['review', '--sample'],
      ['check', 'template.yaml', 'plan.json', 'nowhere'],
    ]) {
      const result = await plinth([...args, '--json'], { cwd })
      validate(documentOf(result))
      expect(validate.errors ?? []).toEqual([])
    }
  })

  test('a finding says what, where and why', async ({ expect }) => {
    const result = await plinth(
      ['check', 'template.yaml', '--json', '--account', '111122223333', '--region', 'eu-west-1'],
      { cwd },
    )
    expect(findingOf(result, 's3-bucket-tls-only')).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      outcome: 'fail',
      severity: 'medium',
      practices: expect.arrayContaining([expect.stringMatching(/^sec_/)]),
      resource: {
        type: 'AWS::S3::Bucket',
        id: 'Logs',
        account: '111122223333',
        region: 'eu-west-1',
        source: { file: 'template.yaml', line: 3 },
      },
      evidence: expect.any(Array),
    })
  })

  test('SARIF names file and line of templates and plans', async ({ expect }) => {
    const { stdout } = await plinth(['check', 'template.yaml', 'plan.json', '--format', 'sarif'], {
      cwd,
    })
    const places = [
      ...stdout.matchAll(/"uri": ?"([^"]*\.(?:yaml|json))"[^]*?"startLine": ?(\d+)/g),
    ].map((m) => [m[1], Number(m[2])])
    expect(places).toContainEqual(['template.yaml', 3])
    expect(places.some(([file, line]) => file === 'plan.json' && Number(line) > 1)).toBe(true)
  })
})
