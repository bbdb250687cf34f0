import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loopbackHosts } from '../api/admit.ts'
import { createConsole, type ServeConsole } from './serve-console.ts'

const folder = mkdtempSync(join(tmpdir(), 'plinth-console-'))
const dist = join(folder, 'dist')
const script = 'console.log("plinth")'.repeat(50)
const page = { accept: 'text/html,*/*;q=0.8' }
let serve: ServeConsole

beforeAll(() => {
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(dist, 'index.html'), '<!doctype html>one')
  writeFileSync(join(dist, 'plinth.svg'), '<svg/>')
  writeFileSync(join(dist, '.digest'), 'x')
  writeFileSync(join(dist, 'assets/index-1a2b.js'), script)
  writeFileSync(join(dist, 'assets/index-1a2b.js.br'), brotliCompressSync(script))
  writeFileSync(join(dist, 'assets/index-1a2b.js.gz'), gzipSync(script))
  serve = createConsole({ folder: dist, hosts: new Set(loopbackHosts) })
})
afterAll(() => rmSync(folder, { recursive: true }))

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const all = { host: '127.0.0.1:7070', ...headers }
  return serve(new Request(`http://127.0.0.1:7070${path}`, { method, headers: all }))
}

describe('pages', () => {
  test.each([
    '/',
    '/workloads/0123/review',
    '/sign-in?problem=x',
    '/index.html',
    '/a/..%2f..%2fsecret.txt',
  ])('%s is the one page, with a strict policy', async (path) => {
    const reply = get(path, page)
    expect(reply?.status).toBe(200)
    expect(await reply?.text()).toBe('<!doctype html>one')
    expect(reply?.headers.get('cache-control')).toBe('no-cache')
    const policy = reply?.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(reply?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply?.headers.get('x-frame-options')).toBe('DENY')
  })

  test.each<[string, string, Record<string, string>, string]>([
    ['a program that calls without a signature', '/workloads', { accept: '*/*' }, 'GET'],
    ['a script of a page', '/workloads', { ...page, 'sec-fetch-mode': 'cors' }, 'GET'],
    ['a write', '/', page, 'POST'],
    ['a file of an older build', '/assets/index-0000.js', page, 'GET'],
    ['a file that is not for browsers', '/.digest', {}, 'GET'],
    ['a file outside', '/../secret.txt', {}, 'GET'],
  ])('are not for %s', (_, path, headers, method) => {
    expect(get(path, headers, method)).toBeUndefined()
  })

  test('are not served under a name that was rebound', () => {
    expect(get('/', { ...page, host: 'evil.example.com' })?.status).toBe(403)
  })
})

describe('files', () => {
  test('with a digest in their name stay for ever, others are asked for again', () => {
    expect(get('/assets/index-1a2b.js')?.headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
    const icon = get('/plinth.svg')
    expect(icon?.headers.get('cache-control')).toBe('no-cache')
    expect(icon?.headers.get('content-type')).toBe('image/svg+xml')
    const again = get('/plinth.svg', { 'if-none-match': icon?.headers.get('etag') ?? '' })
    expect(again?.status).toBe(304)
  })

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
    ['', null],
  ])('come as %j allows', (accepted, encoding) => {
    const reply = get('/assets/index-1a2b.js', { 'accept-encoding': accepted })
    expect(reply?.headers.get('content-encoding')).toBe(encoding)
    expect(reply?.headers.get('vary')).toBe('accept-encoding')
  })

  test('are whole', async () => {
    const reply = get('/assets/index-1a2b.js', { 'accept-encoding': 'br' })
    const bytes = Buffer.from((await reply?.arrayBuffer()) ?? new ArrayBuffer())
    expect(brotliDecompressSync(bytes).toString()).toBe(script)
    const head = get('/assets/index-1a2b.js', {}, 'HEAD')
    expect(head?.headers.get('content-length')).toBe(String(script.length))
    expect(await head?.text()).toBe('')
  })
})

test('a newer build is served without a restart; without a build, a page says what to do', async () => {
  writeFileSync(join(dist, 'index.html'), '<!doctype html>two')
  utimesSync(join(dist, 'index.html'), new Date(2000), new Date(2000))
  expect(await get('/', page)?.text()).toBe('<!doctype html>two')
  rmSync(dist, { recursive: true })
  const reply = get('/', page)
  expect(reply?.status).toBe(503)
  expect(await reply?.text()).toContain('npm run')
  expect(reply?.headers.get('content-security-policy')).toContain("default-src 'none'")
})
