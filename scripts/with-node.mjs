// Runs a script of the project with its pinned Node.js, after installing what is missing.
// Plain JavaScript for Node 20: it is what a fresh machine runs first.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const pinned = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node')
const stamp = join(root, 'node_modules/.plinth-installed')

install()
const [script, ...args] = process.argv.slice(2)
const child = spawn(pinned, [join(root, script), ...args], {
  cwd: process.cwd(),
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${dirname(pinned)}${delimiter}${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

/** Installs exactly what package-lock.json names, once per lock file. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && works()) return
  process.stderr.write('plinth: installing dependencies (first run only)…\n')
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (!works())
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: join(root, 'node_modules/node'),
      stdio: 'inherit',
    })
  if (!works())
    fail(
      'The pinned Node.js could not be installed through the npm package `node`.',
      'Check that npm can reach its registry, remove node_modules and try again.',
    )
  writeFileSync(stamp, lock)
}

function works() {
  return existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0
}

function npm(parameters) {
  const cli = process.env.npm_execpath
  const run = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...parameters], {
        cwd: root,
        stdio: ['ignore', 2, 'inherit'],
      })
    : spawnSync('npm', parameters, { cwd: root, stdio: ['ignore', 2, 'inherit'], shell: windows })
  if (run.status !== 0)
    fail(
      '`npm ci` failed.',
      'Read the lines above; behind a proxy, set npm_config_proxy and npm_config_registry.',
    )
}

function fail(message, help) {
  process.stderr.write(`plinth: ${message}\n        ${help}\n`)
  process.exit(70)
}
