import { type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../../app/tool/context.ts'
import type { Authenticate } from '../wire/dispatch.ts'
import type { RawRequest } from '../wire/raw-message.ts'
import {
  expiredToken,
  incompleteSignature,
  invalidSignature,
  unrecognizedClient,
} from './auth-errors.ts'
import { canonicalRequest, sha256, sign } from './canonical-request.ts'
import { rememberSigningKeys } from './signing-keys.ts'
import { type ClaimedSignature, readSignature } from './read-signature.ts'
import { type ReplayGuard, createReplayGuard } from './replay-guard.ts'

/** An access key with its secret opened. */
export interface SigningKey extends Omit<Caller, 'region'> {
  readonly secret: string
  /** Required of every request when the key has one. */
  readonly sessionToken?: string
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number
}

export interface SigV4Options {
  /** The active key of an id; undefined for unknown and revoked ones. */
  readonly findKey: (keyId: string) => Promise<SigningKey | undefined>
  /** Names that the credential scope may carry. */
  readonly services: ReadonlySet<string>
  readonly replays?: ReplayGuard
}

/** How far a client's clock may be off, as at AWS. */
const maxSkew = 5 * 60_000
const unsigned = 'UNSIGNED-PAYLOAD'
/** Headers that change what a request means: when present they must be signed. */
const mustBeSigned = ['x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256', 'x-amz-target']

/**
 * Verifies Signature Version 4, in the Authorization header or presigned in the query.
 *
 * A write is admitted once per signature; presigned ones also when they carry an idempotency token, because they live
 * longer than tokens may. A client that says the same twice within a second is refused too. Reads may repeat.
 */
export function createSigV4Verifier(options: SigV4Options): Authenticate {
  const replays = options.replays ?? createReplayGuard()
  const signingKeyOf = rememberSigningKeys()
  return async (request, now) => {
    const claim = readSignature(request)
    requireSignedHeaders(request, claim)
    const signedAt = judgeTime(claim, now)
    if (!options.services.has(claim.scope.service))
      throw invalidSignature(
        `Credential should be scoped to correct service: '${[...options.services].join("' or '")}'.`,
      )
    const key = await options.findKey(claim.keyId)
    if (key === undefined) throw unrecognizedClient()
    judgeSignature(request, claim, signingKeyOf(key, claim.scope))
    judgeSession(claim, key, now)
    const until = signedAt + lifetime(claim)
    const { secret: _secret, sessionToken: _token, expiresAt: _expiry, ...caller } = key
    return {
      caller: { ...caller, region: claim.scope.region },
      admitWrite: (retryable) =>
        (retryable && claim.expiresIn === undefined) || replays.admit(claim.signature, until, now),
    }
  }
}

function requireSignedHeaders(request: RawRequest, { signedHeaders }: ClaimedSignature): void {
  const loose = mustBeSigned.find(
    (name) => request.headers.has(name) && !signedHeaders.includes(name),
  )
  if (loose !== undefined) throw incompleteSignature(`'${loose}' must be a signed header.`)
}

/** Milliseconds that a signature is good for after its date. */
function lifetime({ expiresIn }: ClaimedSignature): number {
  return expiresIn === undefined ? maxSkew : expiresIn * 1000
}

/** @returns when the request was signed, in milliseconds since the epoch */
function judgeTime(claim: ClaimedSignature, now: number): number {
  const { timestamp } = claim
  const signedAt = Date.parse(
    timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  )
  if (Number.isNaN(signedAt)) throw incompleteSignature('The date of the request does not exist.')
  if (signedAt - now > maxSkew)
    throw invalidSignature(
      `Signature not yet current: ${timestamp} is still later than ${basic(now + maxSkew)} (${basic(now)} + 5 min.)`,
    )
  const goodFor = lifetime(claim)
  if (now - signedAt > goodFor)
    throw invalidSignature(
      `Signature expired: ${timestamp} is now earlier than ${basic(now - goodFor)} (${basic(now)} - ${goodFor / 60_000} min.)`,
    )
  return signedAt
}

function basic(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

function judgeSignature(request: RawRequest, claim: ClaimedSignature, key: KeyObject): void {
  const canonical = canonicalRequest(request, claim.signedHeaders, payloadHash(request))
  const expected = sign(key, claim.timestamp, claim.scope, canonical ?? '')
  if (canonical === undefined || !equal(expected, claim.signature))
    throw invalidSignature(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    )
}

/** What the client says it hashed is what arrived, or it says that it signed no body. */
function payloadHash(request: RawRequest): string {
  const stated = request.headers.get('x-amz-content-sha256')
  if (stated === unsigned) return unsigned
  const actual = sha256(request.body)
  if (stated !== undefined && stated !== actual)
    throw invalidSignature("The value of 'x-amz-content-sha256' is not the SHA-256 of the body.")
  return actual
}

function judgeSession(claim: ClaimedSignature, key: SigningKey, now: number): void {
  const [given, wanted] = [claim.sessionToken ?? '', key.sessionToken ?? '']
  if (!equal(sha256(given), sha256(wanted))) throw unrecognizedClient()
  if (key.expiresAt !== undefined && key.expiresAt <= now) throw expiredToken()
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
