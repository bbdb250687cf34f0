// Runs a script of the project with its pinned Node.js, after installing what is missing.
// Plain JavaScript for Node 20: it is what a fresh machine runs first.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const pinned = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node')
const stamp = join(root, 'node_modules/.plinth-installed')
const turn = join(root, '.cache/install.lock')
/** Looks, 200 ms apart, at a lock without a process in it. */
const patience = 50

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
  const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && works()
  if (installed()) return
  takeTurn()
  try {
    if (installed()) return
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
  } finally {
    rmSync(turn, { force: true })
  }
}

/** Waits until no other process installs into this folder: two at once would break what each other writes. */
function takeTurn() {
  mkdirSync(dirname(turn), { recursive: true })
  for (let looks = 0; ; looks++) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = holderOfTurn()
    if (holder === undefined ? looks > patience : holder === process.pid || !isAlive(holder)) {
      rmSync(turn, { force: true })
      continue
    }
    if (looks === 0)
      process.stderr.write(
        `plinth: another process${holder === undefined ? '' : ` (${holder})`} is installing; waiting for it. If there is none, delete ${turn}.\n`,
      )
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
}

/** `undefined` when it is not there any more, or not written yet. */
function holderOfTurn() {
  try {
    return Number(readFileSync(turn, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
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
  rmSync(turn, { force: true })
  process.stderr.write(`plinth: ${message}\n        ${help}\n`)
  process.exit(70)
}
