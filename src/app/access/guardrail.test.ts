import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGuardrail, runGuardrailTests, showGuardrail } from './guardrail.ts'
import { askWhatIf, readProposal } from './guardrail-what-if.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-guardrail-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const own = {
  name: 'no-nat',
  title: 'Make no NAT gateways',
  type: 'scp',
  why: 'Traffic is inspected.',
  policy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: ['ec2:CreateNatGateway'], Resource: '*' }],
  },
  tests: [
    {
      name: 'making one is denied',
      expect: 'denied',
      request: {
        principal: 'arn:aws:iam::111122223333:role/app',
        action: 'ec2:CreateNatGateway',
      },
    },
  ],
}

describe('a guardrail in a file', () => {
  test('is tested, measured and validated', async () => {
    const guardrail = await findGuardrail(write('own.json', own))
    const { passed, results, size } = runGuardrailTests(guardrail, {})
    expect(passed).toBe(true)
    expect(results).toHaveLength(1)
    expect(size).toBeLessThan(200)
  })

  test('fails by a test that does not hold, with the reason', async () => {
    const [first] = own.tests
    const wrong = { ...own, tests: [{ ...first, expect: 'allowed' }] }
    const { passed, results } = runGuardrailTests(
      await findGuardrail(write('wrong.json', wrong)),
      {},
    )
    expect(passed).toBe(false)
    expect(results[0]?.explanation).toContain('is denied ec2:CreateNatGateway')
  })

  test.each([
    ['no JSON', '{', ''],
    ['a list', '[]', ''],
    ['no tests', { ...own, tests: [] }, '/tests'],
    ['a type that is none', { ...own, type: 'identity' }, '/type'],
    ['a member that is none', { ...own, polices: {} }, '/polices'],
    ['tests that are no objects', { ...own, tests: [1] }, '/tests/0'],
    ['a caller that is none', withPrincipal('bob'), '/tests/0/request/principal'],
    ['no policy', { ...own, policy: 'x' }, '/policy'],
    ['parameters of another shape', { ...own, parameters: { a: 1 } }, '/parameters/a'],
  ])('is refused with its place: %s', async (name, content, pointer) => {
    const path = write(`${name}.json`, content)
    await expect(findGuardrail(path)).rejects.toMatchObject({
      diagnostic: { where: { file: path, pointer } },
    })
  })
})

function withPrincipal(principal: string): object {
  const [first] = own.tests
  return { ...own, tests: [{ ...first, request: { ...first?.request, principal } }] }
}

test('a name that is none is told with the nearest', async () => {
  await expect(findGuardrail('keep-kms-kyes')).rejects.toMatchObject({
    diagnostic: { help: 'Did you mean keep-kms-keys?' },
  })
})

test('a parameter that is needed, empty or unknown is told', async () => {
  const regions = await findGuardrail('allowed-regions')
  expect(showGuardrail(regions, {}).examples).toEqual(['allowedRegions'])
  expect(() => showGuardrail(regions, { allowedRegion: ['eu-west-1'] })).toThrow(/no parameter/)
  const keys = await findGuardrail('protected-roles')
  expect(() => showGuardrail(keys, { protectedRoles: [] })).toThrow(/at least one value/)
})

test.each([
  ['{"Statement": [{"Effect": "Deny", "Effect": "Allow"}]}', /Effect is given twice/],
  ['['.repeat(100_000), /nests more than 64 levels/],
  ['', /ends where a value should be/],
])('a proposal that cannot be read as it is meant is refused: %.20s', async (text, message) => {
  const file = join(folder, 'refused.json')
  writeFileSync(file, text)
  await expect(readProposal(file)).rejects.toThrow(message)
})

test('what a policy would break is told from logs alone', async () => {
  const event = {
    eventTime: '2026-09-01T00:00:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'CreateNatGateway',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111122223333:user/bob',
      accountId: '111122223333',
    },
  }
  const log = write('log.json', { Records: [event, event, null, { eventSource: 1 }] })
  const document = await readProposal(write('scp.json', own.policy))
  const { observed, notes, withExemptions } = await askWhatIf([], {
    type: 'scp',
    name: 'scp.json',
    document,
    logs: [log],
  })
  expect(observed).toMatchObject({ events: 2, skipped: 2, calls: { broken: 2, unclear: 0 } })
  const twoTrails = ['one.json', 'two.json'].map((name) =>
    write(name, { Records: [{ ...event, eventID: '0a1b2c3d-0000-4000-8000-000000000001' }] }),
  )
  const once = await askWhatIf([], { type: 'scp', name: 'p', document, logs: twoTrails })
  expect(once.observed).toMatchObject({ events: 1, calls: { broken: 1 } })
  expect(notes).toHaveLength(1)
  expect(JSON.stringify(withExemptions)).toContain('arn:aws:iam::111122223333:user/bob')
})

test('a policy that is too long comes with documents that fit', async () => {
  const actions = Array.from({ length: 600 }, (_, i) => `ec2:Describe${i}`)
  const document = {
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Action: actions, Resource: '*' },
  }
  const { split, size } = await askWhatIf([], { type: 'scp', name: 'p', document, logs: [] })
  expect(size).toBeGreaterThan(5120)
  expect(split?.documents).toHaveLength(Math.ceil(size / 5120))
})
