import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  CreateMilestoneCommand,
  GetAnswerCommand,
  ListAnswersCommand,
  ListLensesCommand,
  ListWorkloadsCommand,
  UpdateAnswerCommand,
  WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeHome } from '../store/store-template.ts'
import { plinth } from './plinth.ts'
import { type ServerProcess, startServer } from './server.ts'
import { workspace } from './workspace.ts'

const home = join(workspace({}), 'home')
const env = { PLINTH_HOME: home }
const reply = z.looseObject({
  code: z.string().optional(),
  items: z.array(z.looseObject({ id: z.string().optional() })).optional(),
})

let server: ServerProcess
let credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
let workload: string

function clientOf(url: string, secret = credentials.secretAccessKey): WellArchitectedClient {
  return new WellArchitectedClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { ...credentials, secretAccessKey: secret },
    maxAttempts: 1,
  })
}

async function api(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${server.apiToken}`, ...headers },
  })
  return { status: answer.status, body: reply.parse(await answer.json()) }
}

beforeAll(async () => {
  await makeHome(home)
  const saved = await plinth(['review', '--sample', '--save', '--format', 'json=review.json'], {
    env,
    cwd: workspace({}),
    timeout: 90_000,
  })
  expect(saved.stderr).toContain('There was no such workload: ExamplePay platform (')
  expect(saved.code).toBe(0)
  server = await startServer(home)
  const { accessKeyId = '', secretAccessKey = '' } = server
  credentials = { accessKeyId, secretAccessKey }
}, 120_000)

describe('the first start', () => {
  test('prints a key, once, that the SDK can use', async () => {
    expect(credentials.accessKeyId).toMatch(/^AKIA/)
    const client = clientOf(server.url)
    const { LensSummaries = [] } = await client.send(new ListLensesCommand({}))
    expect(LensSummaries.map(({ LensAlias }) => LensAlias)).toContain('wellarchitected')
    const { WorkloadSummaries = [] } = await client.send(new ListWorkloadsCommand({}))
    expect(WorkloadSummaries.map(({ WorkloadName }) => WorkloadName)).toEqual([
      'ExamplePay platform',
    ])
    workload = WorkloadSummaries[0]?.WorkloadId ?? ''
  })

  test('health needs no key', async () => {
    const answer = await fetch(`${server.url}/healthz`)
    expect(await answer.json()).toEqual({ status: 'ok' })
  })

  test('a wrong secret and no signature are refused as AWS does', async () => {
    await expect(
      clientOf(server.url, 'not-the-secret').send(new ListWorkloadsCommand({})),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } })
    const unsigned = await fetch(`${server.url}/workloadsSummaries`, { method: 'POST' })
    expect(unsigned.status).toBe(403)
    expect(unsigned.headers.get('x-amzn-errortype')).toMatch(/Exception/)
  })

  test('another process that wants the store is refused with a reason', async () => {
    for (const args of [
      ['serve', '--port', '0'],
      ['workload', 'list'],
      ['review', '--sample', '--save'],
    ]) {
      const second = await plinth(args, { env, timeout: 60_000 })
      expect(second.code).toBe(2)
      expect(second.stderr).toMatch(/error: .*\n {2}help: /)
      expect(second.stdout).toBe('')
    }
  }, 90_000)
})

describe('a saved review', () => {
  test('proposes answers that say they are evidence', async () => {
    const client = clientOf(server.url)
    const lens = { WorkloadId: workload, LensAlias: 'wellarchitected' }
    const { AnswerSummaries = [] } = await client.send(
      new ListAnswersCommand({ ...lens, PillarId: 'security', MaxResults: 50 }),
    )
    const proposed = AnswerSummaries.find(({ SelectedChoices = [] }) => SelectedChoices.length > 0)
    const { Answer } = await client.send(
      new GetAnswerCommand({ ...lens, QuestionId: proposed?.QuestionId ?? '' }),
    )
    const [choice] = Answer?.SelectedChoices ?? []
    const said = Answer?.ChoiceAnswers?.find(({ ChoiceId }) => ChoiceId === choice)
    expect(said?.Notes).toMatch(/^Evidence: .{10}/)
    expect(said?.Notes?.length).toBeLessThanOrEqual(250)
  })

  test('is read through the JSON API with the token only', async () => {
    const path = `/api/workloads/${workload}/runs`
    expect(await api(path, { authorization: '' })).toMatchObject({
      status: 401,
      body: { code: 'token-missing' },
    })
    const { body } = await api(path)
    const [run] = body.items ?? []
    const evidence = await api(`/api/runs/${run?.id}/evidence?question=permissions`)
    expect(evidence.body.items?.length).toBeGreaterThan(0)
    expect((await api(`/api/workloads/${workload}/coverage`)).status).toBe(200)
    expect((await api('/api/workloads', { origin: 'http://example.com' })).status).toBe(403)
  })
})

describe('broken requests are refused and the server stays up', () => {
  test.each([
    ['a rebound name', 'GET /api/workloads HTTP/1.1\r\nHost: evil.example.com', 403],
    ['a name that is none', 'GET /api/workloads HTTP/1.1\r\nHost: a b', 400],
    ['an empty name', 'GET /api/workloads HTTP/1.1\r\nHost: ', 400],
    ['no name', 'GET /api/workloads HTTP/1.0', 400],
    ['another authority', 'GET http://evil.example.com/api/workloads HTTP/1.1\r\nHost: x', 403],
    ['two slashes', 'GET //x/api HTTP/1.1\r\nHost: localhost', 403],
    ['no path', 'OPTIONS * HTTP/1.1\r\nHost: localhost', 400],
    ['a broken escape', 'GET /%zz/x HTTP/1.1\r\nHost: localhost', 403],
    ['a broken escape in a route', 'GET /api/runs/%zz HTTP/1.1\r\nHost: localhost', 401],
    ['a method that writes', 'DELETE /api/workloads HTTP/1.1\r\nHost: localhost', 401],
  ])('%s', async (_, head, status) => {
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.write(`${head}\r\nConnection: close\r\n\r\n`)
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })
})

test('a signal closes it cleanly, and what was acknowledged is there after the next start', async () => {
  const client = clientOf(server.url)
  const question = { WorkloadId: workload, LensAlias: 'wellarchitected', QuestionId: 'permissions' }
  await client.send(new CreateMilestoneCommand({ WorkloadId: workload, MilestoneName: 'before' }))
  await client.send(
    new UpdateAnswerCommand({ ...question, SelectedChoices: ['sec_permissions_define'] }),
  )
  client.destroy()
  const token = server.apiToken
  expect(await server.stop()).toBe(0)

  const compared = await plinth(['milestone', 'compare', 'examplepay PLATFORM', '1'], {
    env,
    timeout: 60_000,
  })
  expect(compared.stderr).toBe('')
  expect(compared.stdout).toMatch(/^ExamplePay platform\n {2}1 before: .*\n {2}now: .*\n\n/)

  const folder = workspace({ 'empty.json': '{"Resources":{}}' })
  const empty = ['review', '--cloudformation', 'empty.json', '--save', 'ExamplePay platform']
  const nothing = await plinth(empty, { env, cwd: folder, timeout: 60_000 })
  expect(nothing.stderr).toContain('Nothing was saved')
  const checked = await plinth(['db', 'check'], { env, timeout: 60_000 })
  expect(checked).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ /) })

  server = await startServer(home)
  expect(server.accessKeyId).toBeUndefined()
  expect(server.apiToken).not.toBe(token)
  const { Answer } = await clientOf(server.url).send(new GetAnswerCommand(question))
  expect(Answer?.SelectedChoices).toEqual(['sec_permissions_define'])
  expect(await server.stop('SIGINT')).toBe(0)
}, 120_000)
