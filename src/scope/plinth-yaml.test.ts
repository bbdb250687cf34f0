import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mostBytes, parsePlinthYaml, readPlinthYaml } from './plinth-yaml.ts'

const docs = join(import.meta.dirname, '../../docs')

/** The example of the guide, so that readers copy what works. */
function guideExample(): string {
  const text = readFileSync(join(docs, 'guide/plinth-yaml.md'), 'utf8')
  return /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
}

const problems = (text: string | Uint8Array) =>
  parsePlinthYaml(text).diagnostics.map(
    (d) => `${d.where?.line ?? 0}:${d.where?.column ?? 0} ${d.message} ${d.help}`,
  )

describe('the example of the guide', () => {
  const { config, diagnostics } = parsePlinthYaml(guideExample(), 'conf/plinth.yaml')

  test('is accepted without a word', () => {
    expect(diagnostics).toEqual([])
  })

  test('gives the workload', () => {
    expect(config?.workload).toEqual({
      name: 'ExamplePay',
      description: 'Card payments for small shops.',
      environment: 'production',
      owner: 'payments@example.com',
      accounts: ['111122223333', '444455556666'],
      regions: ['eu-west-1', 'eu-central-1'],
      selectors: { tags: { app: 'pay' }, stacks: ['pay-*'] },
    })
  })

  test('gives sources with paths relative to the file', () => {
    expect(config?.sources).toEqual([
      { kind: 'terraform', path: 'conf/plan.json' },
      { kind: 'cloudformation', path: 'conf/templates/api.yaml' },
      {
        kind: 'aws',
        profile: 'audit',
        assumeRoleArn: 'arn:aws:iam::111122223333:role/PlinthReader',
        externalId: 'example-external-id',
      },
    ])
  })

  test('gives what people said, each decision with its author', () => {
    const [permissions, applications] = config?.record.answers ?? []
    expect(permissions?.practices).toEqual({
      'SEC03-BP01': { status: 'selected', by: 'ana@example.com', at: '2026-05-04' },
      'SEC03-BP05': { status: 'unselected', by: 'ana@example.com', at: '2026-05-04' },
      'SEC03-BP09': {
        status: 'not-applicable',
        reason: 'OUT_OF_SCOPE',
        notes: 'No third party has access to these accounts.',
        by: 'ana@example.com',
        at: '2026-05-04',
      },
    })
    expect(applications).toMatchObject({ question: 'SEC11', applicable: false })
    expect(config?.record.attestations).toMatchObject([
      { practice: 'SEC10-BP01', at: '2026-05-04', expires: '2027-05-04' },
    ])
    expect(config?.record.suppressions).toMatchObject([
      {
        check: 's3-bucket-tls-only',
        account: '111122223333',
        expires: '2026-10-01',
        where: { line: expect.any(Number), column: 5, pointer: '/suppressions/0' },
      },
    ])
  })

  test('gives the rest in the units of the model', () => {
    expect(config).toMatchObject({
      lens: 'security',
      parameters: { Stage: 'prod' },
      sla: { critical: 24, high: 168, medium: 720, low: 2160 },
      failOn: ['critical', 'high-risk'],
      minCoverage: 0.6,
    })
  })

  test('is valid by the published JSON Schema', () => {
    const schema: unknown = JSON.parse(
      readFileSync(join(docs, 'schemas/plinth.schema.json'), 'utf8'),
    )
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default.default(ajv)
    const validate = ajv.compile(schema as object)
    validate(parse(guideExample()))
    expect(validate.errors).toBeNull()
    expect(validate({ workloads: {} })).toBe(false)
  })
})

describe('small files', () => {
  test.each(['', '# nothing yet\n', '{}', 'answers:\nsla:\n', '---\n'])(
    '%j is an empty one',
    (text) => {
      expect(parsePlinthYaml(text)).toMatchObject({
        diagnostics: [],
        config: { sources: [], record: { answers: [], attestations: [], suppressions: [] } },
      })
    },
  )

  test('numbers stay as they are written where text is meant', () => {
    const { config } = parsePlinthYaml(
      'workload: {name: Pay, accounts: [012345678901]}\nparameters: {Version: 1.10, Port: 443, On: true}',
    )
    expect(config?.workload?.accounts).toEqual(['012345678901'])
    expect(config?.parameters).toEqual({ Version: '1.10', Port: '443', On: 'true' })
  })

  test('a lens is a word, a path or both', () => {
    const lens = (text: string) => parsePlinthYaml(text, 'conf/plinth.yaml').config?.lens
    expect(lens('lens: x.json')).toEqual({ file: 'conf/x.json', lenient: false })
    expect(lens('lens: {file: /x.json, lenient: true}')).toEqual({ file: '/x.json', lenient: true })
  })

  test('anchors may save typing', () => {
    const text = `answers:
  SEC01: &done {practices: {SEC01-BP01: selected}}
  SEC02: *done`
    expect(parsePlinthYaml(text).config?.record.answers).toHaveLength(2)
  })
})

describe('mistakes', () => {
  const attest = (extra: string) =>
    `attestations:\n  - {practice: SEC10-BP01, statement: s, by: b, ${extra}}`

  test.each<[string, string, string]>([
    [
      'a misspelt section',
      'workload: {name: Pay}\nsupressions: []\n',
      '2:1 In plinth.yaml, `supressions` is not a known key. Did you mean `suppressions`?',
    ],
    [
      'a misspelt key deep inside',
      'workload:\n  name: Pay\n  selectors:\n    tag: {a: b}\n',
      '4:5 In plinth.yaml, `workload.selectors.tag` is not a known key. Did you mean `tags`?',
    ],
    [
      'a misspelt key in a decision',
      'answers:\n  SEC01:\n    practices:\n      SEC01-BP01: {status: selected, note: x}\n',
      '4:38 In plinth.yaml, `answers.SEC01.practices.SEC01-BP01.note` is not a known key. Did you mean `notes`?',
    ],
    [
      'an unknown source',
      'sources:\n  - terafform: plan.json\n',
      '2:5 In plinth.yaml, `sources[0].terafform` is not a known key. Did you mean `terraform`?',
    ],
    [
      'two sources in one',
      'sources:\n  - {terraform: a.json, snapshot: b}\n',
      '2:5 In plinth.yaml, `sources[0]` must name exactly one source.',
    ],
    [
      'a missing value',
      'suppressions:\n  - check: s3-a\n    reason: r\n    owner: o\n',
      '2:5 In plinth.yaml, `suppressions[0].expires` is missing.',
    ],
    [
      'a text for a list',
      'workload: {name: Pay, accounts: 111122223333}\n',
      '1:23 In plinth.yaml, `workload.accounts` must be a list.',
    ],
    [
      'an account id of 11 digits',
      'workload: {name: Pay, accounts: [11112222333]}\n',
      '1:34 In plinth.yaml, `workload.accounts[0]` must be an account id of 12 digits.',
    ],
    [
      'a day that does not exist',
      attest('at: 2026-02-30, expires: 2026-12-31'),
      '2:49 In plinth.yaml, `attestations[0].at` must be a date that exists.',
    ],
    [
      'an expiry before its date',
      attest('at: 2026-02-03, expires: 2026-01-01'),
      '2:65 In plinth.yaml, `attestations[0].expires` must be later than `at`.',
    ],
    [
      'a bad duration',
      'sla: {high: 7 days}\n',
      '1:7 In plinth.yaml, `sla.high` must be a duration such as 24h, 7d or 2w.',
    ],
    [
      'an unknown status',
      'answers: {SEC01: {practices: {SEC01-BP01: done}}}\n',
      '1:31 In plinth.yaml, `answers.SEC01.practices.SEC01-BP01` must be one of `selected`, `unselected`, `not-applicable` or a mapping.',
    ],
    ['a lens that is no file', 'lens: serverless\n', '1:1 In plinth.yaml, `lens` must be '],
    ['a list for a file', '- a\n- b\n', '1:1 In plinth.yaml, the document must be a mapping.'],
    ['broken YAML', 'workload: {name: Pay\nanswers: [\n', '2:1 plinth.yaml is not valid YAML: '],
    ['a key given twice', 'sla: {}\nsla: {}\n', '2:1 plinth.yaml has the key `sla` twice.'],
    ['two documents', 'sla: {}\n---\nsla: {}\n', '2:1 plinth.yaml holds more than one document.'],
  ])('%s is told with its place and what to do', (_, text, expected) => {
    const [first = ''] = problems(text)
    expect(first).toContain(expected)
    expect(parsePlinthYaml(text).config).toBeUndefined()
    for (const { message, help } of parsePlinthYaml(text).diagnostics)
      for (const sentence of [message, help]) expect(sentence).toMatch(/[.?]$/)
  })
})

describe('hostile files', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an executable tag', 'lens: !!js/function "() => 1"', 'plinth-yaml-syntax'],
    ['a CloudFormation tag', 'lens: !Ref Lens', 'plinth-yaml-syntax'],
    ['a prototype', '__proto__: {workload: {}}', 'plinth-yaml-syntax'],
    ['a prototype inside', 'answers: {__proto__: {applicable: false}}', 'plinth-yaml-syntax'],
    ['an old version', '%YAML 1.1\n---\nsla: {}', 'plinth-yaml-syntax'],
    ['many brackets', '['.repeat(500_000), 'plinth-yaml-syntax'],
    ['many mappings', '{a: '.repeat(100_000), 'plinth-yaml-syntax'],
    ['many dashes', '- '.repeat(400_000), 'plinth-yaml-syntax'],
    ['too many bytes', `#${'x'.repeat(mostBytes)}`, 'plinth-yaml-too-large'],
    ['UTF-16', Buffer.from('\uFEFFsla: {}', 'utf16le'), 'plinth-yaml-encoding'],
    ['Latin-1', Buffer.from('# caf\u00e9', 'latin1'), 'plinth-yaml-encoding'],
    ['binary', Buffer.from([0x1f, 0x8b, 0x08, 0x00]), 'plinth-yaml-encoding'],
  ])('%s: one clear diagnostic', (_, text, code) => {
    expect(parsePlinthYaml(text).diagnostics.map((d) => d.code)).toEqual([code])
  })

  test('aliases cannot multiply', () => {
    const levels = Array.from({ length: 20 }, (_, i) => {
      const item = i === 0 ? 'x' : `*a${i - 1}`
      return `k${i}: &a${i} [${Array(9).fill(item).join(', ')}]`
    })
    expect(problems(levels.join('\n'))[0]).toContain('more than 100 aliases')
    expect(problems(levels.slice(0, 10).join('\n'))[0]).toContain('repeats too much')
  })

  test('thousands of unknown keys are listed up to fifty', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join('\n')
    expect(parsePlinthYaml(text).diagnostics).toHaveLength(51)
  })

  test('any text gives a configuration or a problem, never an exception', () => {
    const words = [
      'workload',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '*a',
      '&a ',
      '!x ',
      '"',
      "'",
      '|',
      'name',
      '?',
      '#',
      '\t',
      '%',
      '0',
    ]
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...words), maxLength: 30 }), (text) => {
        const { config, diagnostics } = parsePlinthYaml(text)
        expect(config === undefined).toBe(diagnostics.length > 0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('reading from disk', () => {
  test('a missing file, a folder and a good file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plinth-'))
    try {
      const file = join(folder, 'plinth.yaml')
      expect((await readPlinthYaml(file)).diagnostics).toMatchObject([
        { code: 'plinth-yaml-unreadable', message: expect.stringContaining('does not exist') },
      ])
      expect((await readPlinthYaml(folder)).diagnostics).toMatchObject([
        { code: 'plinth-yaml-unreadable', message: expect.stringContaining('not a file') },
      ])
      writeFileSync(file, 'sources: [{terraform: plan.json}]')
      expect((await readPlinthYaml(file)).config?.sources).toEqual([
        { kind: 'terraform', path: join(folder, 'plan.json') },
      ])
      writeFileSync(file, ' '.repeat(mostBytes + 1))
      expect((await readPlinthYaml(file)).diagnostics[0]?.code).toBe('plinth-yaml-too-large')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
