import { readQuery } from '../wire/protocol/read-query.ts'
import type { RawRequest } from '../wire/raw-message.ts'
import type { CredentialScope } from './canonical-request.ts'
import { incompleteSignature, missingToken } from './auth-errors.ts'

/** The signature that a request carries, not yet believed. */
export interface ClaimedSignature {
  readonly keyId: string
  readonly scope: CredentialScope
  /** `YYYYMMDDTHHMMSSZ` as signed. */
  readonly timestamp: string
  readonly signedHeaders: readonly string[]
  /** 64 hexadecimal digits. */
  readonly signature: string
  readonly sessionToken?: string
  /** Presigned: seconds that it is good for after its timestamp. */
  readonly expiresIn?: number
}

const algorithm = 'AWS4-HMAC-SHA256'
/** Seven days, as AWS allows. */
const maxExpiry = 604_800

/** Whether a request tries to be signed for AWS, in a header or in the query. */
export function isSigned(request: Pick<RawRequest, 'target' | 'headers'>): boolean {
  return (
    request.headers.get('authorization')?.startsWith('AWS4-') === true ||
    /[?&]X-Amz-(?:Algorithm|Signature)=/.test(request.target)
  )
}

/** Reads the signature of a request from its Authorization header or its query; throws when there is none or half of one. */
export function readSignature(request: RawRequest): ClaimedSignature {
  const header = request.headers.get('authorization')
  const presigned = /[?&]X-Amz-(?:Algorithm|Signature)=/.test(request.target)
  if (header !== undefined && presigned)
    throw incompleteSignature('Sign in the Authorization header or in the query, not in both.')
  if (presigned) return readPresigned(request)
  if (header === undefined) throw missingToken()
  return readHeader(request, header)
}

function readHeader(request: RawRequest, header: string): ClaimedSignature {
  if (!header.startsWith(`${algorithm} `))
    throw incompleteSignature(`The Authorization header must begin with ${algorithm}.`)
  const fields = new Map(
    header
      .slice(algorithm.length)
      .split(',')
      .map((field): [string, string] => {
        const cut = field.indexOf('=')
        return [field.slice(0, cut).trim(), field.slice(cut + 1).trim()]
      }),
  )
  const sessionToken = request.headers.get('x-amz-security-token')
  return {
    ...readClaims(
      fields.get('Credential'),
      fields.get('SignedHeaders'),
      fields.get('Signature'),
      request.headers.get('x-amz-date') ?? basicDate(request.headers.get('date')),
    ),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }
}

function readPresigned(request: RawRequest): ClaimedSignature {
  const query = readQuery(request.target)
  const one = (name: string): string | undefined => {
    const values = query.get(name) ?? []
    if (values.length > 1) throw incompleteSignature(`${name} is given more than once.`)
    return values[0]
  }
  if (one('X-Amz-Algorithm') !== algorithm)
    throw incompleteSignature(`X-Amz-Algorithm must be ${algorithm}.`)
  const expires = one('X-Amz-Expires') ?? ''
  const expiresIn = /^\d{1,6}$/.test(expires) ? Number(expires) : 0
  if (expiresIn < 1 || expiresIn > maxExpiry)
    throw incompleteSignature(`X-Amz-Expires must be between 1 and ${maxExpiry} seconds.`)
  const sessionToken = one('X-Amz-Security-Token')
  return {
    ...readClaims(
      one('X-Amz-Credential'),
      one('X-Amz-SignedHeaders'),
      one('X-Amz-Signature'),
      one('X-Amz-Date'),
    ),
    expiresIn,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }
}

function readClaims(
  credential: string | undefined,
  headers: string | undefined,
  signature: string | undefined,
  timestamp: string | undefined,
): ClaimedSignature {
  const missing = Object.entries({
    Credential: credential,
    SignedHeaders: headers,
    Signature: signature,
  })
    .filter(([, value]) => value === undefined || value === '')
    .map(([name]) => name)
  if (missing.length > 0) throw incompleteSignature(`The signature lacks ${missing.join(', ')}.`)
  if (timestamp === undefined || !/^\d{8}T\d{6}Z$/.test(timestamp))
    throw incompleteSignature('A date as YYYYMMDDTHHMMSSZ in X-Amz-Date is required.')
  if (!/^[0-9a-f]{64}$/.test(signature ?? ''))
    throw incompleteSignature('The Signature must be 64 hexadecimal digits.')
  return {
    ...readCredential(credential ?? '', timestamp),
    timestamp,
    signedHeaders: readSignedHeaders(headers ?? ''),
    signature: signature ?? '',
  }
}

function readCredential(credential: string, timestamp: string) {
  const [keyId = '', day = '', region = '', service = '', end, ...rest] = credential.split('/')
  if (!/^\w{1,128}$/.test(keyId) || end !== 'aws4_request' || rest.length > 0)
    throw incompleteSignature('The Credential must be KEY/YYYYMMDD/REGION/SERVICE/aws4_request.')
  if (!timestamp.startsWith(`${day}T`))
    throw incompleteSignature('The day of the Credential is not the day of the request.')
  if (!/^[a-z0-9-]{1,64}$/.test(region))
    throw incompleteSignature('The Credential names no Region.')
  return { keyId, scope: { day, region, service } }
}

function readSignedHeaders(list: string): readonly string[] {
  const names = list.split(';')
  if (names.some((name) => !/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name)))
    throw incompleteSignature('SignedHeaders must be lower-case names separated by semicolons.')
  if (!names.includes('host')) throw incompleteSignature("'host' must be a signed header.")
  return names
}

/** An HTTP date in the basic form of ISO 8601. */
function basicDate(date: string | undefined): string | undefined {
  if (date === undefined || /^\d{8}T\d{6}Z$/.test(date)) return date
  const time = Date.parse(date)
  if (Number.isNaN(time)) return undefined
  return `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
