import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import { rawPairs } from '../wire/protocol/read-query.ts'
import type { RawRequest } from '../wire/raw-message.ts'

/** What a signature names as signed. */
export interface CredentialScope {
  /** `YYYYMMDD`. */
  readonly day: string
  readonly region: string
  readonly service: string
}

/**
 * The canonical request of Signature Version 4, for every service but S3: the path is normalised and encoded again.
 * Undefined when a signed header is missing or the query cannot be decoded.
 * @param signedHeaders lower-case names as the signature lists them
 * @param payloadHash hexadecimal SHA-256 of the body, or `UNSIGNED-PAYLOAD`
 */
export function canonicalRequest(
  request: RawRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
): string | undefined {
  const query = canonicalQuery(request.target)
  const headers = signedHeaders.map((name) => canonicalHeader(name, request.headers.get(name)))
  if (query === undefined || headers.includes(undefined)) return undefined
  return [
    request.method,
    canonicalPath(request.target),
    query,
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}

/** The key that a secret gives for one day, Region and service: four steps that clients and servers keep. */
export function signingKey(secret: string, { day, region, service }: CredentialScope): KeyObject {
  const first: string | Buffer = `AWS4${secret}`
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, first)
  return createSecretKey(Buffer.from(key))
}

/**
 * The hexadecimal signature of a canonical request.
 * @param key of the scope
 */
export function sign(
  key: KeyObject,
  timestamp: string,
  { day, region, service }: CredentialScope,
  canonical: string,
): string {
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`
  return hmac(key, text).toString('hex')
}

/** Hexadecimal SHA-256. */
export function sha256(data: Uint8Array | string): string {
  return hash('sha256', data)
}

function hmac(key: KeyObject | string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

/** Dot segments resolved and empty ones dropped, then every segment as sent is percent-encoded once more. */
function canonicalPath(target: string): string {
  const path = target.split('?', 1)[0] ?? ''
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(encode(segment))
  }
  const trailing = kept.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${kept.join('/')}${trailing}`
}

/** Names and values decoded, encoded in the one way that is canonical, sorted by their bytes. */
function canonicalQuery(target: string): string | undefined {
  const pairs: [string, string][] = []
  for (const pair of rawPairs(target)) {
    const cut = pair.indexOf('=')
    const name = recode(cut === -1 ? pair : pair.slice(0, cut))
    const value = recode(cut === -1 ? '' : pair.slice(cut + 1))
    if (name === undefined || value === undefined) return undefined
    if (name !== 'X-Amz-Signature') pairs.push([name, value])
  }
  return pairs
    .toSorted(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Encoded text is ASCII, so that code units are bytes. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function recode(text: string): string | undefined {
  try {
    return encode(decodeURIComponent(text))
  } catch {
    return undefined
  }
}

/** RFC 3986: everything but unreserved characters is escaped. A lone surrogate becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function canonicalHeader(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  return `${name}:${value.trim().replace(/[ \t\r\n]+/g, ' ')}\n`
}
