// Puts the command into few files, as tests run it: Node.js takes longer to load hundreds of modules than to run them.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache')
const prefix = 'command-'
/** Libraries that go into the files. What brings files of its own, or is loaded seldom, stays where it is. */
const within = ['commander', 'csv-parse', 'hono', '@hono/node-server', 'kysely', 'yaml', 'zod']
/** Builds of other sources are deleted after a day without use. */
const day = 24 * 60 * 60 * 1000

/**
 * Builds the command from the sources as they are, unless it is there; a build appears whole or not at all.
 * @returns the path of its `bin/plinth.mjs`, which starts it as it starts a package
 */
export async function buildCommand(): Promise<string> {
  const folder = join(cache, `${prefix}${digestOfSources()}`)
  if (!existsSync(folder)) {
    const partial = join(cache, `${prefix}partial-${process.pid}`)
    mkdirSync(partial, { recursive: true })
    try {
      await buildInto(join(partial, 'dist/cli'))
      cpSync(join(root, 'bin'), join(partial, 'bin'), { recursive: true })
      // Another process may have been faster, and what it built is the same.
      if (!existsSync(folder)) renameSync(partial, folder)
    } finally {
      rmSync(partial, { recursive: true, force: true })
    }
  }
  const now = new Date()
  utimesSync(folder, now, now)
  removeUnused(now)
  return join(folder, 'bin/plinth.mjs')
}

async function buildInto(outDir: string): Promise<void> {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [stayBesideSource],
    ssr: { noExternal: within },
    build: {
      ssr: 'src/cli/main.ts',
      outDir,
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        output: {
          entryFileNames: 'main.js',
          chunkFileNames: '[name]-[hash].js',
          // Modules run in the order of the sources: `mend-json-parse.ts` before all others.
          strictExecutionOrder: true,
        },
      },
    },
  })
}

/** Modules find their files (catalogues, schemas, the console) from where their source is. */
const stayBesideSource: Plugin = {
  name: 'stay-beside-source',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /import\.meta/ },
    handler: (code, id) =>
      code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.filename', JSON.stringify(id)),
  },
}

/** One digest of all that goes into the build. */
function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const name of ['package-lock.json', 'bin/plinth.mjs', 'scripts/build-command.ts'])
    hash.update(readFileSync(join(root, name)))
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  for (const name of names.toSorted())
    if (/(?<!\.test)\.ts$/.test(name))
      hash.update(`\n${name}\n`).update(readFileSync(join(root, 'src', name)))
  return hash.digest('hex').slice(0, 16)
}

function removeUnused(now: Date): void {
  for (const name of readdirSync(cache)) {
    if (!name.startsWith(prefix)) continue
    const used = statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (now.getTime() - used > day) rmSync(join(cache, name), { recursive: true, force: true })
  }
}
