import { cpSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

/** Data directories do not survive a major version of PostgreSQL: each has its own name. */
export const clusterName = 'pg18'

/**
 * Makes an empty database cluster at `path`, whole or not at all. Making one takes seconds, so the first is kept as
 * a template in `cacheDir` and the next are copies.
 */
export async function makeCluster(path: string, cacheDir: string): Promise<void> {
  const template = join(cacheDir, `${clusterName}-template`)
  await mkdir(cacheDir, { recursive: true })
  if (!(await exists(template)))
    await inPlace(template, async (temporary) => {
      const cluster = new PGlite(temporary)
      await cluster.waitReady
      await cluster.close()
    })
  await mkdir(dirname(path), { recursive: true })
  await inPlace(path, async (temporary) => {
    cpSync(template, temporary, { recursive: true })
    await syncTree(temporary)
  })
}

/** Lets `make` fill a folder beside `path` and moves it there; a half-made folder never gets the name. */
async function inPlace(path: string, make: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `${basename(path)}.making-${process.pid}-${Date.now()}`)
  try {
    await make(temporary)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    // Someone else was faster.
    if (!(await exists(path))) throw error
  }
}

/** Makes a copied folder last: later writes rely on it. */
async function syncTree(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const paths = [path, ...entries.map((e) => join(e.parentPath, e.name))]
  const sync = async () => {
    for (let next = paths.pop(); next !== undefined; next = paths.pop()) {
      const file = await open(next)
      await file.sync().finally(() => file.close())
    }
  }
  await Promise.all(Array.from({ length: 16 }, sync))
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
