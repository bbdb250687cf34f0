import { join } from 'node:path'
import { describe, test } from 'vitest'
import { documentOf, findingOf } from './document.ts'
import { bucketTemplate } from './good-files.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const record = `workload: { name: Shop, environment: production }
sources: [{ cloudformation: bucket.yaml }]
answers:
  SEC09:
    by: network@example.com
    at: 2026-01-10
    practices:
      SEC09-BP02: selected
  SEC11:
    practices:
      SEC11-BP05: { status: not-applicable, reason: architecture-constraints, notes: No builds. }
attestations:
  - { practice: SEC10-BP01, statement: Contacts., by: ir@example.com, at: 2026-01-01, expires: 2027-01-01 }
  - { practice: SEC10-BP02, statement: Plan., by: ir@example.com, at: 2024-01-01, expires: 2025-01-01 }
suppressions:
  - { check: s3-bucket-access-logged, resource: Logs, reason: It is the log bucket., owner: ops@example.com, expires: 2027-01-01 }
  - { check: s3-bucket-versioned, reason: Until the summer., owner: ops@example.com, expires: 2026-03-01 }
  - { check: ec2-instance-imdsv2-required, reason: None here., owner: ops@example.com, expires: 2027-01-01 }
`
const cwd = workspace({ 'bucket.yaml': bucketTemplate, 'plinth.yaml': record })
const at = ['--at', '2026-06-01']
const review = plinth(['review', ...at, '--json'], { cwd })

describe.concurrent('what people say in plinth.yaml', () => {
  test('is part of the review', async ({ expect }) => {
    const result = await review
    expect(result.code).toBe(0)
    const document = documentOf(result)
    expect(document.workload).toMatchObject({ name: 'Shop', environment: 'production' })
    const practices = document.questions.flatMap((q) => q.practices)
    const practice = (number: string) => practices.find((p) => p.number === number)
    expect(practice('SEC11-BP05')).toMatchObject({
      choice: 'not-applicable',
      origin: 'human',
      human: { reason: 'ARCHITECTURE_CONSTRAINTS', notes: 'No builds.' },
    })
    expect(practice('SEC09-BP02')).toMatchObject({ choice: 'selected', origin: 'human' })
    const statements = (number: string) =>
      practice(number)?.evidence.flatMap((e) =>
        e.stance === 'supports' ? (e.attestation ?? []) : [],
      )
    expect(statements('SEC10-BP01')).toMatchObject([{ statement: 'Contacts.' }])
    expect(statements('SEC10-BP02')).toEqual([])
  })

  test('is contradicted where the facts disagree, in every document for people', async ({
    expect,
  }) => {
    expect(documentOf(await review).contradictions).toMatchObject([
      { number: 'SEC09-BP02', said: 'selected', verdict: 'contradicted' },
    ])
    const formats = ['table', 'markdown', 'html']
    for (const format of formats) {
      const { stdout } = await plinth(['review', ...at, '--format', format], { cwd })
      expect(stdout).toMatch(/contradict[^]*SEC09-BP02/i)
    }
  })

  test('suppresses a finding until its day, and then it counts again', async ({ expect }) => {
    const result = await review
    expect(findingOf(result, 's3-bucket-access-logged')).toMatchObject({
      outcome: 'fail',
      suppressed: { owner: 'ops@example.com' },
    })
    expect(findingOf(result, 's3-bucket-versioned')).not.toHaveProperty('suppressed')
    expect(result.stderr).toMatch(/suppression of s3-bucket-versioned.* ended on 2026-0[23]-\d\d; /)
    expect(result.stderr).toMatch(/statement by ir@example\.com about SEC10-BP02 expired on /)
    expect(result.stderr).toMatch(
      /ec2-instance-imdsv2-required (matches no failed finding|names a check)/,
    )
    const gate = (check: string, time: string) =>
      plinth(['review', '--at', time, '--fail-on', check, '--json'], { cwd })
    const codes = await Promise.all([
      gate('s3-bucket-access-logged', '2026-06-01'),
      gate('s3-bucket-access-logged', '2027-06-01'),
      gate('s3-bucket-versioned', '2026-02-01'),
      gate('s3-bucket-versioned', '2026-06-01'),
    ])
    expect(codes.map((c) => c.code)).toEqual([0, 1, 0, 1])
  })
})

describe.concurrent('a plinth.yaml that is wrong', () => {
  test.for([
    ['workload: { name: Shop, enviroment: production }', '1:25', /`environment`/],
    ['workload:\n  name: Shop\nanswerz: {}', '3:1', /`answers`/],
    ['workload: [', '2:1', /Correct/],
    ['suppressions:\n  - { check: x, owner: a, reason: b, expires: soon }', '2:38', /date/],
    ['answers: { SEC08: { practices: { SEC08-BP77: selected } } }', '1:34', /SEC08-BP/],
    ['answers: { SEC88: {} }', '1:12', /SEC08/],
    [
      'attestations:\n  - { practice: SEC99-BP01, statement: a, by: b, at: 2026-01-01, expires: 2026-02-01 }',
      '2:7',
      /SEC09-BP01/,
    ],
    ['a: &a 1\nb: !!js/function "x"', '2:4', /tag/],
    ['sources: [{ cloudformation: bucket.yaml, sample: true }]', '1:11', /one source/],
  ] as const)('%j', async ([text, place, help], { expect }) => {
    const file = join(workspaceOf(text), 'plinth.yaml')
    const { code, stderr } = await plinth(
      ['review', '--file', file, '--cloudformation', 'bucket.yaml'],
      { cwd },
    )
    expect(stderr).toMatch(new RegExp(`plinth\\.yaml:${place}: error: .*\\n {2}help: `))
    expect(stderr).toMatch(help)
    expect(code).toBe(2)
  })

  test('or is not there', async ({ expect }) => {
    const { code, stdout, stderr } = await plinth(
      ['review', '--file', 'nowhere.yaml', '--sample'],
      { cwd },
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^nowhere\.yaml: error: .*does not exist.*\n {2}help: /)
  })
})

function workspaceOf(text: string): string {
  return workspace({ 'plinth.yaml': `${text}\n` })
}
