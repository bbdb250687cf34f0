import type { IncomingMessage } from 'node:http'
import type { RawRequest } from './wire/raw-message.ts'

/** Largest body that is read, in bytes. */
export const maxBodyBytes = 6 * 1024 * 1024

/** Headers of which a second one would make the request mean two things. */
const single = new Set([
  'authorization',
  'content-type',
  'host',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
])

/**
 * Reads a request whole, its target as sent. Repeated headers are joined by a comma, as signatures join them.
 * @returns `too-large` for a body over the limit, without reading the rest; `ambiguous` for a second of a header that
 *   there is one of
 */
export async function readRawRequest(
  incoming: IncomingMessage,
): Promise<RawRequest | 'too-large' | 'ambiguous'> {
  const headers = readHeaders(incoming.rawHeaders)
  if (headers === undefined) return 'ambiguous'
  if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) return 'too-large'
  const body = await readBody(incoming)
  if (body === undefined) return 'too-large'
  return { method: incoming.method ?? 'GET', target: incoming.url ?? '/', headers, body }
}

function readHeaders(raw: readonly string[]): ReadonlyMap<string, string> | undefined {
  const headers = new Map<string, string>()
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name, value] = [raw[at]?.toLowerCase() ?? '', raw[at + 1] ?? '']
    const earlier = headers.get(name)
    if (earlier !== undefined && single.has(name)) return undefined
    headers.set(name, earlier === undefined ? value : `${earlier},${value}`)
  }
  return headers
}

function readBody(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    incoming.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size <= maxBodyBytes) chunks.push(chunk)
      else {
        incoming.removeAllListeners('data')
        incoming.pause()
        resolve(undefined)
      }
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks)))
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('The client went away.')))
  })
}
