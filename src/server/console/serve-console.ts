import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Admission, admitHost } from '../api/admit.ts'
import { problemOf, problemReply } from '../api/problem.ts'
import { notBuilt } from './not-built.ts'
import { type DistFile, readBody, readDist } from './read-dist.ts'
import { securityHeaders } from './security-headers.ts'

export interface ConsoleOptions extends Pick<Admission, 'hosts'> {
  /** The built console: `ui/dist`. */
  readonly folder: string
}

/** Serves the console; `undefined` for what is none of its files and no page that a browser opens. */
export type ServeConsole = (request: Request) => Response | undefined

/**
 * Serves the built console: files under their names, and `index.html` for every address that a browser opens, because
 * the pages are made there. What was built later is found when it is asked for.
 */
export function createConsole({ folder, hosts }: ConsoleOptions): ServeConsole {
  let dist: Dist = { stamp: undefined, files: undefined }
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const { pathname } = new URL(request.url)
    dist = current(folder, dist)
    const { files } = dist
    const file = pathname.endsWith('.html') ? undefined : files?.get(pathname)
    if (file === undefined && !opensPage(request)) return undefined
    try {
      admitHost(request, { hosts })
      if (file !== undefined) return reply(request, file)
      // A file of an older build is gone; its name must not become a page.
      if (pathname.startsWith('/assets/')) return undefined
      const index = files?.get('/index.html')
      return index === undefined ? notBuilt() : reply(request, index)
    } catch (error) {
      const problem = problemOf(error)
      if (problem === undefined) throw error
      return problemReply(problem)
    }
  }
}

interface Dist {
  /** When the page was built. */
  readonly stamp: number | undefined
  readonly files: ReadonlyMap<string, DistFile> | undefined
}

/** What is built now. */
function current(folder: string, known: Dist): Dist {
  const stamp = statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs
  return stamp === known.stamp ? known : { stamp, files: readDist(folder) }
}

/** Whether a person opens a page, rather than a program calling the API of AWS without a signature. */
function opensPage({ headers }: Request): boolean {
  const mode = headers.get('sec-fetch-mode')
  if (mode !== null) return mode === 'navigate'
  return /\btext\/html\b/i.test(headers.get('accept') ?? '')
}

function reply(request: Request, file: DistFile): Response {
  const headers = {
    ...securityHeaders,
    'content-type': file.type,
    'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  }
  if (request.headers.get('if-none-match') === file.etag)
    return new Response(null, { status: 304, headers })
  const { body, encoding } = readBody(file, request.headers.get('accept-encoding') ?? '')
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      ...headers,
      'content-length': String(body.length),
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    },
  })
}
