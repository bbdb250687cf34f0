import { describe, test } from 'vitest'
import { documentOf } from './document.ts'
import { bucketTemplate } from './good-files.ts'
import { plinth } from './plinth.ts'
import { workspace } from './workspace.ts'

const choice = (id: string) => ({
  id,
  title: `Choice ${id}`,
  helpfulResource: { displayText: 'Why.', url: 'https://example.com/why' },
  improvementPlan: { displayText: 'How.', url: 'https://example.com/how' },
})
const lens = {
  schemaVersion: '2021-11-01',
  name: 'Records Lens',
  description: 'How records are kept.',
  pillars: [
    {
      id: 'keeping',
      name: 'Keeping',
      questions: [
        {
          id: 'records_kept',
          title: 'How do you keep records?',
          description: 'Records are kept as long as the law asks.',
          choices: [
            choice('records_listed'),
            choice('records_deleted'),
            { id: 'records_no', title: 'None of these' },
          ],
          riskRules: [
            { condition: 'records_listed && records_deleted', risk: 'NO_RISK' },
            { condition: 'records_listed', risk: 'MEDIUM_RISK' },
            { condition: 'default', risk: 'HIGH_RISK' },
          ],
        },
      ],
    },
  ],
}
const broken = { ...lens, extra: true, name: undefined }
const cwd = workspace({
  'bucket.yaml': bucketTemplate,
  'lens.json': JSON.stringify(lens, null, 2),
  'broken.json': JSON.stringify(broken, null, 2),
  'unknown-key.json': JSON.stringify({ ...lens, extra: true }, null, 2),
  'cut.json': JSON.stringify(lens, null, 2).slice(0, 300),
  'answers.yaml': `lens: lens.json
sources: [{ cloudformation: bucket.yaml }]
answers:
  records_kept: { practices: { records_listed: selected } }
`,
})

describe.concurrent('a custom lens', () => {
  test('is reviewed instead of the Security Pillar', async ({ expect }) => {
    const args = ['review', '--cloudformation', 'bucket.yaml', '--json', '--lens', 'lens.json']
    const result = await plinth(args, { cwd })
    expect(result.code).toBe(0)
    expect(documentOf(result)).toMatchObject({
      questions: [{ id: 'records_kept', risk: 'UNANSWERED' }],
      domains: [{ title: 'Keeping' }],
    })
  })

  test('is answered in plinth.yaml, and its rules make the risk', async ({ expect }) => {
    const result = await plinth(['review', '--file', 'answers.yaml', '--json'], { cwd })
    expect(documentOf(result).questions).toMatchObject([{ risk: 'MEDIUM' }])
  })

  test.for([
    ['broken.json', /^broken\.json:\d+(:\d+)?: error: [^]*help: /],
    ['cut.json', /^cut\.json:\d+:\d+: error: [^]*help: /],
    ['bucket.yaml', /^bucket\.yaml:1:1: error: The lens is not valid JSON[^]*help: /],
    ['nowhere.json', /^nowhere\.json: error: The lens cannot be read: it does not exist[^]*help: /],
  ] as const)('%s is refused with its place', async ([file, message], { expect }) => {
    const args = ['review', '--cloudformation', 'bucket.yaml', '--lens', file]
    const { code, stdout, stderr } = await plinth(args, { cwd })
    expect(stderr).toMatch(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('with a key that nobody knows is refused, and taken with --lenient', async ({ expect }) => {
    const args = [
      'review',
      '--cloudformation',
      'bucket.yaml',
      '--json',
      '--lens',
      'unknown-key.json',
    ]
    const [strict, lenient] = await Promise.all([
      plinth(args, { cwd }),
      plinth([...args, '--lenient'], { cwd }),
    ])
    expect(strict.code).toBe(2)
    expect(strict.stderr).toMatch(/^unknown-key\.json:\d+: error: [^]*help: .*--lenient/)
    expect(lenient.code).toBe(0)
    expect(lenient.stderr).toMatch(/^unknown-key\.json:\d+: warning: /)
  })
})
