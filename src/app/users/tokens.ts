import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret of 256 bits for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The form of `newToken`. */
export const tokenForm = /^[\w-]{43}$/

/** What the store keeps of a token: SHA-256 in hex, which is of no use without the token. */
export function tokenId(token: string): string {
  return createHash('sha256').update('token\0').update(token).digest('hex')
}

/** The token that writes of a session must carry; it follows from the cookie, which scripts of a page cannot read. */
export function csrfToken(token: string): string {
  return createHmac('sha256', token).update('plinth csrf').digest('base64url')
}

/** Compares in a time that says nothing of where the texts differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
