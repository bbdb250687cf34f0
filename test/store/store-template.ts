import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat, symlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** The template of empty databases, shared by all tests of this machine: making one takes seconds. */
export const cacheDir = join(root, '.cache/store')
/** Templates of other schemas are deleted after a day without use. */
const day = 24 * 60 * 60 * 1000

let made: Promise<string> | undefined

/** A `cacheDir` whose template has the newest schema: a store made of it is empty, and has nothing to migrate. */
export function migratedCacheDir(): Promise<string> {
  return (made ??= makeMigrated())
}

/** Makes a data home in which the next store is a copy of that template. */
export async function makeHome(home: string): Promise<string> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  await symlink(await migratedCacheDir(), join(home, 'cache'), 'junction')
  return home
}

async function makeMigrated(): Promise<string> {
  const folder = join(cacheDir, `migrated-${await digestOfStore()}`)
  if (!existsSync(folder)) {
    await migrateInto(folder)
    await removeUnused()
  }
  const now = new Date()
  await utimes(folder, now, now)
  return folder
}

async function migrateInto(folder: string): Promise<void> {
  // Only here: tests of the command need the store's code for nothing else.
  const { openStore } = await import('../../src/store/open-store.ts')
  const { clusterName } = await import('../../src/store/pglite/make-cluster.ts')
  await mkdir(cacheDir, { recursive: true })
  const dataDir = await mkdtemp(join(cacheDir, 'migrating-'))
  await (await openStore({ dataDir, cacheDir }, { closeOnSignals: false })).close()
  await rename(join(dataDir, clusterName), join(dataDir, `${clusterName}-template`))
  try {
    await rename(dataDir, folder)
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true })
    // Another process was faster, and what it made is as good.
    if (!existsSync(folder)) throw error
  }
}

/** What a template depends on: the code of the store, and the versions of all packages. */
async function digestOfStore(): Promise<string> {
  const source = join(root, 'src/store')
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const name of names.toSorted())
    hash.update(`\n${name}\n`).update(readFileSync(join(source, name)))
  return hash.digest('hex').slice(0, 16)
}

async function removeUnused(): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!/^migrat(?:ed|ing)-/.test(name)) continue
    const folder = join(cacheDir, name)
    const used = (await stat(folder).catch(() => undefined))?.mtimeMs ?? Date.now()
    if (Date.now() - used > day) await rm(folder, { recursive: true, force: true })
  }
}
