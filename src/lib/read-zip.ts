import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipFile {
  /** Relative, with `/` between segments, none of them `..`. */
  readonly name: string
  readonly data: Uint8Array
}

export interface ZipLimits {
  /** Most entries, folders included. */
  readonly entries: number
  /** Most bytes of all files unpacked, wanted or not. */
  readonly total: number
  /** Most bytes of one wanted file unpacked. */
  readonly file: number
}

export type ZipResult =
  | { readonly kind: 'read'; readonly files: readonly ZipFile[] }
  /** One sentence: why the archive is not unpacked. */
  | { readonly kind: 'refused'; readonly message: string }

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

class Refusal extends Error {}

/**
 * Unpacks the wanted files of a ZIP archive in memory: stored and deflated entries, no encryption, no ZIP64. Everything
 * in it is hostile: names that leave the folder, links, overlapping entries and sizes that lie are refused as a whole.
 * @param wanted by name; other entries are checked but not unpacked
 */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean = () => true,
): ZipResult {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { entries, end } = readDirectory(bytes, view, limits)
    checkNames(entries)
    const files = unpack(bytes, view, entries, end, limits, wanted)
    return { kind: 'read', files }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: error.message }
    throw error
  }
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, file: 0x04034b50 }
const endSize = 22
const longestComment = 0xffff

/** Entries other than folders, and where the data ends: at the directory. */
function readDirectory(bytes: Uint8Array, view: DataView, limits: ZipLimits) {
  const at = findEnd(view)
  const count = view.getUint16(at + 10, true)
  const size = view.getUint32(at + 12, true)
  const start = view.getUint32(at + 16, true)
  const disks = view.getUint16(at + 4, true) + view.getUint16(at + 6, true)
  if (disks !== 0 || count !== view.getUint16(at + 8, true))
    throw new Refusal('The archive is split over several files.')
  if (count === 0xffff || start === 0xffffffff || size === 0xffffffff)
    throw new Refusal('The archive is in the ZIP64 format, which is for larger archives.')
  if (count > limits.entries)
    throw new Refusal(`The archive has ${count} entries; at most ${limits.entries} are read.`)
  if (start + size > at) throw broken()
  const entries: Entry[] = []
  let total = 0
  let position = start
  for (let i = 0; i < count; i++) {
    if (position + 46 > at || view.getUint32(position, true) !== signatures.entry) throw broken()
    const { entry, next } = readEntry(bytes, view, position, at)
    position = next
    if (entry === undefined) continue
    total += entry.size
    if (total > limits.total)
      throw new Refusal(`The archive unpacks to more than ${limits.total} bytes.`)
    entries.push(entry)
  }
  return { entries, end: start }
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endSize
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (
      view.getUint32(at, true) === signatures.end &&
      at + endSize + view.getUint16(at + 20, true) === view.byteLength
    )
      return at
  throw new Refusal('The file is not a ZIP archive.')
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, limit: number) {
  const flags = view.getUint16(at + 8, true)
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > limit) throw broken()
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd))
  // The upper half of the external attributes is the Unix mode where there is one.
  if ((view.getUint16(at + 40, true) & 0o170000) === 0o120000)
    throw new Refusal(`The archive holds a link: ${shown(name)}.`)
  if ((flags & 1) !== 0) throw new Refusal('The archive is encrypted.')
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  checkName(name)
  return { next, entry: name.endsWith('/') ? undefined : entry }
}

function checkName(name: string): void {
  const segments = name.replace(/\/$/, '').split('/')
  const bad = segments.some((each) => each === '' || each === '.' || each === '..')
  // oxlint-disable-next-line no-control-regex
  if (bad || name.length > 1024 || /[\\:\u0000-\u001f]/.test(name))
    throw new Refusal(`The archive holds a name that is not a path inside it: ${shown(name)}.`)
}

/** No name twice, and no file that another entry needs as a folder. */
function checkNames(entries: readonly Entry[]): void {
  const files = new Set<string>()
  for (const { name } of entries) {
    const folded = name.toLowerCase()
    if (files.has(folded)) throw new Refusal(`The archive holds ${shown(name)} more than once.`)
    files.add(folded)
  }
  for (const { name } of entries) {
    const folded = name.toLowerCase()
    for (let slash = folded.indexOf('/'); slash !== -1; slash = folded.indexOf('/', slash + 1))
      if (files.has(folded.slice(0, slash)))
        throw new Refusal(`The archive holds ${shown(name)} below a file.`)
  }
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  entries: readonly Entry[],
  end: number,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
): ZipFile[] {
  const files: ZipFile[] = []
  let free = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const { offset, packed, name } = entry
    if (offset < free || offset + 30 > end) throw broken()
    if (view.getUint32(offset, true) !== signatures.file) throw broken()
    const start =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    free = start + packed
    if (free > end) throw broken()
    if (!wanted(name)) continue
    if (entry.size > limits.file)
      throw new Refusal(`${shown(name)} has ${entry.size} bytes; at most ${limits.file} are read.`)
    files.push({ name, data: inflate(bytes.subarray(start, free), entry) })
  }
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function inflate(packed: Uint8Array, { name, method, size, crc }: Entry): Uint8Array {
  const data = method === 0 ? packed : inflateWithin(packed, method, size, name)
  if (data.length !== size || crc32(data) !== crc)
    throw new Refusal(`${shown(name)} in the archive is damaged.`)
  return data
}

function inflateWithin(packed: Uint8Array, method: number, size: number, name: string): Uint8Array {
  if (method !== 8) throw new Refusal(`${shown(name)} is compressed in a way other than deflate.`)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw new Refusal(`${shown(name)} in the archive is damaged.`)
  }
}

function broken(): Refusal {
  return new Refusal('The directory of the archive is damaged.')
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 120).toWellFormed())
}
