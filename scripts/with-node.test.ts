import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** Stands in for npm: writes down that it ran, takes a while, and leaves a Node.js behind. */
const npm = `
const { appendFileSync, mkdirSync, symlinkSync } = require('node:fs')
appendFileSync('installs.txt', process.argv[2] + '\\n')
const until = Date.now() + 300
while (Date.now() < until);
mkdirSync('node_modules/node/bin', { recursive: true })
symlinkSync(process.execPath, 'node_modules/node/bin/node')
`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plinth-with-node-'))
  mkdirSync(join(root, 'scripts'))
  cpSync(join(import.meta.dirname, 'with-node.mjs'), join(root, 'scripts/with-node.mjs'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, 'npm.js'), npm)
  writeFileSync(join(root, 'hello.js'), `console.log('hello')`)
})
afterEach(() => rmSync(root, { recursive: true }))

function run(): Promise<{ readonly code: number | null; readonly output: string }> {
  const env = { ...process.env, npm_execpath: join(root, 'npm.js') }
  const child = spawn(process.execPath, ['scripts/with-node.mjs', 'hello.js'], { cwd: root, env })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

const installs = () => readFileSync(join(root, 'installs.txt'), 'utf8')

describe.skipIf(process.platform === 'win32')('a script with the pinned Node.js', () => {
  test('installs once, however many start at the same time', async () => {
    const all = await Promise.all([run(), run(), run()])
    expect(all).toEqual(Array.from({ length: 3 }, () => ({ code: 0, output: 'hello\n' })))
    expect(installs()).toBe('ci\n')
    expect((await run()).code).toBe(0)
    expect(installs()).toBe('ci\n')
  })

  test('does not wait for an installation whose process is gone', async () => {
    mkdirSync(join(root, '.cache'))
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.once('exit', resolve))
    writeFileSync(join(root, '.cache/install.lock'), String(gone.pid))
    expect(await run()).toEqual({ code: 0, output: 'hello\n' })
  })
})
