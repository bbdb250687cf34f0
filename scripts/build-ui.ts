// Builds the console into ui/dist; does nothing where it is built from these very sources. Also `buildConsole`, for scripts.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const ui = join(root, 'ui')
const stamp = join(ui, 'dist/.digest')

/** Builds the console unless it is there. @returns whether it had to be built */
export async function buildConsole(): Promise<boolean> {
  const digest = digestOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  const { build } = await import('vite')
  // Tests run with another NODE_ENV, and the console would be built for developing.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ configFile: join(ui, 'vite.config.ts'), logLevel: 'warn' })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  writeFileSync(stamp, digest)
  return true
}

/** One digest of all that the build reads. */
function digestOfSources(): string {
  const files = readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.startsWith('dist/') && /\.(?:tsx?|css|html|svg|json)$/.test(name))
    .toSorted()
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const name of files) hash.update(`\n${name}\n`).update(readFileSync(join(ui, name)))
  return hash.digest('hex')
}

if (process.argv[1] === import.meta.filename) {
  const started = Date.now()
  const built = await buildConsole()
  console.log(
    built
      ? `ui/dist: built in ${((Date.now() - started) / 1000).toFixed(1)} s`
      : 'ui/dist: up to date',
  )
}
