// Builds the console into ui/dist; does nothing where it is built from these very sources. Also `buildConsole`, for scripts.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const ui = join(root, 'ui')
const dist = join(ui, 'dist')
const stampName = '.digest'

/**
 * Builds the console unless it is there. A build appears whole or not at all, also where two build at once.
 * @param onStart told before building, which takes a while
 * @returns whether it had to be built
 */
export async function buildConsole(onStart: () => void = () => {}): Promise<boolean> {
  const digest = digestOfSources()
  if (builtDigest() === digest) return false
  onStart()
  const outDir = join(ui, `dist.partial-${process.pid}`)
  try {
    await buildInto(outDir)
    writeFileSync(join(outDir, stampName), digest)
    if (builtDigest() !== digest) replaceDist(outDir)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
  return true
}

function builtDigest(): string | undefined {
  const stamp = join(dist, stampName)
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}

function replaceDist(outDir: string): void {
  const old = `${outDir}-old`
  try {
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(outDir, dist)
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

async function buildInto(outDir: string): Promise<void> {
  const { build } = await import('vite')
  // Tests run with another NODE_ENV, and the console would be built for developing.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({
      configFile: join(ui, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    })
    await build({
      configFile: join(ui, 'vite.document.config.ts'),
      mode: 'document',
      logLevel: 'warn',
      build: { outDir: join(outDir, 'document'), emptyOutDir: true },
    })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

/** One digest of all that the build reads. */
function digestOfSources(): string {
  const files = readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !/^dist[./]/.test(name) && /\.(?:tsx?|css|html|svg|json)$/.test(name))
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
