import { WireError } from '../wire/protocol/wire-error.ts'

/** 403: the request carries no signature at all. */
export function missingToken(): WireError {
  return new WireError(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token')
}

/** 403: half a signature, or one in a form of its own. */
export function incompleteSignature(why: string): WireError {
  return new WireError(403, 'IncompleteSignatureException', why)
}

/** 403: no such key, revoked, or not with this session token. Which of them is not told. */
export function unrecognizedClient(): WireError {
  return new WireError(
    403,
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  )
}

/** 403: the key was good once. */
export function expiredToken(): WireError {
  return new WireError(
    403,
    'ExpiredTokenException',
    'The security token included in the request is expired',
  )
}

/** 403: signed with another secret, for another service, or not the request that arrived. */
export function invalidSignature(why: string): WireError {
  return new WireError(403, 'InvalidSignatureException', why)
}
