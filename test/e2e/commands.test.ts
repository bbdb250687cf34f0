import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { documentOf } from './document.ts'
import { bucketPlan, bucketSnapshot, bucketTemplate } from './good-files.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const cwd = workspace({
  'plan.json': bucketPlan(),
  'template.yaml': bucketTemplate,
  'snapshot.ndjson.gz': bucketSnapshot(['live']),
  'stack/nested/template.yaml': bucketTemplate,
  'stack/plan.json': bucketPlan(),
  'stack/README.yaml': 'title: not a source\n',
  'nothing/readme.yaml': 'title: not a source\n',
})
mkdirSync(join(cwd, 'linked'))
symlinkSync('../template.yaml', join(cwd, 'linked/template.yaml'))
symlinkSync('.', join(cwd, 'linked/circle'))
symlinkSync('nowhere.yaml', join(cwd, 'linked/dangling.yaml'))
const sources = [
  ['--terraform', 'plan.json', 'terraform'],
  ['--cloudformation', 'template.yaml', 'cloudformation'],
  ['--snapshot', 'snapshot.ndjson.gz', 'aws'],
] as const

describe.concurrent('review', () => {
  test.for(sources)('takes %s', async ([option, path, kind], { expect }) => {
    const result = await plinth(['review', option, path, '--json'], { cwd })
    expect(result).toMatchObject({ code: 0 })
    const { summary, questions, findings } = documentOf(result)
    expect(summary.resources).toBe(1)
    expect(questions).toHaveLength(11)
    expect(new Set(findings.map((f) => f.resource.source?.kind))).toEqual(new Set([kind]))
  })

  test('takes several sources together', async ({ expect }) => {
    const named = sources.flatMap(([option, path]) => [option, path])
    const result = await plinth(['review', ...named, '--json'], { cwd })
    expect(documentOf(result)).toMatchObject({ summary: { resources: 3 } })
    expect(documentOf(result).sources.map((s) => s.kind)).toEqual(sources.map(([, , k]) => k))
  })

  test('takes the sample, which never changes', async ({ expect }) => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => plinth(['review', '--sample', '--json'], { cwd })),
    )
    expect(one).toMatchObject({ code: 0 })
    expect(one?.stdout).toBe(two?.stdout)
  })

  test('without a source says how to name one', async ({ expect }) => {
    const { code, stdout, stderr } = await plinth(['review'], { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/no source was named[^]*help: .*--terraform/)
  })

  test('of a path names the option and the other verb', async ({ expect }) => {
    const { code, stderr } = await plinth(['review', 'plan.json'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/--terraform plan\.json.*`plinth check` takes paths/)
  })
})

describe.concurrent('check', () => {
  test.for([
    ['a template', ['template.yaml'], 1],
    ['a plan', ['plan.json'], 1],
    ['a snapshot', ['snapshot.ndjson.gz'], 1],
    ['a folder', ['stack'], 2],
    ['a folder with links, which may run in a circle', ['linked'], 1],
    ['files and folders', ['stack', 'template.yaml', 'plan.json'], 4],
    ['paths and options', ['stack', '--snapshot', 'snapshot.ndjson.gz'], 3],
  ] as const)('takes %s', async ([, args, resources], { expect }) => {
    const result = await plinth(['check', ...args, '--json'], { cwd })
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(documentOf(result).summary.resources).toBe(resources)
  })

  test('tells of a value that no template takes', async ({ expect }) => {
    const args = ['check', 'template.yaml', '--parameter', 'Stage=prod', '--json']
    const { code, stderr } = await plinth(args, { cwd })
    expect(code).toBe(0)
    expect(stderr).toMatch(/^warning: No template has a parameter Stage; .*\n {2}help: /)
    expect((await plinth(['check', 'plan.json', ...args.slice(2)], { cwd })).stderr).toBe('')
  })

  test('without a path says what to name', async ({ expect }) => {
    const { code, stderr } = await plinth(['check'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('name at least one template, plan, snapshot or folder')
  })

  test('of a folder without sources has nothing in scope', async ({ expect }) => {
    const result = await plinth(['check', 'nothing', '--json'], { cwd })
    expect(result.code).toBe(4)
    expect(result.stderr).toContain('No template, plan or snapshot was found below the folder.')
  })
})

test.concurrent('collect, then review, finds what the direct review finds', async ({ expect }) => {
  const named = ['--terraform', 'plan.json', '--cloudformation', 'template.yaml']
  const collected = await plinth(['collect', ...named, '--output', 'made.ndjson.gz'], { cwd })
  expect(collected.code).toBe(0)
  expect(collected.stdout).toContain('2 resources and 0 gaps written to made.ndjson.gz')
  const [direct, later] = await Promise.all([
    plinth(['review', ...named, '--json'], { cwd }),
    plinth(['review', '--snapshot', 'made.ndjson.gz', '--json'], { cwd }),
  ])
  expect(documentOf(direct).findings.length).toBeGreaterThan(10)
  expect(documentOf(later).findings).toEqual(documentOf(direct).findings)
  expect(documentOf(later).questions).toEqual(documentOf(direct).questions)
})

test.concurrent('collect says where it could not write', async ({ expect }) => {
  const args = ['collect', '--terraform', 'plan.json', '--output', 'template.yaml/x.gz']
  const { code, stderr } = await plinth(args, { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(/x\.gz: error: The snapshot could not be written: .*\n {2}help: /)
  expect(existsSync(join(cwd, 'template.yaml/x.gz.partial'))).toBe(false)
})

describe.concurrent('explain', () => {
  test.for([
    ['s3-bucket-tls-only', 'check', /refuses requests without TLS[^]*Fix/],
    ['SEC03-BP02', 'practice', /SEC03-BP02[^]*Strong signals[^]*Contradicting signals/],
    ['sec_permissions_least_privileges', 'practice', /SEC03-BP02/],
    ['sec03', 'question', /SEC03[^]*Practices/],
    ['permissions', 'question', /SEC03/],
  ] as const)('%s', async ([name, kind, text], { expect }) => {
    const [words, json] = await Promise.all([
      plinth(['explain', name]),
      plinth(['explain', name, '--json']),
    ])
    expect(words).toMatchObject({ code: 0, stderr: '' })
    expect(words.stdout).toMatch(text)
    expect(JSON.parse(json.stdout)).toMatchObject({ kind })
  })

  test.for([
    ['s3-bucket-tls-onyl', 's3-bucket-tls-only'],
    ['s3-bucket-tls', 's3-bucket-tls-only'],
    ['SEC03-BP22', 'SEC03-BP02'],
  ])('%s is answered with what was meant', async ([name = '', meant], { expect }) => {
    const { code, stdout, stderr } = await plinth(['explain', name])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`Did you mean \`${meant}\`?`)
  })

  test.for([
    ['tls', /`s3-bucket-tls-only`/],
    ['least privilege', /These have it in their name: `SEC03-BP02`/],
    ['SEC03', undefined],
  ] as const)('words find what holds them: %s', async ([words, meant], { expect }) => {
    const { code, stderr, stdout } = await plinth(['explain', words])
    if (meant === undefined) expect(stdout).toContain('Identity and access management')
    else expect(stderr).toMatch(meant)
    expect(code).toBe(meant === undefined ? 0 : 2)
  })

  test('a name like nothing says what names look like', async ({ expect }) => {
    const { code, stderr } = await plinth(['explain', '__proto__'])
    expect(code).toBe(2)
    expect(stderr).toContain('Questions are SEC01 to SEC11')
  })
})

describe.concurrent('about the program itself', () => {
  test('doctor finds this machine well', async ({ expect }) => {
    const [words, json] = await Promise.all([
      plinth(['doctor'], { cwd }),
      plinth(['doctor', '--json'], { cwd }),
    ])
    expect(words).toMatchObject({ code: 0, stderr: '' })
    expect(words.stdout).toContain('ok       Node.js')
    expect(JSON.parse(json.stdout)).toContainEqual(
      expect.objectContaining({ what: 'AWS identity', state: 'skipped' }),
    )
  })

  test('doctor says of each source whether it can be read', async ({ expect }) => {
    const args = ['doctor', '--terraform', 'plan.json', '--cloudformation', 'nowhere.yaml']
    const { code, stdout, stderr } = await plinth(args, { cwd })
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(stdout).toMatch(/✓ ok {7}plan\.json: terraform: \d+ resources?\n/)
    expect(stdout).toMatch(/✗ problem {2}nowhere\.yaml: nowhere\.yaml does not exist\.\n {13}\w/)
  })

  test('the version is the one of the package', async ({ expect }) => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(await plinth(['--version'])).toMatchObject({ code: 0, stdout: `${manifest.version}\n` })
  })

  test('every exit code is explained', async ({ expect }) => {
    const { code, stdout } = await plinth(['help', 'exit-codes'])
    expect(code).toBe(0)
    expect([...stdout.matchAll(/^ {2}(\d+)/gm)].map((m) => m[1])).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '70',
    ])
  })

  test.for([[[]], [['help']], [['--help']], [['help', 'review']], [['check', '--help']]])(
    'help: %j',
    async ([args], { expect }) => {
      const { code, stdout, stderr } = await plinth(args ?? [])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: plinth/)
    },
  )

  test.for([
    [['revew'], 'Did you mean review?'],
    [['help', 'revew'], 'Did you mean review?'],
    [['review', '--sampel'], 'Did you mean --sample?'],
    [['check', 'x', '--fail-on', 'hihg'], 'did you mean `high`'],
    [['check', 'x', '--fail-on', 's3-bucket-tls-onyl'], 'did you mean `s3-bucket-tls-only`'],
    [['check', 'x', '--format', 'jsn'], 'did you mean `json`'],
    [['completion', 'powershell'], 'bash, zsh, fish'],
    [['check', 'x', '--min-coverage', '101'], 'from 0 to 100'],
    [['check', 'x', '--at', 'yesterday'], '2026-06-01T00:00:00Z'],
    [['check', 'x', '--account', '12'], '12 digits'],
    [['check', 'x', '--region', 'moon'], 'eu-west-1'],
    [['check', 'x', '--parameter', 'x'], 'NAME=VALUE'],
    [['check', 'x', '--format', 'html='], 'Name a file'],
    [['check', 'x', '--json', '--format', 'csv'], 'cannot both be written to stdout'],
  ] as const)('a slip of the hand, %j, is answered with help', async ([args, help], { expect }) => {
    const { code, stdout, stderr } = await plinth(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.toLowerCase()).toContain(help.toLowerCase())
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
