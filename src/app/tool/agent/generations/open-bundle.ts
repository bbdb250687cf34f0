import { mkdir, mkdtemp, opendir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { readZip } from '../../../../lib/read-zip.ts'
import { pathOf } from './bundle-uri.ts'
import { GenerationProblem } from './problem.ts'

/** Sizes in bytes, as AWS has them for its agent. */
export const bundleLimits = {
  packed: 25 * 1024 * 1024,
  total: 100 * 1024 * 1024,
  file: 1024 * 1024,
  entries: 10_000,
  depth: 24,
} as const

export interface Bundle {
  /** The file or folder to read. */
  readonly path: string
  /** What file names are relative to. */
  readonly root: string
  /** Removes what was unpacked. */
  readonly close: () => Promise<void>
}

/** Templates and plans: nothing else of a bundle is unpacked, nor held to the size of a file. */
const readable = /\.(ya?ml|json|template)$/i

/** The folder that stands for S3: `PLINTH_BUNDLES`, with one folder per bucket. */
export function bundlesFolder(): string | undefined {
  const folder = process.env['PLINTH_BUNDLES']
  return folder === undefined || folder === '' ? undefined : folder
}

/**
 * Makes a bundle readable: an archive is unpacked to a temporary folder; a folder or a single template or plan is read
 * in place.
 * @throws GenerationProblem
 */
export async function openBundle(uri: string, folder = bundlesFolder()): Promise<Bundle> {
  if (folder === undefined)
    throw new GenerationProblem(
      'BundlesNotConfigured',
      'This server has no folder of bundles. Set PLINTH_BUNDLES to a folder that has one folder per bucket.',
    )
  const path = await locate(folder, uri)
  const found = await stat(path)
  if (found.isDirectory()) {
    await measure(path, uri)
    return { path, root: path, close: async () => {} }
  }
  if (/\.zip$/i.test(path)) return unzip(path, found.size, uri)
  if (!found.isFile() || !readable.test(path))
    throw new GenerationProblem(
      'BundleUnreadable',
      `${uri} is neither a folder nor a .zip, .json, .yaml, .yml or .template file.`,
    )
  refuseLarge(found.size, bundleLimits.file, uri)
  return { path, root: dirname(path), close: async () => {} }
}

/** Links may not lead out of the folder of bundles. */
async function locate(folder: string, uri: string): Promise<string> {
  const inside = pathOf(uri)
  const missing = new GenerationProblem('BundleNotFound', `No bundle ${uri} was found.`)
  if (inside === undefined) throw missing
  try {
    const root = await realpath(folder)
    const real = await realpath(join(root, inside))
    if (real.startsWith(root.endsWith(sep) ? root : root + sep)) return real
  } catch {
    throw missing
  }
  throw missing
}

async function measure(folder: string, uri: string): Promise<void> {
  let total = 0
  let entries = 0
  for (const folders = [{ path: folder, depth: 0 }]; folders.length > 0;) {
    const { path, depth } = folders.pop() ?? { path: folder, depth: 0 }
    for await (const entry of await opendir(path)) {
      const child = join(path, entry.name)
      if (++entries > bundleLimits.entries || depth > bundleLimits.depth)
        throw new GenerationProblem(
          'BundleTooLarge',
          `${uri} has more than ${bundleLimits.entries} entries, or folders more than ${bundleLimits.depth} deep.`,
        )
      if (entry.isDirectory()) folders.push({ path: child, depth: depth + 1 })
      if (!entry.isFile()) continue
      const { size } = await stat(child)
      total += size
      refuseLarge(total, bundleLimits.total, uri)
      if (readable.test(entry.name))
        refuseLarge(size, bundleLimits.file, `${relative(folder, child)} in ${uri}`)
    }
  }
}

async function unzip(path: string, size: number, uri: string): Promise<Bundle> {
  refuseLarge(size, bundleLimits.packed, uri)
  const result = readZip(await readFile(path), bundleLimits, (name) => readable.test(name))
  if (result.kind === 'refused')
    throw new GenerationProblem('BundleUnreadable', `${uri} is not unpacked. ${result.message}`)
  const root = await mkdtemp(join(tmpdir(), 'plinth-bundle-'))
  const close = () => rm(root, { recursive: true, force: true })
  try {
    for (const { name, data } of result.files) {
      const target = join(root, name)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, data, { flag: 'wx' })
    }
    return { path: root, root, close }
  } catch {
    await close()
    throw new GenerationProblem('BundleUnreadable', `${uri} cannot be unpacked on this server.`)
  }
}

function refuseLarge(size: number, limit: number, what: string): void {
  if (size > limit)
    throw new GenerationProblem('BundleTooLarge', `${what} is larger than ${limit} bytes.`)
}
