import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A file of the built console. */
export interface DistFile {
  readonly type: string
  /** Its name carries a digest of its content: it never changes. */
  readonly hashed: boolean
  /** Bytes by content encoding; `identity` is always there. */
  readonly bodies: ReadonlyMap<'identity' | 'br' | 'gzip', string>
  readonly etag: string
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/**
 * The files of a built console by their path in the address, `/assets/index-1a2b3c.js`. Only what is listed is ever
 * read, so that no address leads out of the folder.
 * @returns undefined when there is no `index.html`
 */
export function readDist(folder: string): ReadonlyMap<string, DistFile> | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const present = new Set(names)
  const files = new Map<string, DistFile>()
  for (const name of names) {
    const type = types[extname(name)]
    const path = join(folder, name)
    if (type === undefined || !statSync(path).isFile()) continue
    const { mtimeMs, size } = statSync(path)
    const bodies = new Map<'identity' | 'br' | 'gzip', string>([['identity', path]])
    for (const [encoding, ending] of encodings)
      if (present.has(`${name}${ending}`)) bodies.set(encoding, `${path}${ending}`)
    const url = `/${name.replaceAll('\\', '/')}`
    const hashed = url.startsWith('/assets/')
    const etag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`
    files.set(url, { type, hashed, bodies, etag })
  }
  return files
}

/** The bytes of a file, in the best encoding that a client takes. */
export function readBody(
  { bodies }: DistFile,
  accepted: string,
): { readonly body: Uint8Array<ArrayBuffer>; readonly encoding?: string } {
  const wanted = new Set(accepted.split(',').flatMap(acceptedName))
  const encoding = encodings.map(([name]) => name).find((e) => wanted.has(e) && bodies.has(e))
  const path = bodies.get(encoding ?? 'identity') ?? ''
  const body = Uint8Array.from(readFileSync(path))
  return encoding === undefined ? { body } : { body, encoding }
}

function acceptedName(part: string): readonly string[] {
  const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
  return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name]
}
