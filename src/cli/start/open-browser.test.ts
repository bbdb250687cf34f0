import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { browserCommand, openBrowser, type Surroundings } from './open-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'plinth-open-'))
writeFileSync(join(folder, 'xdg-open'), '')
afterAll(() => rmSync(folder, { recursive: true }))

const desktop: Surroundings = {
  platform: 'linux',
  env: { DISPLAY: ':0', PATH: folder },
  terminal: true,
}
const env = (more: Record<string, string>) => ({ ...desktop, env: { ...desktop.env, ...more } })

test.each<[string, Surroundings, string | undefined]>([
  ['a Linux desktop', desktop, 'xdg-open'],
  ['Wayland', env({ DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }), 'xdg-open'],
  ['a Mac', { ...desktop, platform: 'darwin', env: {} }, 'open'],
  ['Windows', { ...desktop, platform: 'win32', env: {} }, 'rundll32'],
  ['a pipe', { ...desktop, terminal: false }, undefined],
  ['a build server', env({ CI: 'true' }), undefined],
  ['a remote shell', env({ SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }), undefined],
  ['no display', env({ DISPLAY: '' }), undefined],
  ['no program for it', env({ PATH: '/nowhere' }), undefined],
])('%s opens %s', (_, surroundings, program) => {
  expect(browserCommand(surroundings)?.[0]).toBe(program)
})

test('a browser gets the address', async () => {
  const file = join(folder, 'opened')
  const script = `require('node:fs').writeFileSync(${JSON.stringify(file)}, process.argv[1])`
  openBrowser([process.execPath, '-e', script], 'http://127.0.0.1:7070')
  const opened = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  await expect.poll(opened, { timeout: 10_000 }).toBe('http://127.0.0.1:7070')
})

test('a browser that cannot start ends nothing, and says nothing', () => {
  const module = JSON.stringify(new URL('open-browser.ts', import.meta.url).href)
  const script = `import { openBrowser } from ${module}
    openBrowser(['/nowhere/browser'], 'http://127.0.0.1:7070')`
  // In a process of its own, which a failure that nobody takes would end.
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
