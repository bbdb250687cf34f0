import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeHome } from '../store/store-template.ts'
import { command } from './plinth.ts'
import { type ServerProcess, startServer } from './server.ts'
import { workspace } from './workspace.ts'

const home = join(workspace({}), 'home')
const password = 'correct horse battery staple'
const session = z.looseObject({
  state: z.string(),
  csrf: z.string().optional(),
  role: z.string().optional(),
})

/** Runs `plinth users` with a password on stdin. */
async function users(args: readonly string[], stdin = '') {
  const [node, ...binary] = command
  const child = spawn(node, [...binary, 'users', ...args], {
    env: { PATH: process.env['PATH'] ?? '', PLINTH_HOME: home },
  })
  child.stdin.end(stdin)
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, stdout, stderr }
}

let server: ServerProcess
beforeAll(async () => {
  await makeHome(home)
  const reader = ['create', 'rita', '--role', 'reader', '--account', '111122223333']
  expect(await users(reader, `${password}\n`)).toEqual({
    code: 0,
    stdout: 'rita may sign in.\n',
    stderr: '',
  })
}, 60_000)

describe('plinth users', () => {
  test('lists who may sign in, without secrets', async () => {
    const { stdout } = await users(['list', '--json'])
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'rita', status: 'ACTIVE', password: true }])
    expect(stdout).not.toContain('argon2')
    expect((await users(['list'])).stdout).toBe('rita  active  reader in 111122223333  -  never\n')
  }, 60_000)

  test.each([
    [
      'a weak password',
      ['create', 'x', '--role', 'reader', '--every-account'],
      'short\n',
      'users-password',
    ],
    [
      'no password',
      ['create', 'x', '--role', 'reader', '--every-account'],
      '',
      'users-password-missing',
    ],
    ['no account', ['create', 'x', '--role', 'reader'], `${password}\n`, 'users-no-role'],
    ['nobody', ['disable', 'nobody'], '', 'users-unknown'],
    [
      'a password as an argument',
      ['create', 'x', '--role', 'reader', password],
      '',
      'too many arguments',
    ],
  ])(
    'refuses %s',
    async (_, args, stdin, problem) => {
      const { code, stdout, stderr } = await users(args, stdin)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(problem)
    },
    60_000,
  )

  test('keeps somebody out and lets him in again', async () => {
    expect((await users(['disable', 'RITA'])).stdout).toBe('rita is kept out.\n')
    expect((await users(['enable', 'rita'])).stdout).toBe('rita may sign in again.\n')
    const reset = await users(['reset', 'rita', '--factors'], `${password}\n`)
    expect(reset.stdout).toBe('rita has a new password.\n')
  }, 60_000)
})

describe('plinth serve', () => {
  let cookie = ''
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { redirect: 'manual', headers: { cookie, ...headers } })

  beforeAll(async () => {
    server = await startServer(home)
  }, 60_000)

  test('prints a link that signs its owner in, once', async () => {
    const link = /http:\S+\/sign-in\/link\/\S+/.exec(server.stdout)?.[0] ?? ''
    const first = await fetch(link, { redirect: 'manual' })
    expect(first.status).toBe(303)
    cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const shown = session.parse(await (await get('/api/session')).json())
    expect(shown).toMatchObject({ state: 'signed-in', role: 'admin' })
    const second = await fetch(link, { redirect: 'manual' })
    expect(second.headers.get('location')).toBe('/sign-in?problem=link-used')
    expect(second.headers.getSetCookie()).toEqual([])
  })

  test('lets a session read, and write with its token only', async () => {
    const { csrf = '' } = session.parse(await (await get('/api/session')).json())
    expect((await get('/api/workloads')).status).toBe(200)
    const create = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/tool/CreateProfile`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: '{}',
      })
    expect((await create({})).status).toBe(403)
    expect((await create({ 'x-plinth-csrf': csrf })).status).toBe(400)
    const cross = await get('/api/workloads', { 'sec-fetch-site': 'cross-site' })
    expect(cross.status).toBe(403)
  })

  test('refuses by role whoever signs in with a password', async () => {
    const signedIn = await fetch(`${server.url}/api/session/password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'rita', password }),
    })
    const own = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { csrf = '' } = session.parse(await signedIn.json())
    const reply = await fetch(`${server.url}/api/tool/CreateWorkload`, {
      method: 'POST',
      headers: { cookie: own, 'content-type': 'application/json', 'x-plinth-csrf': csrf },
      body: JSON.stringify({
        WorkloadName: 'Payments',
        Description: 'Takes payments',
        Environment: 'PRODUCTION',
        ReviewOwner: 'someone@example.com',
        AwsRegions: ['eu-west-1'],
        Lenses: ['wellarchitected'],
        ClientRequestToken: '1234567890',
      }),
    })
    expect(reply.status).toBe(403)
    expect(await reply.json()).toMatchObject({ code: 'AccessDeniedException' })
    expect((await get('/api/users', { cookie: own })).status).toBe(403)
    expect((await get('/api/users')).status).toBe(200)
  })

  test('tells a page of changes until the server ends', async () => {
    const abort = new AbortController()
    const stream = await fetch(`${server.url}/api/events`, {
      headers: { cookie },
      signal: abort.signal,
    })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const read = stream.text()
    expect(await server.stop()).toBe(0)
    expect(await read).toMatch(/^retry: 2000\n\nevent: hello\n/)
  }, 30_000)
})
